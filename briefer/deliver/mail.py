"""A mail to its server, step by step: what is refused for now is told apart from what is refused for good."""

import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from threading import Timer

from briefer.cleaning import one_line
from briefer.config import MailTarget
from briefer.deliver.letters import mail_of, mailbox_of
from briefer.deliver.parcel import Letter
from briefer.errors import DeliveryError
from briefer.secrets import Secrets

_TIMEOUT = 60
"Seconds for which a server may say nothing, and that one step of sending may take."
_REPLY = 2
"Times as long as that a whole reply may take."
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_OK, _FORWARDED, _GO_ON = 250, 251, 354
_FOR_NOW = range(400, 500)
_MB = 1_000_000
_WORDS = 200


def post(
    letter: Letter, target: MailTarget, *, secrets: Secrets, now: datetime, trust: Callable[[], ssl.SSLContext]
) -> str:
    """Hand the mail to its server, for all addresses or for none; gives what came of it. Raises DeliveryError.

    A connection that breaks before the server has answered to the mail leaves open whether it took it. It is then
    sent again under the same Message-ID, by which the receiving side can tell that it is the same.
    """
    data = mail_of(letter, target, now=now).as_bytes()
    where = f"deliver {target.name}: {target.host}"
    if len(data) > target.max_size_mb * _MB:
        size, most = len(data) / _MB, target.max_size_mb
        raise DeliveryError(
            f"{where}: the mail has {size:.1f} MB and may have {most:g}; attach less, or raise max_size_mb"
        )
    password = secrets.read(target.password) if target.password else None
    addresses = tuple(dict.fromkeys(mailbox_of(words) for words in (*target.to, *target.cc)))
    with _telling(where), closing(_connected(target, trust)) as server:
        _greet(server, target, where, trust)
        if target.user is not None and password is not None:
            _log_in(server, target.user, password, where, secrets)
        _refuse_too_large(server, len(data), where)
        _hand_over(server, mailbox_of(target.sender), addresses, data, where)
        with suppress(smtplib.SMTPException, OSError):
            server.quit()  # the mail is taken: how the server says goodbye changes nothing
    return f"queued at {target.host} for {len(addresses)} address{'es' * (len(addresses) > 1)}"


class _Watched(smtplib.SMTP):
    """A connection on which no reply takes for ever: the time-out of a socket begins anew with every byte."""

    _late = False

    def getreply(self) -> tuple[int, bytes]:
        """Raises TimeoutError for a reply that is late, whether a part of it came or none."""
        watch = Timer(_REPLY * self.timeout, self._cut)
        watch.daemon = True
        watch.start()
        try:
            return super().getreply()
        except smtplib.SMTPServerDisconnected as error:
            if self._late or isinstance(error.__context__, TimeoutError):
                raise TimeoutError from error
            raise
        finally:
            watch.cancel()

    def _cut(self) -> None:
        self._late = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _WatchedSecure(_Watched, smtplib.SMTP_SSL):
    """The same, secure from its first byte."""


def _connected(target: MailTarget, trust: Callable[[], ssl.SSLContext]) -> smtplib.SMTP:
    port = target.port or _PORTS[target.security]
    # Said to be from the sender's domain: the machine's own name is nobody's business.
    domain = mailbox_of(target.sender).rpartition("@")[2]
    patience = min(_TIMEOUT, target.patience)
    if target.security == "tls":
        return _WatchedSecure(target.host, port, domain, timeout=patience, context=trust())
    return _Watched(target.host, port, domain, timeout=patience)


def _greet(server: smtplib.SMTP, target: MailTarget, where: str, trust: Callable[[], ssl.SSLContext]) -> None:
    server.ehlo_or_helo_if_needed()
    if target.security != "starttls":
        return
    if not server.has_extn("starttls"):
        raise DeliveryError(f'{where}: it offers no STARTTLS; set security = "tls", or ask who runs it')
    code, words = server.starttls(context=trust())
    if code != 220:  # noqa: PLR2004 - ready
        raise _refused(where, "STARTTLS", code, words)
    server.ehlo_or_helo_if_needed()


def _log_in(server: smtplib.SMTP, user: str, password: str, where: str, secrets: Secrets) -> None:
    secrets.hide(f"\0{user}\0{password}")  # what AUTH PLAIN sends, and a server may repeat
    try:
        server.login(user, password)
    except smtplib.SMTPAuthenticationError as error:
        raise _refused(where, "the log-in", error.smtp_code, error.smtp_error) from None
    except smtplib.SMTPNotSupportedError:
        raise DeliveryError(f"{where}: it takes no log-in; leave user and password out, or ask who runs it") from None
    except UnicodeEncodeError:
        raise DeliveryError(f"{where}: user and password must be ASCII; set others") from None


def _refuse_too_large(server: smtplib.SMTP, size: int, where: str) -> None:
    stated = server.esmtp_features.get("size", "")
    if stated.isdecimal() and 0 < int(stated) < size:
        raise DeliveryError(
            f"{where}: it takes {int(stated) / _MB:.1f} MB, and the mail has {size / _MB:.1f}; attach less"
        )


def _hand_over(server: smtplib.SMTP, sender: str, addresses: tuple[str, ...], data: bytes, where: str) -> None:
    code, words = server.mail(sender)
    if code != _OK:
        raise _refused(where, f"the sender {sender}", code, words)
    # All or none: a list of readers that grows smaller without a word is worse than a brief that comes late.
    for address in addresses:
        code, words = server.rcpt(address)
        if code not in {_OK, _FORWARDED}:
            raise _refused(where, f"the address {address}, and nobody got the brief", code, words)
    code, words = server.data(data)
    if code != _OK:
        raise _refused(where, "the mail", code, words)


def _refused(where: str, what: str, code: int, words: bytes | str) -> DeliveryError:
    said = one_line(words.decode("utf-8", "replace") if isinstance(words, bytes) else words)[:_WORDS]
    later = code in _FOR_NOW
    todo = "it may take it later" if later else "ask who runs it, or change it in briefer.toml"
    return DeliveryError(f"{where}: it refuses {what} ({code} {said}); {todo}", retry=later)


@contextmanager
def _telling(where: str) -> Iterator[None]:
    """Turns what goes wrong between two machines into DeliveryError."""
    try:
        yield
    except smtplib.SMTPServerDisconnected as error:
        raise DeliveryError(f"{where}: it hung up; try again later", retry=True) from error
    except smtplib.SMTPResponseException as error:
        raise _refused(where, "the connection", error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPException as error:
        raise DeliveryError(f"{where}: {one_line(str(error))[:_WORDS]}; ask who runs it") from error
    except ssl.SSLCertVerificationError as error:
        reason = one_line(error.verify_message)
        raise DeliveryError(f"{where}: its certificate is not trusted ({reason}); check the host") from error
    except socket.gaierror as error:
        later = error.errno == socket.EAI_AGAIN
        told = "cannot be looked up now; check the network" if later else "is not known; check the host"
        raise DeliveryError(f"{where}: the host {told}", retry=later) from error
    except TimeoutError as error:
        raise DeliveryError(f"{where}: it does not answer; try again later", retry=True) from error
    except OSError as error:
        reason = one_line(error.strerror or str(error))[:_WORDS]
        raise DeliveryError(f"{where}: it cannot be reached ({reason}); check the network", retry=True) from error
