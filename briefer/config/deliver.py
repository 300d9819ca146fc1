"""What a `[[deliver]]` of briefer.toml says: a place that briefs are sent to.

Whoever gets a brief stands here and nowhere else: no address is ever taken from an article, a brief or a call.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, get_args
from urllib.parse import urlsplit

from briefer.config.hosts import refuse_what_is_no_host
from briefer.config.references import is_reference, refuse_literal
from briefer.config.tables import from_table
from briefer.errors import ConfigError
from briefer.model import Format, Marking

TargetKind = Literal["folder", "mail", "webhook", "apprise"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_MOST_PATIENCE = 3600
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_MAILBOX = re.compile(rf"(?=.{{3,254}}$){_ATOM}(?:\.{_ATOM})*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
"As RFC 5322 has it, without its quoted and obsolete forms."
_PERSON = re.compile(r"(?P<name>[^<>@\x00-\x1f\x7f]*?)\s*<(?P<mailbox>[^<>]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What all kinds have in common."""

    kind: ClassVar[TargetKind]
    name: str
    "As profiles and `--to` name it; letters, digits, hyphens."
    max_marking: Marking
    """The most restrictive marking that may go there. What leaves the machine has no default: nothing goes out before
    somebody has said how confidential it may be."""
    patience: float = 300
    "Seconds for which a delivery is tried again and again, and that one try may take at most."

    def __post_init__(self) -> None:
        if not 1 <= self.patience <= _MOST_PATIENCE:
            raise ValueError(f"patience: {self.patience:g}: give seconds, 1 to {_MOST_PATIENCE}")
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"name: `{self.name}`: use letters, digits and hyphens, 40 at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTarget(Target):
    """Briefs as files: a folder for each profile in `path`, a folder for each brief in that."""

    kind: ClassVar[TargetKind] = "folder"
    path: str
    "Counted from the workspace. An absolute one must exist: a share that is not mounted is not made anew."
    max_marking: Marking = "TLP:RED"
    "Files stay where the desk's own files are, unless the folder is one that others see: then say so."
    latest: bool = True
    "Whether `latest` beside the briefs leads to the newest one."
    keep: int | None = None
    "Briefs of a profile that are kept; None: all. Only what was delivered there and is unchanged is ever removed."
    keep_days: int | None = None
    "Days after which a brief is removed, the newest excepted; None: none is for its age."

    def __post_init__(self) -> None:
        super(FolderTarget, self).__post_init__()
        for name, value in (("keep", self.keep), ("keep_days", self.keep_days)):
            if value is not None and value < 1:
                raise ValueError(f"{name}: {value}: must be 1 or more")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailTarget(Target):
    kind: ClassVar[TargetKind] = "mail"
    host: str
    port: int | None = None
    "None: 587 for starttls, 465 for tls, 25 for none."
    security: Literal["starttls", "tls", "none"] = "starttls"
    "`none` sends the brief so that everybody on the way can read it; a log-in is then refused."
    user: str | None = None
    password: str | None = None
    'A reference, as "env:NAME".'
    sender: str
    "`name@host`, or `Name <name@host>`."
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    reply_to: str | None = None
    attach: tuple[Format, ...] = ("pdf",)
    max_size_mb: float = 20
    "Of the whole mail; most servers refuse more."
    patience: float = 900
    "Servers that put off whom they do not know (greylisting) take the mail some minutes later."

    def __post_init__(self) -> None:
        super(MailTarget, self).__post_init__()
        refuse_what_is_no_host(self.host)
        if not self.to:
            raise ValueError("to: a mail needs someone to go to")
        for mailbox in (self.sender, *self.to, *self.cc, *([self.reply_to] if self.reply_to else ())):
            _refuse_what_is_no_mailbox(mailbox)
        if (self.user is None) != (self.password is None):
            raise ValueError("user and password: give both or neither")
        if self.password is not None:
            refuse_literal("password", self.password)
            if self.security == "none":
                raise ValueError("security: a password is not sent over an open line; use starttls or tls")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookTarget(Target):
    """A POST of JSON, signed as https://www.standardwebhooks.com says."""

    kind: ClassVar[TargetKind] = "webhook"
    url: str
    "https; http for a host in `allow_private`. Or a reference, where the address itself is the secret."
    secret: str
    'A reference to the signing key, `whsec_` and base64, as "env:NAME".'
    allow_private: tuple[str, ...] = ()
    "Hosts that may be on private, shared or loopback addresses."
    attach: tuple[Format, ...] = ()
    "Files that go along in base64; the JSON names all of them with their hashes in any case."
    max_size_mb: float = 5
    "Of the whole body."

    def __post_init__(self) -> None:
        super(WebhookTarget, self).__post_init__()
        refuse_literal("secret", self.secret)
        for host in self.allow_private:
            refuse_what_is_no_host(host)
        if not is_reference(self.url):
            refuse_address(self.url, self.allow_private)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppriseTarget(Target):
    """Anything that apprise knows (extra `notify`). It goes its own ways to the network, unguarded by ours."""

    kind: ClassVar[TargetKind] = "apprise"
    url: str
    'A reference, as "env:NAME": such addresses hold tokens.'
    attach: tuple[Format, ...] = ()

    def __post_init__(self) -> None:
        super(AppriseTarget, self).__post_init__()
        refuse_literal("url", self.url)


_KINDS: dict[str, type[Target]] = {one.kind: one for one in (FolderTarget, MailTarget, WebhookTarget, AppriseTarget)}


def read_targets(tables: object, where: str) -> tuple[Target, ...]:
    """The targets of `[[deliver]]` tables. Raises ConfigError, which names `where` and the field."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigError(f"{where}: deliver: write each target as a table of its own, [[deliver]]")
    targets = tuple(_target(table, f"{where}: deliver {_called(table, at)}") for at, table in enumerate(tables, 1))
    names = [target.name for target in targets]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{where}: deliver: two targets are named {name}; rename one")
    return targets


def refuse_address(url: str, allow_private: tuple[str, ...]) -> None:
    """Raises ValueError for what no webhook is posted to; it never repeats the address."""
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
    except ValueError:
        host, user = None, None
    if not host:
        raise ValueError("url: it is no address; write it as https://host/path")
    if user is not None:
        raise ValueError("url: it holds a user or password; take them out, the signature is what the receiver checks")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in allow_private):
        raise ValueError("url: only https is posted to, and http for a host in allow_private; anyone could read it")


def _called(table: dict[str, Any], at: int) -> str:
    """The target's name, or how many-eth it is."""
    name = table.get("name")
    return name if isinstance(name, str) and _NAME.fullmatch(name) else str(at)


def _target(table: dict[str, Any], where: str) -> Target:
    rest = dict(table)
    kind = rest.pop("kind", None)
    known = ", ".join(get_args(TargetKind))
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ConfigError(f"{where}: kind: {'unknown' if kind else 'missing'}; there are: {known}")
    if "max_marking" not in rest and kind != "folder":
        raise ConfigError(
            f'{where}: max_marking: missing; say how confidential a brief may be to go there, as "TLP:GREEN"'
        )
    return from_table(rest, _KINDS[kind], where)


def _refuse_what_is_no_mailbox(words: str) -> None:
    found = _PERSON.fullmatch(words)
    mailbox = found["mailbox"] if found else words
    if not _MAILBOX.fullmatch(mailbox):
        raise ValueError(f"{words!r}: write a mail address as name@host or Name <name@host>")
