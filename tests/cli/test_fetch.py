"""`briefer fetch`, as a user and as a program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import call, workspace
from tests.network.hosts import Played, played, send
from tests.workflow.fetching.newsroom import SENTENCE, feed, item, rss

PAUSES = '[fetch]\nallow_private = ["127.0.0.1"]\npause = 0\n'


@pytest.fixture
def host() -> Iterator[Played]:
    with played() as running:
        running.pages["/feed"] = feed(item(), item(2, body=f"<p>{SENTENCE * 15}</p>"))
        yield running


@pytest.fixture
def desk(host: Played, tmp_path: Path) -> Path:
    return workspace(tmp_path / "watch", PAUSES + source(host, "paper", "feed?token=hush"))


def source(host: Played, name: str, path: str) -> str:
    return f'[[source]]\nkind = "feed"\nname = "{name}"\nurl = "http://127.0.0.1:{host.port}/{path}"\n'


@pytest.fixture(autouse=True)
def with_its_key(host: Played) -> None:
    host.pages["/feed?token=hush"] = host.pages["/feed"]


def test_what_is_new_is_listed_and_the_exit_code_says_whether_something_is(desk: Path) -> None:
    first = call(desk, "fetch")
    assert (first.code, first.err) == (0, "")
    lines = first.out.splitlines()
    assert [line.split()[0] for line in lines] == ["new", "new", "paper:"]
    assert lines[2] == "paper: 2 new or changed"
    second = call(desk, "fetch")
    assert (second.code, "paper: not due before " in second.out) == (3, True)
    third = call(desk, "fetch", "paper", "--now")
    assert (third.code, third.out) == (3, "paper: nothing new\n")


def test_a_source_that_fails_is_told_and_the_others_are_taken(host: Played, desk: Path) -> None:
    with (desk / "briefer.toml").open("a", encoding="utf-8") as file:
        file.write(source(host, "gone", "none?token=hush"))
    done = call(desk, "fetch")
    assert (done.code, done.out.splitlines()[-2:]) == (5, ["paper: 2 new or changed", "gone: failed"])
    place = f"http://127.0.0.1:{host.port}/none"
    assert done.err == f"warning: source gone: {place}: there is no such page; check the address (HTTP 404)\n"


def test_as_json_everything_is_told_and_no_secret(host: Played, desk: Path) -> None:
    host.pages["/feed?token=hush"] = feed(
        item(body="<p>The board…</p>", link=f"http://127.0.0.1:{host.port}/none?t=hush")
    )
    done = call(desk, "fetch", "--json")
    (record,) = done.json
    assert (record["source"], record["outcome"], len(record["articles"])) == ("paper", "new", 1)
    assert record["articles"][0]["outcome"] == "new"
    assert record["gaps"][0].startswith(f"http://127.0.0.1:{host.port}/none: there is no such page")
    assert (record["error"], record["ended"]) == (None, None)
    assert "hush" not in done.out + done.err


def test_a_source_that_ended_is_told_of_each_time_until_it_is_resumed(host: Played, desk: Path) -> None:
    host.pages["/feed?token=hush"] = send(410)
    assert call(desk, "fetch").code == 5
    done = call(desk, "fetch", "--now")
    assert (done.code, done.out) == (3, "paper: ended\n")
    assert "gone for good (HTTP 410)" in done.err
    host.pages["/feed?token=hush"] = feed(item())
    assert call(desk, "sources", "resume", "paper").code == 0
    assert call(desk, "fetch").code == 0


def test_a_name_that_is_no_source_s_is_a_mistake(desk: Path, host: Played) -> None:
    done = call(desk, "fetch", "papr")
    assert (done.code, host.paths) == (2, [])
    assert "source papr: no [[source]] of briefer.toml has this name; there are: paper" in done.err


def test_without_sources_it_says_how_to_add_one(tmp_path: Path) -> None:
    done = call(workspace(tmp_path / "empty"), "fetch")
    assert (done.code, "add one with `briefer sources add ADDRESS`" in done.err) == (2, True)


def test_how_far_it_is_is_told_in_lines_for_programs(desk: Path) -> None:
    done = call(desk, "--progress", "lines", "fetch")
    assert done.err.splitlines() == ["paper 1/2", "paper 2/2", "fetch 1/1"]


def test_without_being_opened_nothing_on_this_machine_is_asked(host: Played, tmp_path: Path) -> None:
    done = call(workspace(tmp_path / "other", source(host, "paper", "feed")), "fetch")
    assert (done.code, host.paths) == (5, [])


def test_gaps_are_listed_with_what_was_taken_instead(host: Played, desk: Path) -> None:
    host.pages["/feed?token=hush"] = feed(
        item(body="<p>The board…</p>", link=f"http://127.0.0.1:{host.port}/none?t=hush")
    )
    call(desk, "fetch")
    done = call(desk, "sources", "gaps", "paper")
    assert done.out.split()[:2] == ["paper", call(desk, "list", "--json").json[0]["id"]]
    assert "there is no such page" in done.out
    (listed,) = call(desk, "sources", "gaps", "--json").json
    assert (listed["source"], "hush" in f"{listed} {done.out}") == ("paper", False)


def test_a_feed_can_be_added_once_by_its_address_or_as_a_file(host: Played, desk: Path) -> None:
    done = call(desk, "add", f"http://127.0.0.1:{host.port}/feed", "--tag", "once")
    assert (done.code, [line.split()[0] for line in done.out.splitlines()]) == (0, ["new", "new"])
    urls = {one["url"] for one in call(desk, "list", "--json").json}
    assert urls == {"http://paper.example/story/1", "http://paper.example/story/2"}
    (desk / "saved.xml").write_bytes(rss(item(3, body=SENTENCE)))
    assert call(desk, "add", "saved.xml").out.startswith("new ")
    assert call(desk, "fetch").code == 3


def test_a_feed_without_entries_adds_nothing_and_says_so(desk: Path) -> None:
    (desk / "saved.json").write_text('{"version": "https://jsonfeed.org/version/1.1", "items": []}', encoding="utf-8")
    done = call(desk, "add", "saved.json")
    assert (done.code, "saved.json: the feed has no entries now" in done.err) == (1, True)


def test_a_feed_that_is_named_as_a_page_is_told(host: Played, tmp_path: Path) -> None:
    place = source(host, "paper", "feed").replace('"feed"', '"address"', 1)
    done = call(workspace(tmp_path / "other", PAUSES + place), "fetch")
    assert (done.code, 'write kind = "feed" for the source' in done.err) == (5, True)
