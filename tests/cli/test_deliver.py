"""`briefer deliver`: what is sent is what was written, and who wants nothing more gets nothing more."""

import base64
from pathlib import Path

import pytest

from tests.cli.program import call
from tests.cli.test_run import gate, names, run
from tests.network.hosts import played, send

HOOK = """
[[deliver]]
kind = "webhook"
name = "hook"
url = "http://127.0.0.1:{port}/in"
secret = "env:HOOK"
allow_private = ["127.0.0.1"]
max_marking = "TLP:AMBER"
"""


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "whsec_" + base64.b64encode(b"hush-hush-hush-hush-hush").decode())


def test_a_file_that_was_changed_after_the_run_is_not_sent(tmp_path: Path) -> None:
    here = gate(tmp_path, target='max_marking = "TLP:CLEAR"')
    number = run(here, "gate", "--json").json["run"]["number"]
    [text] = (here / "out").glob("*.md")
    text.write_text("something else", encoding="utf-8")
    gate(here)
    refused = call(here, "deliver", "again", number)
    assert refused.code == 5
    assert f"{text.name}: it is not the file that was built for {number}; build it again" in refused.err
    assert names(here, "shelf") == []


def test_what_was_built_on_the_command_line_is_sent_once_and_only_as_it_was_built(tmp_path: Path) -> None:
    here = gate(tmp_path)
    built = call(here, "build", "--profile", "gate", "--number", "GATE-7")
    assert built.code == 0, built.err
    assert call(here, "deliver", "GATE-7", "--to", "shelf").out == "shelf: delivered\n"
    assert call(here, "deliver", "GATE-7", "--to", "shelf").out == "shelf: has it already\n"
    [data] = (here / "out").glob("*.json")
    data.write_text(data.read_text(encoding="utf-8").replace("Roe", "Doe"), encoding="utf-8")
    changed = call(here, "deliver", "GATE-7", "--to", "shelf", "--anew")
    assert changed.code == 1
    assert f"{data.name} was changed; build it again" in changed.err


def test_a_receiver_that_wants_nothing_more_gets_nothing_until_somebody_says_so(tmp_path: Path) -> None:
    with played() as host:
        host.pages["/in"] = send(410)
        here = gate(tmp_path, more='when_nothing_new = "write"', target=HOOK.format(port=host.port))
        config = (here / "briefer.toml").read_text(encoding="utf-8")
        (here / "briefer.toml").write_text(
            config.replace('deliver = ["shelf"]', 'deliver = ["hook"]'), encoding="utf-8"
        )
        first = run(here, "gate", "--json").json["run"]
        assert first["outcome"] == "not delivered"
        assert "wants nothing more" in first["message"]
        host.pages["/in"] = send(204)
        second = run(here, "gate", "--json").json["run"]
        assert "hook: disabled: on " in second["message"]
        assert len(host.asked) == 1
        states = {one["number"]: one["state"] for one in call(here, "deliver", "list", "--failed", "--json").json}
        assert (states[first["number"]], states[second["number"]]) == ("disabled", "failed")
        assert "enabled; `briefer deliver again`" in call(here, "deliver", "enable", "hook").out
        for one in (first, second):
            assert call(here, "deliver", "again", one["number"]).out == "hook: delivered\n"
        assert len(host.asked) == 3
