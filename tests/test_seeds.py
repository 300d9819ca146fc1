"""The sample articles hold what their index promises and nothing of anybody else's words."""

import hashlib
import html
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
INDEX = SEEDS / "SOURCES.md"
ARTICLES = sorted(path for path in SEEDS.glob("*/*") if path.is_file())
EXERCISE = [path for path in ARTICLES if path.parent.name == "exercise"]
SHARED = ROOT.parent / "shared" / "seeds" / "iraqi-armed-groups.txt"
RUN = 5
"""Words in a row that count as a phrase taken over."""
NAMES = (
    "of the popular mobilization units",
    "supreme leader ayatollah ali khamenei",
    "the izz ad din al qassam brigades",
    "prime minister mohammed shia al sudani",
    "a year and a half",
)
"""What both texts must say alike: names with their titles, and the one duration that has no other short form."""
ADDRESS = re.compile(r"https?://([^/\s\"'<>)]+)")
MONTHS = {"02": "February", "03": "March"}


def relative(path: Path) -> str:
    return path.relative_to(SEEDS).as_posix()


def words(text: str) -> list[str]:
    """The words in lower case; hyphens part words, apostrophes do not."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("\u2019", "'").replace("-", " "))


def runs(text: str) -> set[str]:
    """Every sequence of `RUN` words."""
    found = words(text)
    return {" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def canonical(name: str) -> str:
    page = (SEEDS / "exercise" / name).read_text(encoding="utf-8")
    match = re.search(r'<link rel="canonical" href="([^"]+)">', page)
    assert match is not None, name
    return match[1]


def test_there_are_enough_articles() -> None:
    """The exercise alone has at least 15 articles, and the retelling stands beside it."""
    assert len(EXERCISE) >= 15
    assert [relative(path) for path in ARTICLES if path not in EXERCISE] == ["iraq/armed-groups-weigh-gaza-war.txt"]


def test_every_format_is_there() -> None:
    """The exercise comes as text, HTML and Markdown, and Markdown with and without front matter."""
    assert {path.suffix for path in EXERCISE} == {".txt", ".html", ".md"}
    front = {path.read_text(encoding="utf-8").startswith("---\n") for path in EXERCISE if path.suffix == ".md"}
    assert front == {True, False}


@pytest.mark.parametrize("path", EXERCISE, ids=relative)
def test_every_exercise_file_says_so_at_once(path: Path) -> None:
    """EXERCISE stands in the first two lines, so that no file can be taken for news."""
    assert "EXERCISE" in "\n".join(path.read_text(encoding="utf-8").splitlines()[:2])


@pytest.mark.parametrize("path", [path for path in EXERCISE if path.suffix != ".txt"], ids=relative)
def test_metadata_carries_the_exercise_tag(path: Path) -> None:
    """A page names the tag `exercise` in a meta element, front matter in its tags."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        assert re.search(r'<meta (?:name="keywords"|property="article:tag") content="exercise\b', text)
    elif text.startswith("---\n"):
        assert re.search(r"^tags: \[exercise\b", text, re.MULTILINE)
    else:
        assert text.startswith("# EXERCISE: ")


def test_no_two_files_are_the_same() -> None:
    """Each file adds something: no two have the same bytes."""
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in ARTICLES}
    assert len(digests) == len(ARTICLES)


def test_the_index_names_every_file_and_no_other() -> None:
    """SOURCES.md has one table row for each article and none for a file that is not there."""
    rows = re.findall(r"^\| `([^`]+)` \|", INDEX.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == [relative(path) for path in ARTICLES]


def test_everyone_in_the_cast_appears() -> None:
    """Each name that the index prints bold in the exercise's tables stands in an article of the exercise."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in EXERCISE)
    cast = re.findall(r"\*\*([^*]+)\*\*", INDEX.read_text(encoding="utf-8").split("### A map in words")[1])
    assert len(cast) > 40
    assert [name for name in cast if name not in text] == []


@pytest.mark.parametrize("path", [path for path in EXERCISE if path.name.startswith("2026-")], ids=relative)
def test_a_dated_name_agrees_with_the_text(path: Path) -> None:
    """The day in a file's name stands in the file as an ISO date or in words."""
    year, month, day = path.name.split("-")[:3]
    text = path.read_text(encoding="utf-8")
    assert f"{year}-{month}-{day}" in text or f"{int(day)} {MONTHS[month]} {year}" in text


@pytest.mark.parametrize(
    "name", ["undated-kessel-displaced.txt", "basin-report-sorrel-bay-text.md", "radio-ishel-delta-fish-deaths.txt"]
)
def test_an_undated_file_holds_no_date(name: str) -> None:
    """Files that the index calls undated name neither a year of the exercise nor a day of a month."""
    text = (SEEDS / "exercise" / name).read_text(encoding="utf-8")
    assert not re.search(r"\b2026\b|\b(?:February|March) \d|\d (?:February|March)\b", text)


def test_the_correction_stands_at_the_first_address() -> None:
    """The corrected page shares its address with the first version, carries a note and another toll."""
    first, second = "2026-03-04-meridian-bridge.html", "2026-03-05-meridian-bridge-corrected.html"
    assert canonical(first) == canonical(second)
    pages = [(SEEDS / "exercise" / name).read_text(encoding="utf-8") for name in (first, second)]
    assert ["Correction:" in page for page in pages] == [False, True]
    assert ["Eleven people were killed" in page for page in pages] == [True, False]


@pytest.mark.parametrize("path", ARTICLES, ids=relative)
def test_addresses_are_reserved_ones(path: Path) -> None:
    """No article points at a host that could exist, but for the vocabulary of JSON-LD."""
    hosts = ADDRESS.findall(path.read_text(encoding="utf-8"))
    assert [host for host in hosts if not host.endswith((".example", ".example.org")) and host != "schema.org"] == []


def test_the_retelling_quotes_nobody() -> None:
    """Real people are reported indirectly: the retelling holds no quotation mark."""
    text = (SEEDS / "iraq" / "armed-groups-weigh-gaza-war.txt").read_text(encoding="utf-8")
    assert not re.search('["\u201c\u201d\u2018]', text)


@pytest.mark.skipif(not SHARED.exists(), reason="the article that is retold lies beside the checkout, not in it")
@pytest.mark.parametrize("path", ARTICLES, ids=relative)
def test_no_phrase_of_the_retold_article_is_taken_over(path: Path) -> None:
    """No article shares five words in a row with the retold one, names apart."""
    allowed = {run for name in NAMES for run in runs(name)}
    taken = runs(path.read_text(encoding="utf-8")) & runs(SHARED.read_text(encoding="utf-8"))
    assert sorted(taken - allowed) == []


def golden_quotes() -> list[tuple[str, list[str]]]:
    """Each article in the human reading with the words that it puts in backticks, prose about the notation apart."""
    sections = (ROOT / "tests" / "golden" / "exercise.md").read_text(encoding="utf-8").split("\n## ")[1:]
    return [(name, re.findall(r"`([^`]+)`", body)) for name, body in (part.split("\n", 1) for part in sections)]


@pytest.mark.parametrize(("name", "quotes"), golden_quotes(), ids=[name for name, _ in golden_quotes()])
def test_the_human_reading_quotes_its_article(name: str, quotes: list[str]) -> None:
    """Every trigger, consequence and date in the golden reading stands word for word in its article, capitals apart."""
    raw = (SEEDS / "exercise" / name).read_text(encoding="utf-8")
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", raw)).replace("**", "").split()).lower()
    assert quotes
    assert [quote for quote in quotes if quote.lower() not in text] == []
