"""The child: `python -m briefer.ingest.sandbox.child PARENT MEGABYTES` answers one Question after another.

Questions come on standard input and answers go to standard output until the input ends or the parent is gone. From
the first question on the process opens no connection, starts no program and writes no file: Python asks before each
(PEP 578), and the answer is no. The C code of a parser is not asked; against that stand the limit of memory, a
limit of zero bytes for files, and the end that the parent makes of a reader that takes too long.
"""

import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from briefer.errors import IngestError
from briefer.ingest.draft import Draft
from briefer.ingest.sandbox.frames import HEAD, Answer, Parser, Question, framed, question_of

READERS: dict[Parser, str] = {
    "html": "briefer.ingest.html:read_question",
    "feed": "briefer.ingest.feeds.reader:read_question",
    "opml": "briefer.ingest.feeds.opml:read_question",
    "pdf": "briefer.ingest.pdf:read_question",
    "package": "briefer.ingest.archives.package:read_question",
    "gzip": "briefer.ingest.archives.gzipped:read_question",
    "tar": "briefer.ingest.archives.tar:read_question",
    "warc": "briefer.ingest.archives.warc:read_question",
    "mail": "briefer.ingest.mail.message:read_question",
    "mbox": "briefer.ingest.mail.mbox:read_question",
    "mhtml": "briefer.ingest.mail.mhtml:read_question",
}
"""Each is imported when its first question comes: `(Question) -> tuple[Draft, ...] | Answer`."""

_REFUSED = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
    | {"socket.gethostbyaddr", "socket.getnameinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}
    | {"os.spawn", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.remove", "os.rename", "os.rmdir", "os.mkdir"}
    | {"os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate", "os.utime"}
)
"Looking a name up is in it, since a name can carry words out."
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MEGABYTE = 1 << 20
_FILES = 64
_LOOK = 0.5
"Seconds between two looks at whether the parent is still there."


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a reader may not do this: {event}")
    if event == "open" and isinstance(flags := arguments[2], int) and flags & _WRITES:
        raise PermissionError("a reader may not write files")


def _limit(megabytes: int) -> None:
    for kind, limit in (
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, most = resource.getrlimit(kind)
        resource.setrlimit(kind, (limit, most if most != resource.RLIM_INFINITY and most < limit else limit))


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def reader(name: Parser) -> Callable[[Question], tuple[Draft, ...] | Answer]:
    module, _, function = READERS[name].partition(":")
    found: Callable[[Question], tuple[Draft, ...] | Answer] = getattr(import_module(module), function)
    return found


def _answer(question: Question) -> Answer:
    try:
        found = reader(question.parser)(question)
        return found if isinstance(found, Answer) else Answer(drafts=found)
    except IngestError as error:
        return Answer(failure=str(error))
    except MemoryError:
        return Answer(failure=f"{question.source}: reading it needs more memory than it may take; give a smaller file")
    except RecursionError:
        return Answer(failure=f"{question.source}: it is nested too deeply to be read; save the article as text")
    except Exception as error:  # noqa: BLE001 - the border of a worker: the parent says of which input it was
        return Answer(fault=f"{type(error).__name__}: {error}")


def _serve(questions: BinaryIO, answers: BinaryIO) -> None:
    while head := questions.read(HEAD):
        body = questions.read(int.from_bytes(head, "big"))
        answers.write(framed(_answer(question_of(body))))
        answers.flush()


def main() -> None:
    parent, megabytes = map(int, sys.argv[1:3])
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a parser prints must not stand among the answers
    sys.dont_write_bytecode = True
    _limit(megabytes)
    sys.addaudithook(_guard)
    _serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
