"""The tables, typed. What creates them is under `migrations/`; a test holds the two equal.

`articles` is one row a version with what may still be learned of it; `texts` is the text itself, under the
same row number, and never changes. `place` is null on every version but an article's latest.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Named, Table, Text, TypedColumns, UniqueConstraint

metadata = MetaData()


class _Articles(TypedColumns):
    row = Column(Integer, primary_key=True)
    id = Column(Text, nullable=False)
    version = Column(Integer, nullable=False)
    place: Named[int | None] = Column(BigInteger, unique=True)
    sha256 = Column(Text, nullable=False)
    title: Named[str | None] = Column(Text)
    outlet: Named[str | None] = Column(Text)
    outlet_key: Named[str | None] = Column(Text)
    "The outlet in the form by which outlets are compared."
    authors = Column(Text, nullable=False)
    "JSON, as `tags` and `published`."
    url: Named[str | None] = Column(Text)
    published: Named[str | None] = Column(Text)
    published_utc: Named[int | None] = Column(BigInteger)
    "`place.published_seconds`."
    language: Named[str | None] = Column(Text)
    retrieved: Named[str | None] = Column(Text)
    source: Named[str | None] = Column(Text)
    origin: Named[str | None] = Column(Text)
    credit: Named[str | None] = Column(Text)
    grade = Column(Text, nullable=False)
    marking: Named[str | None] = Column(Text)
    tags = Column(Text, nullable=False)


class _Texts(TypedColumns):
    row = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)
    paragraphs = Column(Text, nullable=False)
    tail: Named[str | None] = Column(Text)


class _Tags(TypedColumns):
    key = Column(Text, primary_key=True)
    row = Column(Integer, primary_key=True)


class _Marks(TypedColumns):
    value = Column(BigInteger, primary_key=True)
    "`resemblance.marks`."
    row = Column(Integer, primary_key=True)


class _Analyses(TypedColumns):
    article = Column(Text, primary_key=True)
    sha256 = Column(Text, primary_key=True)
    published = Column(Text, primary_key=True)
    "The date that relative dates were counted from; empty: none was known."
    engine = Column(Text, primary_key=True)
    record = Column(Text, nullable=False)


class _Decisions(TypedColumns):
    serial = Column(Integer, primary_key=True)
    key = Column(Text, nullable=False, index=True)
    article: Named[str | None] = Column(Text, index=True)
    kind = Column(Text, nullable=False)
    field: Named[str | None] = Column(Text)
    value = Column(Text, nullable=False)
    author = Column(Text, nullable=False)
    at = Column(Text, nullable=False)


class _Undos(TypedColumns):
    decision = Column(Integer, primary_key=True)
    author = Column(Text, nullable=False)
    at = Column(Text, nullable=False)


class _Builds(TypedColumns):
    serial = Column(Integer, primary_key=True)
    number = Column(Text, nullable=False)
    profile = Column(Text, nullable=False)
    as_of = Column(Text, nullable=False)
    files = Column(Text, nullable=False)
    digest = Column(Text, nullable=False)
    at = Column(Text, nullable=False)


class _Kept(TypedColumns):
    name = Column(Text, primary_key=True)
    value = Column(Text, nullable=False)
    at = Column(Text, nullable=False)


class _Schedules(TypedColumns):
    name = Column(Text, primary_key=True)
    profile = Column(Text, nullable=False)
    words = Column(Text, nullable=False)
    crons = Column(Text, nullable=False)
    "JSON."
    zone = Column(Text, nullable=False)
    missed = Column(Text, nullable=False)
    paused = Column(Integer, nullable=False)
    next: Named[str | None] = Column(Text)
    made = Column(Text, nullable=False)


class _Runs(TypedColumns):
    serial = Column(Integer, primary_key=True)
    id = Column(Text, nullable=False, unique=True)
    profile = Column(Text, nullable=False)
    schedule: Named[str | None] = Column(Text)
    due: Named[str | None] = Column(Text)
    as_of = Column(Text, nullable=False)
    number = Column(Text, nullable=False)
    since: Named[str | None] = Column(Text)
    missed = Column(Integer, nullable=False)
    state = Column(Text, nullable=False, index=True)
    outcome: Named[str | None] = Column(Text)
    code: Named[int | None] = Column(Integer)
    message: Named[str | None] = Column(Text)
    executor: Named[str | None] = Column(Text)
    attempts = Column(Integer, nullable=False)
    asked = Column(Text, nullable=False)
    started: Named[str | None] = Column(Text)
    ended: Named[str | None] = Column(Text)
    found = Column(Text, nullable=False)
    "JSON of a `Found`."
    brief: Named[str | None] = Column(Text)
    "JSON of the brief as it was composed; null before that."


class _RunSteps(TypedColumns):
    run = Column(Text, primary_key=True)
    step = Column(Text, primary_key=True)
    state = Column(Text, nullable=False)
    attempts = Column(Integer, nullable=False)
    started = Column(Text, nullable=False)
    ended: Named[str | None] = Column(Text)
    counts = Column(Text, nullable=False)
    message: Named[str | None] = Column(Text)


class _RunLog(TypedColumns):
    serial = Column(Integer, primary_key=True)
    run = Column(Text, nullable=False, index=True)
    at = Column(Text, nullable=False)
    level = Column(Text, nullable=False)
    event = Column(Text, nullable=False)
    data = Column(Text, nullable=False)


class _Executors(TypedColumns):
    id = Column(Text, primary_key=True)
    host = Column(Text, nullable=False)
    process = Column(Integer, nullable=False)
    kind = Column(Text, nullable=False)
    started = Column(Text, nullable=False)
    heartbeat = Column(Text, nullable=False)
    ended: Named[str | None] = Column(Text)


class _Deliveries(TypedColumns):
    number = Column(Text, primary_key=True)
    target = Column(Text, primary_key=True)
    run: Named[str | None] = Column(Text)
    state = Column(Text, nullable=False)
    attempts = Column(Integer, nullable=False)
    at = Column(Text, nullable=False)
    owner = Column(Text, nullable=False)
    error: Named[str | None] = Column(Text)
    receipt: Named[str | None] = Column(Text)


class _Sources(TypedColumns):
    name = Column(Text, primary_key=True)
    place = Column(Text, nullable=False)
    moved: Named[str | None] = Column(Text)
    etag: Named[str | None] = Column(Text)
    modified: Named[str | None] = Column(Text)
    checked: Named[str | None] = Column(Text)
    fetched: Named[str | None] = Column(Text)
    next: Named[str | None] = Column(Text)
    error: Named[str | None] = Column(Text)
    ended: Named[str | None] = Column(Text)
    failures = Column(Integer, nullable=False)
    paused = Column(Integer, nullable=False)


class _SourceEntries(TypedColumns):
    source = Column(Text, primary_key=True)
    key = Column(Text, primary_key=True)
    digest = Column(Text, nullable=False)
    article: Named[str | None] = Column(Text)
    gap: Named[str | None] = Column(Text)
    tries = Column(Integer, nullable=False)
    seen = Column(Text, nullable=False)


class _SourceClaims(TypedColumns):
    source = Column(Text, primary_key=True)
    owner = Column(Text, nullable=False)
    until = Column(Text, nullable=False)


class _Robots(TypedColumns):
    site = Column(Text, primary_key=True)
    text = Column(Text, nullable=False)
    at = Column(Text, nullable=False)


articles = Table(
    "articles",
    metadata,
    _Articles,
    UniqueConstraint("id", "version"),
    Index("articles_sha256", "sha256"),
    Index("articles_conditions", "place", "outlet_key", "marking", "grade", "published_utc"),
    Index("articles_origin", "origin"),
)
texts = Table("texts", metadata, _Texts)
tags = Table("tags", metadata, _Tags)
marks = Table("marks", metadata, _Marks, sqlite_with_rowid=False)
analyses = Table("analyses", metadata, _Analyses)
decisions = Table("decisions", metadata, _Decisions)
undos = Table("undos", metadata, _Undos)
builds = Table("builds", metadata, _Builds, UniqueConstraint("profile", "number", "digest"))
kept = Table("kept", metadata, _Kept)
schedules = Table("schedules", metadata, _Schedules)
runs = Table("runs", metadata, _Runs, UniqueConstraint("schedule", "due"))
run_steps = Table("run_steps", metadata, _RunSteps)
run_log = Table("run_log", metadata, _RunLog)
executors = Table("executors", metadata, _Executors)
deliveries = Table("deliveries", metadata, _Deliveries)
sources = Table("sources", metadata, _Sources)
source_entries = Table("source_entries", metadata, _SourceEntries)
source_claims = Table("source_claims", metadata, _SourceClaims)
robots = Table("robots", metadata, _Robots)
