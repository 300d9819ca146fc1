"""A brief as a signed POST: what the receiver can check, and what becomes of every answer."""

import base64
import hashlib
import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from briefer.config import WebhookTarget
from briefer.deliver import Note, Patience, Receipt, Secrets, deliver, key_of, notify
from briefer.errors import DeliveryError
from briefer.network import Limits, Ways
from tests.deliver.maker import PDF, Time, parcel
from tests.network.hosts import PUBLIC, Asked, Page, Played, World, leads_to, played, send

KEY = "whsec_" + base64.b64encode(b"hush-hush-hush-hush-hush").decode()
ONCE = Patience(total=0)


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        running.pages["/in"] = send(204)
        yield running


def target(host: Played, **given: Any) -> WebhookTarget:
    facts: dict[str, Any] = {
        "name": "hook",
        "max_marking": "TLP:AMBER",
        "url": f"http://127.0.0.1:{host.port}/in",
        "secret": "env:HOOK",
        "allow_private": ("127.0.0.1",),
    }
    return WebhookTarget(**(facts | given))


def post(
    root: Path, to: WebhookTarget, *, about: dict[str, Any] | None = None, at: datetime | None = None, **given: Any
) -> Receipt:
    options: dict[str, Any] = {"patience": ONCE, "secrets": Secrets(root, {"HOOK": KEY})} | given
    # The library that checks signatures reads the clock, and takes no instant far from it.
    return deliver(parcel(root / "out", **(about or {})), to, root=root, now=lambda: at or datetime.now(UTC), **options)


def test_the_receiver_can_check_who_sent_it_and_that_nobody_changed_it(tmp_path: Path, host: Played) -> None:
    receipt = post(tmp_path, target(host))
    (asked,) = host.asked
    event = Webhook(KEY).verify(asked.body, dict(asked.headers))
    assert event["type"] == "brief.delivered"
    assert {name: event["data"][name] for name in ("number", "profile", "title", "marking", "as_of")} == {
        "number": "ISHEL-20260310-2100",
        "profile": "ishel",
        "title": "The Ulmeth Dam dispute",
        "marking": "TLP:GREEN",
        "as_of": "2026-03-10T21:00:00+00:00",
    }
    pdf = event["data"]["files"][0]
    assert (pdf["name"], pdf["sha256"], pdf["size"], pdf["content"]) == (
        "ishel-1.pdf", hashlib.sha256(PDF).hexdigest(), len(PDF), None
    )  # fmt: skip
    assert asked.headers["webhook-id"] == f"msg_{key_of('ISHEL-20260310-2100', 'hook')}"
    assert asked.headers["Content-Type"] == "application/json"
    assert receipt.words == "taken by 127.0.0.1 (204)"


def test_another_key_or_a_changed_body_does_not_pass_the_check(tmp_path: Path, host: Played) -> None:
    post(tmp_path, target(host))
    (asked,) = host.asked
    for key, body in ((KEY[:-4] + "aaaa", asked.body), (KEY, asked.body.replace(b"GREEN", b"CLEAR"))):
        with pytest.raises(WebhookVerificationError):
            Webhook(key).verify(body, dict(asked.headers))


def test_a_repeat_has_the_same_id_and_its_own_time(tmp_path: Path, host: Played) -> None:
    now = datetime.now(UTC)
    for at in (now, now - timedelta(seconds=90)):
        post(tmp_path, target(host), at=at)
    first, second = host.asked
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    stamps = [int(asked.headers["webhook-timestamp"]) for asked in host.asked]
    assert stamps[0] - stamps[1] == 90
    for asked in host.asked:
        Webhook(KEY).verify(asked.body, dict(asked.headers))


def test_files_go_along_where_the_target_wants_them(tmp_path: Path, host: Played) -> None:
    post(tmp_path, target(host, attach=("pdf",)))
    pdf, data = json.loads(host.asked[0].body)["data"]["files"]
    assert (base64.b64decode(pdf["content"]), data["content"]) == (PDF, None)


def test_a_body_over_the_limit_is_not_sent(tmp_path: Path, host: Played) -> None:
    large = {"files": {"a.pdf": bytes(900_000)}}
    with pytest.raises(DeliveryError, match=r"the body has 1\.2 MB and may have 1; attach less") as caught:
        post(tmp_path, target(host, attach=("pdf",), max_size_mb=1), about=large)
    assert (caught.value.retry, host.asked) == (False, [])


def test_a_notice_is_an_event_of_its_own(tmp_path: Path, host: Played) -> None:
    note = Note(subject="No brief", text="The lint found one.", marking="TLP:AMBER", key="I-1")
    secrets = Secrets(tmp_path, {"HOOK": KEY})
    notify(note, target(host), root=tmp_path, now=lambda: datetime.now(UTC), secrets=secrets, patience=ONCE)
    event = Webhook(KEY).verify(host.asked[0].body, dict(host.asked[0].headers))
    assert (event["type"], event["data"]["text"], event["data"]["files"]) == ("brief.notice", "The lint found one.", [])


@pytest.mark.parametrize("status", [200, 201, 202, 204, 206])
def test_every_answer_of_success_is_one(tmp_path: Path, host: Played, status: int) -> None:
    host.pages["/in"] = send(status)
    assert post(tmp_path, target(host)).words == f"taken by 127.0.0.1 ({status})"


def test_what_a_receiver_says_beside_its_status_is_not_read(tmp_path: Path, host: Played) -> None:
    host.pages["/in"] = send(200, b"x", Content_Length="9" * 12, Content_Encoding="br")
    assert post(tmp_path, target(host)).attempts == 1


@pytest.mark.parametrize(
    ("status", "told", "retry"),
    [
        (301, "it leads elsewhere, and no redirect is followed with a brief (HTTP 301)", False),
        (307, "it leads elsewhere", False),
        (400, "it refuses it (HTTP 400); check url and secret", False),
        (401, "it refuses it", False),
        (404, "it refuses it", False),
        (408, "it cannot take it now (HTTP 408); try again later", True),
        (410, "the receiver wants nothing more (HTTP 410); take hook out of briefer.toml", False),
        (429, "it cannot take it now (HTTP 429)", True),
        (500, "it cannot take it now (HTTP 500)", True),
        (503, "it cannot take it now (HTTP 503)", True),
    ],
)
def test_every_other_answer_is_told_with_what_to_do(
    tmp_path: Path,
    host: Played,
    status: int,
    told: str,
    retry: bool,  # noqa: FBT001 - a parameter
) -> None:
    host.pages |= {"/in": leads_to("/elsewhere", status), "/elsewhere": send(200)}
    with pytest.raises(DeliveryError) as caught:
        post(tmp_path, target(host))
    assert f"deliver hook: 127.0.0.1: {told}" in str(caught.value)
    assert (caught.value.retry, caught.value.gone) == (retry, status == 410)
    assert host.paths == ["/in"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_receiver_that_asks_to_wait_is_left_alone_for_so_long(tmp_path: Path, host: Played, status: int) -> None:
    clock = Time()
    pages: list[Page] = [send(status, Retry_After="45"), send(status, Retry_After="0"), send(200)]

    def next_page(asked: Asked) -> None:
        pages.pop(0)(asked)

    host.pages["/in"] = next_page
    assert post(tmp_path, target(host), patience=clock.patience()).attempts == 3
    assert clock.slept[0] == 45
    assert 2 <= clock.slept[1] <= 4
    assert len({asked.headers["webhook-id"] for asked in host.asked}) == 1


def test_a_receiver_that_asks_for_more_than_there_is_is_not_waited_for(tmp_path: Path, host: Played) -> None:
    clock = Time()
    host.pages["/in"] = send(503, Retry_After="3600")
    with pytest.raises(DeliveryError, match="it asks to wait 3600 s; try again later") as caught:
        post(tmp_path, target(host), patience=clock.patience(total=300))
    assert (caught.value.retry, caught.value.wait, clock.slept) == (True, 3600, [])


def test_a_receiver_on_a_private_address_is_not_reached_until_it_is_named(tmp_path: Path, host: Played) -> None:
    for url, allowed in (
        (f"https://127.0.0.1:{host.port}/in", ()),
        (f"https://localhost:{host.port}/in", ("127.0.0.1",)),
        (f"https://[::ffff:127.0.0.1]:{host.port}/in", ("127.0.0.1",)),
        ("https://169.254.169.254/in", ("169.254.169.254",)),
    ):
        with pytest.raises(DeliveryError, match="only public ones are dialled") as caught:
            post(tmp_path, target(host, url=url, allow_private=allowed))
        assert not caught.value.retry
    assert 'set allow_private = ["127.0.0.1"] in [[deliver]] hook of briefer.toml' in told_of(tmp_path, host)
    assert host.asked == []


def told_of(root: Path, host: Played) -> str:
    with pytest.raises(DeliveryError) as caught:
        post(root, target(host, url=f"https://127.0.0.1:{host.port}/in", allow_private=()))
    return str(caught.value)


def test_what_was_checked_is_what_is_dialled(tmp_path: Path, host: Played) -> None:
    world = World(port=host.port, names={"hook.example": [[PUBLIC], ["127.0.0.1"]]})
    to = target(host, url="http://hook.example/in", allow_private=("hook.example",))

    def ways() -> Ways:
        return world.client().ways

    post(tmp_path, to, ways=ways)
    assert (world.looked_up, world.dialled, host.paths) == (["hook.example"], [PUBLIC], ["/in"])


def test_no_proxy_of_the_environment_gets_the_brief(
    tmp_path: Path, host: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    with played() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        post(tmp_path, target(host))
        assert (len(host.asked), proxy.asked) == (1, [])


def test_a_receiver_that_hangs_or_is_not_there_may_come(tmp_path: Path, host: Played) -> None:
    with pytest.raises(DeliveryError, match="cannot be reached") as caught:
        post(tmp_path, target(host, url="http://127.0.0.1:1/in"))
    assert caught.value.retry
    host.pages["/in"] = lambda _: None
    with pytest.raises(DeliveryError, match="the answer is broken") as caught:
        post(tmp_path, target(host))
    assert caught.value.retry


def test_a_receiver_that_says_nothing_is_given_up(
    tmp_path: Path, host: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = Event()

    def hangs(_: Asked) -> None:
        done.wait(5)

    host.pages["/in"] = hangs
    monkeypatch.setattr("briefer.deliver.webhook._LIMITS", Limits(silence=0.2))
    with pytest.raises(DeliveryError, match="the server does not answer; try again later") as caught:
        post(tmp_path, target(host))
    done.set()
    assert caught.value.retry


@pytest.mark.parametrize("key", ["hush", "whsec_", "whsec_hu$h", "whsec_A", "aHVzaC1odXNo"])
def test_a_signing_key_that_is_none_is_told_without_being_repeated(tmp_path: Path, host: Played, key: str) -> None:
    with pytest.raises(DeliveryError, match=r"env:HOOK: a signing key is `.*` and base64; set one") as caught:
        post(tmp_path, target(host), secrets=Secrets(tmp_path, {"HOOK": key}))
    assert not re.search("hu|aHV", str(caught.value))
    assert host.asked == []


def test_an_address_that_is_a_secret_is_never_shown(
    tmp_path: Path, host: Played, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = Secrets(tmp_path, {"HOOK": KEY, "URL": f"http://127.0.0.1:{host.port}/in/T0/hush-way?token=hush-word"})
    host.pages["/in/T0/hush-way?token=hush-word"] = send(500)
    told: list[str] = []
    with pytest.raises(DeliveryError) as caught:
        post(
            tmp_path,
            target(host, url="env:URL"),
            secrets=secrets,
            told=told.append,
            patience=Time().patience(total=9),
        )
    assert len(host.asked) > 1
    output = capfd.readouterr()
    trace = "".join(traceback.format_exception(caught.value))
    everything = "\n".join((str(caught.value), *told, caplog.text, output.out, output.err, trace, repr(secrets)))
    assert "127.0.0.1: it cannot take it now" in everything
    assert not re.search(r"hush|aHVza|T0", everything)


@pytest.mark.parametrize("url", ["http://a.example/hush", "https://u:hush@a.example/", "hush"])
def test_an_address_from_outside_the_file_is_held_to_the_same_rules(tmp_path: Path, host: Played, url: str) -> None:
    secrets = Secrets(tmp_path, {"HOOK": KEY, "URL": url})
    with pytest.raises(DeliveryError, match="deliver hook: env:URL: url: ") as caught:
        post(tmp_path, target(host, url="env:URL"), secrets=secrets)
    assert "hush" not in str(caught.value)
