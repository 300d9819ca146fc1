"""Whether an entry of a feed is the article, or wants to lead to it."""

import re

from briefer.ingest.draft import Draft

WHOLE = 1200
"Characters: news in full is longer, but for a few flashes, which lose nothing by being read on their page."
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(more\)"
    r"|\b(?:read|continue|see|view)\s+(?:more|on|reading|(?:the )?(?:rest|full|whole)\b.{0,40})"
    r"|\bappeared first on\b.{0,120})\W*$",
    re.IGNORECASE,
)


def is_teaser(draft: Draft) -> bool:
    """Whether its text is shorter than news is, or ends as one that was cut off."""
    body = [block.text for block in draft.blocks]
    return not body or sum(map(len, body)) < WHOLE or _CUT_OFF.search(body[-1]) is not None
