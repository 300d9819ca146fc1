"""Mail servers of the tests' own: a real one, and one that answers as it is told to."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "desk", "hush+/ hush"
HOST = "127.0.0.1"


@dataclass(slots=True)
class Box:
    """What arrived."""

    envelopes: list[Envelope] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.envelopes.append(envelope)
        return "250 taken"

    @property
    def mails(self) -> list[EmailMessage]:
        made = [message_from_bytes(envelope.original_content or b"", policy=default) for envelope in self.envelopes]
        return [message for message in made if isinstance(message, EmailMessage)]

    def authenticate(self, _server: object, _session: object, _envelope: object, _way: str, data: object) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        self.logins.append(data.password)
        return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)


def certificate(name: str = HOST) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context for that name, and one that trusts it."""
    authority = trustme.CA()
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


def free_port() -> int:
    with socket.create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def mailhost(
    box: Box, *, tls: ssl.SSLContext | None = None, from_the_first_byte: bool = False, **given: Any
) -> Iterator[int]:
    """A real server; gives its port."""
    options: dict[str, Any] = {"authenticator": box.authenticate, "auth_exclude_mechanism": ["DONT"]} | given
    if tls is not None and from_the_first_byte:
        options["ssl_context"] = tls
        options["auth_require_tls"] = False  # aiosmtpd looks for STARTTLS only
    elif tls is not None:
        options |= {"tls_context": tls, "require_starttls": True}
    controller = Controller(box, hostname=HOST, port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


HUNG_UP = ""
"Instead of a reply."
SILENT = "..."


@dataclass(slots=True)
class Script:
    """Replies by what was said, and what was said."""

    port: int
    replies: dict[str, str] = field(default_factory=dict)
    "By the whole line or its first word in capitals; GREETING and SENT for the beginning and the mail's end."
    heard: list[str] = field(default_factory=list)
    taken: int = 0
    "Mails."

    def reply(self, said: str, usual: str) -> str:
        return self.replies.get(said, self.replies.get(said.split(" ", maxsplit=1)[0].upper(), usual))


_USUAL = {"EHLO": "250-scripted\r\n250 AUTH PLAIN", "DATA": "354 go on", "AUTH": "235 welcome", "QUIT": "221 bye"}


@contextmanager
def scripted(**replies: str) -> Iterator[Script]:
    """A server that follows a script on as many connections as come, one after the other."""
    with socket.create_server((HOST, 0)) as listening:
        script = Script(listening.getsockname()[1], dict(replies))
        thread = Thread(target=_serve, args=(listening, script), daemon=True)
        thread.start()
        yield script
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(listening: socket.socket, script: Script) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        with line, line.makefile("rb") as reader:
            try:
                _talk(line, reader, script)
            except OSError:
                continue


def _talk(line: socket.socket, reader: Any, script: Script) -> None:
    said, usual = "GREETING", "220 ready"
    while True:
        reply = script.reply(said, usual)
        if reply == HUNG_UP:
            return
        if reply != SILENT:
            line.sendall(f"{reply}\r\n".encode())
        if said == "SENT" and reply.startswith("250"):
            script.taken += 1
        if said.upper() == "DATA" and reply.startswith("354"):
            while reader.readline() not in {b".\r\n", b""}:
                pass
            said, usual = "SENT", "250 taken"
            continue
        heard = reader.readline()
        if not heard:
            return
        said = heard.decode("ascii", "replace").strip()
        script.heard.append(said)
        usual = _USUAL.get(said.split(" ", maxsplit=1)[0].upper(), "250 fine")
