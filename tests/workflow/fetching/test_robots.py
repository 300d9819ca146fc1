"""What robots.txt of a host lets us have: asked once a day, also where a redirect leads."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.network.hosts import Asked, Page, leads_to, send, story
from tests.workflow.fetching.newsroom import NOW, PAPER, Newsroom, feed, item


def robots(words: str) -> Page:
    return send(200, words.encode(), Content_Type="text/plain")


def test_a_feed_that_robots_may_not_have_is_not_asked_for(room: Newsroom) -> None:
    room.host.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /feed"), "/feed": feed(item())}
    fetched = room.one()
    assert (fetched.outcome, room.host.paths) == ("failed", ["/robots.txt"])
    assert "the robots.txt of its host does not allow it" in str(fetched.error)


def test_a_page_that_robots_may_not_have_is_a_gap(room: Newsroom) -> None:
    room.host.pages |= {
        "/robots.txt": robots("User-agent: Briefer\nDisallow: /story/"),
        "/feed": feed(item(body="The board said so on Monday…")),
        "/story/1": story(),
    }
    (gap,) = room.one().gaps
    assert "does not allow it" in gap
    assert room.articles[0].tags == ("teaser",)
    assert "/story/1" not in room.host.paths


def test_what_others_may_not_have_is_not_our_business(room: Newsroom) -> None:
    room.host.pages |= {"/robots.txt": robots("User-agent: OtherBot\nDisallow: /"), "/feed": feed(item())}
    assert room.one().news == 1


def test_a_host_of_one_s_own_may_be_asked_without_robots(room: Newsroom) -> None:
    room.host.pages |= {"/robots.txt": robots("User-agent: *\nDisallow: /"), "/feed": feed(item())}
    assert room.one(replace(PAPER, robots=False)).news == 1
    assert "/robots.txt" not in room.host.paths


@pytest.mark.parametrize("status", [500, 503, 429])
def test_while_robots_txt_cannot_be_had_nothing_is_asked_for(room: Newsroom, status: int) -> None:
    room.host.pages |= {"/robots.txt": send(status), "/feed": feed(item())}
    assert "without it nothing is fetched there" in str(room.one().error)
    assert "/feed" not in room.host.paths


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_all(room: Newsroom, status: int) -> None:
    room.host.pages |= {"/robots.txt": send(status), "/feed": feed(item())}
    assert room.one().news == 1


def test_robots_txt_is_asked_for_once_a_day_and_host(room: Newsroom) -> None:
    room.host.pages["/feed"] = feed(item())
    room.one()
    room.one(now=NOW + timedelta(hours=23))
    assert room.host.paths.count("/robots.txt") == 1
    room.one(now=NOW + timedelta(hours=25))
    assert room.host.paths.count("/robots.txt") == 2


def by_host(**pages: Page) -> Page:
    """An answer by the name before `.example` in the request."""

    def page(asked: Asked) -> None:
        pages[asked.headers["Host"].partition(".")[0]](asked)

    return page


def asked_of(room: Newsroom) -> list[str]:
    return [f"{asked.headers['Host']}{asked.path}" for asked in room.host.asked]


def test_the_host_that_a_redirect_leads_to_is_asked_for_its_robots_txt_once(room: Newsroom) -> None:
    room.host.pages |= {
        "/robots.txt": by_host(paper=send(404), other=robots("User-agent: *\nDisallow: /private")),
        "/feed": leads_to("http://other.example/feed"),
        "/second": leads_to("http://other.example/private/feed"),
    }
    room.host.pages["/feed"] = by_host(paper=leads_to("http://other.example/feed"), other=feed(item()))
    assert room.one().news == 1
    second = room.one(replace(PAPER, name="second", url="http://paper.example/second"))
    assert str(second.error) == (
        "http://paper.example/second: it leads to http://other.example/private/feed: the robots.txt of its host does "
        "not allow it to be fetched by programs; open it in the browser, save the page and add the file"
    )
    assert asked_of(room) == [
        "paper.example/robots.txt",
        "paper.example/feed",
        "other.example/robots.txt",
        "other.example/feed",
        "paper.example/second",
    ]


def test_a_redirect_to_what_the_same_host_keeps_from_robots_is_not_followed(room: Newsroom) -> None:
    room.host.pages |= {
        "/robots.txt": robots("User-agent: *\nDisallow: /private"),
        "/feed": leads_to("/private/feed"),
        "/private/feed": feed(item()),
    }
    assert "does not allow it to be fetched by programs" in str(room.one().error)
    assert asked_of(room) == ["paper.example/robots.txt", "paper.example/feed"]


def test_an_entry_whose_page_is_led_to_where_robots_may_not_go_is_a_gap(room: Newsroom) -> None:
    room.host.pages |= {
        "/robots.txt": by_host(paper=send(404), other=robots("User-agent: *\nDisallow: /")),
        "/feed": feed(item(body="The board…")),
        "/story/1": leads_to("http://other.example/long"),
        "/long": story(),
    }
    (gap,) = room.one().gaps
    assert gap.startswith("http://paper.example/story/1: it leads to http://other.example/long: the robots.txt")
    assert "other.example/long" not in asked_of(room)


def test_hosts_of_one_s_own_are_led_on_to_without_robots(room: Newsroom) -> None:
    room.host.pages |= {
        "/robots.txt": robots("User-agent: *\nDisallow: /"),
        "/feed": by_host(paper=leads_to("http://other.example/feed"), other=feed(item())),
    }
    assert room.one(replace(PAPER, robots=False)).news == 1


def test_the_host_that_a_redirect_leads_to_gets_its_pause_and_the_time_of_it_is_not_the_request_s(
    room: Newsroom,
) -> None:
    room.pause = 60
    room.ways["clock"] = lambda: room.time
    room.host.pages["/feed"] = by_host(paper=leads_to("http://other.example/feed"), other=feed(item()))
    assert room.one().news == 1
    assert room.slept == [60, 60]


def test_the_pause_that_robots_txt_asks_for_is_kept_within_reason(room: Newsroom) -> None:
    room.host.pages |= {"/robots.txt": robots("User-agent: *\nCrawl-delay: 10"), "/feed": feed(item())}
    room.one()
    assert room.slept == [10]
    room.host.pages["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 86400")
    room.slept.clear()
    room.one(now=NOW + timedelta(days=2))
    assert room.slept == [30]
