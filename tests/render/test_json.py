"""A brief as JSON, and back."""

from dataclasses import replace

import pytest

from briefer.errors import RenderError
from briefer.model import Brief
from briefer.render import read_json, render_json


def test_a_brief_comes_back_equal(brief: Brief) -> None:
    assert read_json(render_json(brief)) == brief


def test_json_is_indented_in_the_order_of_the_model(brief: Brief) -> None:
    lines = render_json(brief).decode().splitlines()
    assert lines[1] == '  "schema": "briefer.brief/1",'
    assert lines[2] == '  "front": {'


def test_other_schemas_are_refused(brief: Brief) -> None:
    """A file of a later schema is named, not half read."""
    with pytest.raises(RenderError, match=r"briefer\.brief/9"):
        read_json(render_json(replace(brief, schema="briefer.brief/9")))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema": 1}', b"\xff\xfe"])
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(RenderError, match="brief JSON"):
        read_json(data)


def test_an_unpaired_surrogate_is_refused(brief: Brief) -> None:
    """Such a text cannot be written as UTF-8, and the message says which brief."""
    with pytest.raises(RenderError, match=brief.front.number):
        render_json(replace(brief, front=replace(brief.front, title="\ud800")))
