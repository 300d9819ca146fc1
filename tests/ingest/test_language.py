"""The language of a text whose source does not say."""

import subprocess
import sys

import pytest

from briefer.ingest import read_article
from briefer.ingest.language import language_of
from tests.ingest.documents import SENTENCES

GERMAN = (
    "Die Regierung in Berlin hat am Mittwoch mitgeteilt, dass die Gespräche mit den Partnern vertagt worden sind und "
    "erst im Herbst wieder aufgenommen werden sollen."
)
PERSIAN = (
    "وزارت خارجه روز چهارشنبه اعلام کرد که مذاکرات با کشورهای اروپایی به هفته آینده "
    "موکول شده است و تاریخ دقیقی تعیین نشده است."
)


@pytest.mark.parametrize(("text", "language"), [(" ".join(SENTENCES), "en"), (GERMAN, "de"), (PERSIAN, "fa")])
def test_it_is_told_by_the_text(text: str, language: str) -> None:
    assert read_article(text.encode(), source="a.txt", now=None).language == language


def test_what_the_source_states_stands() -> None:
    stated = f"---\nlanguage: nl\n---\n{GERMAN}".encode()
    assert read_article(stated, source="a.md", now=None).language == "nl"


def test_of_a_few_words_nothing_is_told() -> None:
    assert language_of("Gates open. Ilse Brandt, Kovar.") is None


def test_an_english_text_does_not_load_the_model() -> None:
    code = (
        "import sys; from briefer.ingest.language import language_of; "
        "print(language_of(sys.argv[1]), 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, " ".join(SENTENCES)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "False"]
