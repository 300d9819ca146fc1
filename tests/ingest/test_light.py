"""Importing the stage is cheap: every reader is imported by its first input."""

import subprocess
import sys

HEAVY = (
    "trafilatura",
    "lxml",
    "htmldate",
    "markdown_it",
    "frontmatter",
    "yaml",
    "dateparser",
    "charset_normalizer",
    "spacy",
    "httpx2",
)


def loaded_after(code: str) -> set[str]:
    program = f"import sys; {code}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_ingest_loads_no_reader() -> None:
    assert loaded_after("import briefer.ingest") == set()


def test_naming_an_address_loads_no_client_before_it_is_fetched() -> None:
    code = (
        "import io; from briefer.config import FetchSettings; from briefer.ingest import find_inputs, guarded; "
        "list(find_inputs(['https://a.example/'], stdin=io.BytesIO(), fetch=guarded(FetchSettings())))"
    )
    assert loaded_after(code) == set()


def test_reading_plain_text_loads_no_other_reader() -> None:
    code = "from briefer.ingest import read_article; read_article(b'Lorries stood.', source='a.txt', now=None)"
    assert loaded_after(code) == set()


def test_reading_markdown_does_not_load_the_page_reader() -> None:
    code = "from briefer.ingest import read_article; read_article(b'# A\\n\\nB c.', source='a.md', now=None)"
    assert loaded_after(code) == {"markdown_it"}
