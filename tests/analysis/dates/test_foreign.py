"""Articles in other languages: dates written out in full, and nothing else."""

import subprocess
import sys
from dataclasses import replace

import pytest

from briefer.analysis.dates.find import find_dates
from briefer.analysis.dates.foreign import RULE, read_foreign
from tests.conftest import Parse


def values(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.reading.value) for f in read_foreign(text, language, [(0, len(text))])]


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "Der Hafen wurde am 6. März 2021 geöffnet.", "6. März 2021", "2021-03-06"),
        ("de", "Das Protokoll vom 13.03.2021 fehlt.", "13.03.2021", "2021-03-13"),
        ("fr", "Le port a rouvert le 1er août 2020.", "1er août 2020", "2020-08-01"),
        ("es", "El puerto abrió el 6 de marzo de 2021.", "6 de marzo de 2021", "2021-03-06"),
        ("ru", "Порт открыли 6 марта 2021 года.", "6 марта 2021", "2021-03-06"),
        ("ar", "فتح الميناء في 6 مارس 2021 صباحا", "6 مارس 2021", "2021-03-06"),
        ("ar", "فتح الميناء في 13 كانون الثاني 2022 صباحا", "13 كانون الثاني 2022", "2022-01-13"),
        ("ar", "فتح الميناء في ١٣ يناير ٢٠٢٢ صباحا", "١٣ يناير ٢٠٢٢", "2022-01-13"),
        ("he", "הנמל נפתח ב-6 במרץ 2021.", "6 במרץ 2021", "2021-03-06"),
        ("uk", "Порт відкрили 6 березня 2021 року.", "6 березня 2021", "2021-03-06"),
        ("zh", "港口于2021年3月6日开放。", "2021年3月6日", "2021-03-06"),
        ("xx", "Portus 2021-03-06 apertus.", "2021-03-06", "2021-03-06"),
    ],
)
def test_a_full_date_is_read(language: str, text: str, words: str, value: str) -> None:
    """In the words of the language, with its own marks; ISO dates in any."""
    assert values(text, language) == [(words, value)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Freitag und im März war der Hafen zu, auch 2020."),
        ("fr", "Les 12 bateaux de 2020 sont partis en mai."),
        ("de", "Am 31. Februar 2021 war nichts."),
        ("xx", "Am 6. März 2021 war nichts."),
        ("xx", "2021-13-45"),
    ],
)
def test_nothing_less_than_a_full_date(language: str, text: str) -> None:
    """Neither weekdays, months and years alone, counted things, nor days that do not exist."""
    assert values(text, language) == []


def test_the_english_grammar_is_not_tried(parse: Parse) -> None:
    """A word that is a month in English is none in an article that says it is in another language."""
    document = parse("Die Boote fuhren am 6. März 2021 now and in May.")
    german = replace(document, article=replace(document.article, language="de"))
    assert [(ref.value, ref.rule, ref.anchor) for ref in find_dates(german)] == [("2021-03-06", RULE, None)]


def test_english_articles_do_not_load_dateparser() -> None:
    """Its import and locale data cost nothing to those who do not need them."""
    program = "import sys; import briefer.analysis.dates.find; sys.exit('dateparser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
