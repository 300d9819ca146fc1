"""Markup: pages with odd nesting, feeds, lists of feeds."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.ingest.documents import SENTENCES
from tests.ingest.fuzz.documents import Named
from tests.ingest.fuzz.made.words import ANYTHING, CHARSET, DATE, WORDS, any_of, in_json, mostly, raw, tables

_TAGS = any_of(
    "p div span article section main table tbody tr td th ul ol li dl dd h1 h2 h6 a b i br hr img script "
    "style template svg math foreignObject mi time meta base form select option noscript iframe "
    "blockquote html body head title figure figcaption details summary plaintext textarea frameset frame "
    "object x:y a:b nav aside header footer pre center font link video input button label canvas"
)
_NAMES = any_of(
    "class id href src datetime content property name itemprop itemtype style http-equiv charset lang "
    "type rel hidden role xmlns xml:lang xml:base onclick data-x colspan dir aria-hidden"
)
_VALUES = ANYTHING | any_of(
    "article:published_time og:title og:url datePublished author byline pubdate refresh canonical "
    "text/html Content-Type application/ld+json comments related display:none article-body paywall "
    "dateline"
)
_LD = any_of(
    "@graph @type @id headline datePublished dateModified dateCreated author publisher articleBody name "
    "url mainEntityOfPage isAccessibleForFree description alternativeHeadline isPartOf liveBlogUpdate"
)
_ENDS = st.sampled_from(("</{}>", "", "</{}", "</p>", "</{} x>", "/>", "<{}>"))


_MARK = st.sampled_from(('"', "'", ""))


@st.composite
def _element(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    """An element with its content; some are never closed, or by another's end."""
    tag = draw(_TAGS)
    held = draw(st.dictionaries(_NAMES, _VALUES, max_size=3))
    mark = draw(_MARK)
    attributes = "".join(f" {name}={mark}{value}{mark}" for name, value in held.items())
    return f"<{tag}{attributes}>{''.join(draw(st.lists(inner, max_size=4)))}{draw(_ENDS).format(tag)}"


def _deepened(tree: str, depth: int) -> str:
    return "<div><b>" * depth + tree


_TREE = st.recursive(WORDS, _element, max_leaves=25)
_META = st.builds("<meta {}='{}' content='{}'>".format, _NAMES, _VALUES, ANYTHING)
_DATA = tables(_LD).map(lambda value: f"<script type='application/ld+json'>{in_json(value)}</script>")
_STAMP = st.builds("<time datetime='{}'>{}</time>".format, DATE, DATE)
_BODY = "".join(f"<p>{one}</p>" for one in SENTENCES)


@st.composite
def _page(draw: DrawFn) -> Named:
    head = "".join(draw(st.lists(_META | _DATA, max_size=4)))
    start = draw(
        st.sampled_from(("<!doctype html><html>", "<html>", "", "<?xml version='1.0'?><html>", "\ufeff<html>"))
    )
    said = draw(st.sampled_from(("", f"<meta charset='{draw(CHARSET)}'>")))
    body = draw(st.sampled_from(("", f"<article><h1>Weir</h1>{_BODY}</article>", f"<body>{_BODY}")))
    tree = _deepened(draw(_TREE), draw(st.sampled_from((0, 0, 0, 3, 300))))
    words = f"{start}<head>{said}<title>{draw(WORDS)}</title>{head}</head>{draw(_STAMP)}{body}{tree}"
    return "a.html", raw(words, draw(mostly(st.just("utf-8"), st.sampled_from(("utf-16", "latin-1", "utf-32")))))


HTML: SearchStrategy[Named] = _page()

_FEED_TAGS = any_of(
    "title link guid pubDate description author dc:creator dc:date content:encoded category enclosure "
    "source comments id updated published summary content name uri email media:group media:content "
    "media:title itunes:author item entry channel feed rss image cloud textInput ttl georss:where "
    "gml:Point gml:pos psc:chapters cc:license xhtml:div"
)
_FEED_NAMES = any_of("href rel type xml:base xml:lang url isPermaLink scheme term version mode src start")
_FEED_VALUES = ANYTHING | any_of("html xhtml text base64 alternate self application/xhtml+xml escaped")
_NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:xhtml="http://www.w3.org/1999/xhtml" '
    'xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:gml="http://www.opengis.net/gml" xmlns:psc="http://podlove.org/simple-chapters" xmlns:cc="http://web.resource.org/cc/"'
)


@st.composite
def _field(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    tag = draw(_FEED_TAGS)
    held = draw(st.dictionaries(_FEED_NAMES, _FEED_VALUES, max_size=2))
    attributes = "".join(f' {name}="{value}"' for name, value in held.items())
    content = "".join(draw(st.lists(inner, max_size=4)))
    content = draw(st.sampled_from((content, content.replace("<", "&lt;"), f"<![CDATA[{content}]]>")))
    return f"<{tag}{attributes}>{content}{draw(st.sampled_from((f'</{tag}>', f'</{tag}>', '')))}"


_FIELDS = st.lists(st.recursive(ANYTHING, _field, max_leaves=12), max_size=6).map("".join)
_FEED_KEYS = any_of(
    "version title items id url external_url content_html content_text summary date_published "
    "date_modified authors author name language tags attachments home_page_url feed_url next_url hubs "
    "expired"
)


@st.composite
def _xml_feed(draw: DrawFn) -> Named:
    kind = draw(st.sampled_from(("rss", "feed", "rdf:RDF")))
    item = "entry" if kind == "feed" else "item"
    items = "".join(f"<{item}><title>Gates</title>{one}</{item}>" for one in draw(st.lists(_FIELDS, max_size=3)))
    space = (
        'xmlns="http://www.w3.org/2005/Atom"'
        if kind == "feed"
        else 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    )
    start = draw(st.sampled_from(("", '<?xml version="1.0" encoding="{}"?>', "<!DOCTYPE rss [<!ENTITY a 'b'>]>")))
    words = f"{start.format(draw(CHARSET))}<{kind} version='2.0' {space} {_NAMESPACES}>{draw(_FIELDS)}{items}</{kind}>"
    return "a.xml", raw(words)


_JSON_FEED = st.fixed_dictionaries(
    {"version": st.sampled_from(("https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"))},
    optional={
        "title": st.none() | ANYTHING,
        "language": ANYTHING,
        "items": st.lists(st.dictionaries(_FEED_KEYS, tables(_FEED_KEYS, leaves=4), max_size=6), max_size=4),
    },
).map(lambda value: ("a.json", in_json(value).encode()))
FEED: SearchStrategy[Named] = st.one_of(_xml_feed(), _JSON_FEED)


@st.composite
def _outline(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    names = any_of("text title xmlUrl xmlurl htmlUrl type category isComment xml:base")
    held = draw(st.dictionaries(names, ANYTHING, max_size=4))
    safe = {
        name: value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") for name, value in held.items()
    }
    attributes = "".join(f' {name}="{value}"' for name, value in safe.items())
    return f"<outline{attributes}>{''.join(draw(st.lists(inner, max_size=3)))}</outline>"


_OUTLINES = st.lists(
    st.recursive(st.sampled_from(("", " ", "x", "<!-- -->", "<?a b?>")), _outline, max_leaves=15), max_size=4
)
OPML: SearchStrategy[Named] = st.builds(
    lambda start, inner, depth: (
        "a.opml",
        raw(f"{start}<opml>{'<outline>' * depth}{''.join(inner)}{'</outline>' * depth}</opml>"),
    ),
    st.sampled_from(
        ("", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>', "<!DOCTYPE opml>", "\ufeff")
    ),
    _OUTLINES,
    st.sampled_from((0, 0, 60, 260)),
)
