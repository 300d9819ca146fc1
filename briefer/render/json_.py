"""Brief <-> JSON: fields in the order of the model, two spaces, one line feed at the end."""

import msgspec

from briefer.errors import RenderError
from briefer.model import SCHEMA, Brief

_BRIEF = msgspec.json.Decoder(Brief)
"Made while the module is loaded: two threads that first read a class at once end the process (msgspec 0.22)."


def render_json(brief: Brief) -> bytes:
    """The brief as UTF-8 JSON. Equal briefs give equal bytes.

    Raises RenderError when a text holds an unpaired surrogate, which UTF-8 cannot carry.
    """
    try:
        return msgspec.json.format(msgspec.json.encode(brief), indent=2) + b"\n"
    except UnicodeEncodeError as error:
        raise RenderError(
            f"brief {brief.front.number}: a text holds an unpaired surrogate ({error.reason}); add that article again"
        ) from error


def read_json(data: bytes) -> Brief:
    """The brief that `render_json` wrote. Raises RenderError on other schemas and on damaged files."""
    try:
        brief = _BRIEF.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RenderError(f"brief JSON: {error}; give a file that Briefer wrote as JSON") from error
    if brief.schema != SCHEMA:
        raise RenderError(
            f"brief JSON: schema is {brief.schema!r}, this Briefer reads {SCHEMA!r}; build the brief again"
        )
    return brief
