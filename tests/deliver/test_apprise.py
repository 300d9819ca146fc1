"""Anything that apprise knows, by the one service of it that speaks to a host of the tests' own."""

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefer.config import AppriseTarget
from briefer.deliver import Patience, Receipt, Secrets, deliver
from briefer.errors import DeliveryError
from tests.deliver.maker import NOW, Time, parcel
from tests.network.hosts import Played, played, send

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # in what apprise stands on

TARGET = AppriseTarget(name="any", max_marking="TLP:GREEN", url="env:ANY")


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        running.pages["/in"] = send(200)
        yield running


def say(root: Path, address: str, to: AppriseTarget = TARGET, **given: Any) -> Receipt:
    options: dict[str, Any] = {"patience": Patience(total=0), "secrets": Secrets(root, {"ANY": address})} | given
    return deliver(parcel(root / "out"), to, root=root, now=lambda: NOW, **options)


def test_the_words_arrive_with_the_marking_first(tmp_path: Path, host: Played) -> None:
    receipt = say(tmp_path, f"json://127.0.0.1:{host.port}/in")
    (asked,) = host.asked
    said = json.loads(asked.body)
    assert said["title"] == "[TLP:GREEN] The Ulmeth Dam dispute (ISHEL-20260310-2100)"
    assert said["message"].startswith("The ceasefire starts at midnight.")
    assert (said["attachments"], receipt.words) == ([], "taken by the service")


def test_files_go_along_where_the_target_wants_them(tmp_path: Path, host: Played) -> None:
    say(tmp_path, f"json://127.0.0.1:{host.port}/in", AppriseTarget(
        name="any", max_marking="TLP:GREEN", url="env:ANY", attach=("pdf",)
    ))  # fmt: skip
    assert [one["filename"] for one in json.loads(host.asked[0].body)["attachments"]] == ["ishel-1.pdf"]


def test_what_apprise_does_not_know_is_told_without_being_repeated(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="env:ANY: it is no address that apprise knows") as caught:
        say(tmp_path, "hush://hush")
    assert not caught.value.retry
    assert "hush" not in str(caught.value)


def test_a_service_that_fails_may_take_it_later_and_nothing_tells_its_token(
    tmp_path: Path, host: Played, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    host.pages["/in/hushword"] = send(500)
    clock, told = Time(), list[str]()
    with pytest.raises(DeliveryError, match="the service did not take it") as caught:
        say(
            tmp_path,
            f"json://desk:hushword@127.0.0.1:{host.port}/in/hushword",
            told=told.append,
            patience=clock.patience(total=9),
        )
    assert caught.value.retry
    assert len(host.asked) == len(clock.slept) + 1 > 1
    output = capfd.readouterr()
    trace = "".join(traceback.format_exception(caught.value))
    assert "hushword" not in "\n".join((str(caught.value), *told, caplog.text, output.out, output.err, trace))


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(DeliveryError, match=r"apprise is not installed; run `pip install 'briefer\[notify\]'`"):
        say(tmp_path, "json://a.example")
