"""Lists of feeds go in and out, and none of them can do harm."""

import pytest

from briefer.errors import IngestError
from briefer.ingest import Parsers
from briefer.ingest.feeds import Outline, outlines_of, write_opml
from tests.shared import shared


def read(data: bytes | str) -> tuple[Outline, ...]:
    with Parsers() as parsers:
        return outlines_of(data if isinstance(data, bytes) else data.encode(), source="feeds.opml", parsers=parsers)


def test_folders_and_categories_become_tags_and_addresses_stand_once() -> None:
    found = read(
        '<opml version="2.0"><body><outline text="Press"><outline text="Daily">'
        '<outline type="rss" text="Orrel &amp; Post" xmlUrl="https://paper.example/feed?key=1" category="/dam,river"/>'
        '</outline></outline><outline xmlUrl="https://other.example/feed"/>'
        '<outline text="Again" xmlUrl="https://paper.example/feed?key=1"/></body></opml>'
    )
    assert found == (
        Outline(
            title="Orrel & Post", url="https://paper.example/feed?key=1", folders=("Press", "Daily", "dam", "river")
        ),
        Outline(title="https://other.example/feed", url="https://other.example/feed"),
    )


def test_what_goes_out_comes_in_the_same_whatever_it_holds() -> None:
    feeds = (
        Outline(title="<b>\"Gates\" & 'weirs'</b>", url="https://paper.example/f?a=1&b=<2>", folders=("dam", "x]]>y")),
        Outline(title="Hráz", url="https://other.example/feed"),
    )
    assert read(write_opml(feeds, title='A "desk" <&>')) == feeds


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", "cannot be read as OPML"),
        ("feeds", "cannot be read as OPML"),
        ("<rss/>", "it is XML and no OPML"),
        ('<!DOCTYPE opml SYSTEM "http://other.example/x.dtd"><opml/>', "it declares a document type"),
        (
            '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&x;"/></opml>',
            "",
        ),
        ("<opml>" + "<outline text='a'>" * 100_000, "cannot be read as OPML"),
    ],
)
def test_what_is_no_opml_or_more_is_refused(data: str, told: str) -> None:
    with pytest.raises(IngestError) as caught:
        read(data)
    assert str(caught.value).startswith("feeds.opml: ")
    assert told in str(caught.value)
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize("name", ["bl.xml", "qb.xml", "xxe.xml"])
def test_bombs_are_refused(name: str) -> None:
    with pytest.raises(IngestError, match=r"^feeds\.opml: "):
        read(shared("hostile", name).read_bytes())
