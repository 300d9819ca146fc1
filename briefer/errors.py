"""Every error Briefer raises on purpose, and the exit code each one ends the program with.

::

    BrieferError                 1  failed
    ├── UsageError               2  the call or the configuration is wrong
    │   ├── ConfigError             a field of briefer.toml
    │   ├── QueryError              a date, filter or section name that means nothing
    │   ├── TemplateError           a template or style sheet
    │   └── SecretError             a password or key that is not where briefer.toml says
    ├── IngestError              1  an input that cannot become an article
    │   └── FetchError           5  an address that cannot be fetched
    ├── LibraryError             1  the database cannot be opened, read or written
    │   └── TakenOver               another process has the run that this one was at
    ├── AnalysisError            1  the language model is missing or failed
    ├── RenderError              1  a brief could not be written
    │   └── SystemLibraryMissing    a library of the operating system
    ├── NothingToReport          3  no article matches what the brief asks for
    ├── DeliveryError            5  a brief could not be delivered
    └── Refused                  4  Briefer will not write what it cannot stand by
        ├── EvidenceMismatch        a quoted span is not in its source
        ├── LintRefused             the brief breaks a rule of its own form
        └── MarkingRefused          a target may not get what is so confidential

A message names the file or field, what was wrong and what to do, in that order, on one line.
"""

from datetime import datetime, timedelta


class BrieferError(Exception):
    """Root of the tree; `exit_code` is what the process ends with."""

    exit_code = 1


class UsageError(BrieferError):
    exit_code = 2


class ConfigError(UsageError):
    """`briefer.toml` cannot be read, or a field in it is unknown or of the wrong kind."""


class QueryError(UsageError):
    """A date, filter, section or format was asked for that cannot be understood."""


class TemplateError(UsageError):
    """A template or style sheet is missing or broken."""


class SecretError(UsageError):
    """A secret cannot be had from where a reference leads; the message names the reference only."""


class IngestError(BrieferError):
    """One input could not become an article; the others are not affected."""


class FetchError(IngestError):
    """An address could not be fetched, or is one that Briefer does not dial."""

    exit_code = 5

    def __init__(
        self, message: str, *, later: bool = False, wait: timedelta | datetime | None = None, gone: bool = False
    ) -> None:
        super().__init__(message)
        self.later = later
        "Whether what failed may pass by itself, so that asking again makes sense."
        self.wait = wait
        "How long, or until when, the server asks to be left alone; None: it did not say."
        self.gone = gone
        "Whether the server says that it is gone for good, so that nobody should ask again."


class LibraryError(BrieferError):
    """The library's database cannot be opened, read or written."""

    def __init__(self, message: str, *, later: bool = False) -> None:
        super().__init__(message)
        self.later = later
        "Whether it is the disk, the server or another process, so that the same may be done when that has passed."


class TakenOver(LibraryError):
    """Another process has taken a run over; this one writes nothing more of it."""


class AnalysisError(BrieferError):
    """The language model is not installed, or a component failed on a text."""


class RenderError(BrieferError):
    """Rendering stopped; nothing was written."""


class SystemLibraryMissing(RenderError):
    """WeasyPrint cannot load a library that the operating system provides."""


class NothingToReport(BrieferError):
    exit_code = 3


class DeliveryError(BrieferError):
    """A brief did not reach a target, as far as is known."""

    exit_code = 5

    def __init__(self, message: str, *, retry: bool = False, wait: float | None = None, gone: bool = False) -> None:
        super().__init__(message)
        self.retry = retry
        "Whether the same delivery may succeed later; False: something has to be put right first."
        self.wait = wait
        "Seconds for which the receiver asks to be left alone; None: it did not say."
        self.gone = gone
        "Whether the receiver wants nothing more, so that nothing should be sent there until somebody has looked."


class Refused(BrieferError):
    exit_code = 4


class EvidenceMismatch(Refused):
    """The text behind a quotation is not the text that was analysed."""


class LintRefused(Refused):
    """The brief's lint found errors."""


class MarkingRefused(Refused):
    """A brief's marking is above what the target may get; nothing was opened and nothing sent."""
