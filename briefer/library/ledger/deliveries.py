"""What was delivered where: asked before anything is sent, so that no reader gets a brief twice."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, select, update

from briefer.library import rows
from briefer.library.ledger.records import Delivery
from briefer.library.own import own
from briefer.library.schema import deliveries
from briefer.library.store import Store
from briefer.model import Json

_CUT_SHORT = "a process ended while it was sending it, so that it may have arrived"


class Deliveries:
    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(
        self, number: str, target: str, *, run: str | None, owner: str, dead: Collection[str], at: str
    ) -> Delivery:
        """Take it in hand, and give back how it stands.

        It is to be sent when it is given back as `sending` with this `owner`. Otherwise it was delivered, or another
        process that is not among the `dead` has it in hand. An `error` says that it may have been sent before.
        """
        with self._store.writing() as connection:
            before = _find(connection, number, target)
            if before is not None:
                if before.state == "delivered":
                    return before
                if before.state == "sending" and before.owner not in (owner, *dead):
                    return before
            attempts = 1 + (before.attempts if before else 0)
            mine = Delivery(
                number=number,
                target=target,
                run=run,
                state="sending",
                attempts=attempts,
                at=at,
                owner=owner,
                error=_CUT_SHORT if before and before.state == "sending" else None,
            )
            _put(connection, mine)
            return mine

    def delivered(self, delivery: Delivery, *, receipt: Json, at: str) -> Delivery:
        return self._over(replace(delivery, state="delivered", receipt=receipt, error=None, at=at))

    def failed(self, delivery: Delivery, *, error: str, at: str) -> Delivery:
        return self._over(replace(delivery, state="failed", error=error, at=at))

    def disabled(self, delivery: Delivery, *, error: str, at: str) -> Delivery:
        """It failed, and nothing more is to be sent to its target until `enable`."""
        return self._over(replace(delivery, state="disabled", error=error, at=at))

    def refusal(self, target: str) -> Delivery | None:
        """The delivery after which the target wants nothing more; None: it takes what comes."""
        here = (deliveries.c.target == target, deliveries.c.state == "disabled")
        wanted = select(deliveries).where(*here).order_by(deliveries.c.at.desc()).limit(1)
        with self._store.reading() as connection:
            return next((_read(row) for row in rows.named(connection.execute(wanted))), None)

    def enable(self, target: str) -> int:
        """Let things be sent to a target again; how many deliveries it had refused so."""
        here = (deliveries.c.target == target, deliveries.c.state == "disabled")
        with self._store.writing() as connection:
            return connection.execute(update(deliveries).where(*here), {"state": "failed"}).rowcount

    def _over(self, delivery: Delivery) -> Delivery:
        with self._store.writing() as connection:
            _put(connection, delivery)
        return delivery

    def forget(self, number: str, target: str, *, at: str) -> None:
        """Let a delivery that was made count as not made, so that it can be made again."""
        with self._store.writing() as connection:
            before = _find(connection, number, target)
            if before is not None and before.state == "delivered":
                _put(connection, replace(before, state="failed", error="it is to be delivered again", at=at))

    def all(self, *, number: str | None = None, failed: bool = False, limit: int = 200) -> list[Delivery]:
        """The latest first; `failed`: only those that did not arrive."""
        wanted = select(deliveries).order_by(deliveries.c.at.desc()).limit(limit)
        if number is not None:
            wanted = wanted.where(deliveries.c.number == number)
        if failed:
            wanted = wanted.where(deliveries.c.state != "delivered")
        with self._store.reading() as connection:
            return [_read(row) for row in rows.named(connection.execute(wanted))]


def _find(connection: Connection, number: str, target: str) -> Delivery | None:
    here = (deliveries.c.number == number, deliveries.c.target == target)
    return next((_read(row) for row in rows.named(connection.execute(select(deliveries).where(*here)))), None)


def _put(connection: Connection, delivery: Delivery) -> None:
    values = {name: getattr(delivery, name) for name in Delivery.__slots__}
    connection.execute(own(connection).upsert(deliveries), {**values, "receipt": rows.json(delivery.receipt)})


def _read(row: Mapping[str, Any]) -> Delivery:
    receipt: Json = None if row["receipt"] is None else msgspec.json.decode(row["receipt"])
    return Delivery(**{**row, "receipt": receipt})
