"""A parcel as a mail: plain words and the files, the same bytes every time it is made at the same instant."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from briefer.cleaning import clean, one_line
from briefer.config import MailTarget
from briefer.deliver.parcel import Letter, Parcel, ParcelFile, headline
from briefer.errors import DeliveryError

_POLICY = SMTP.clone(cte_type="7bit")
"Servers that take eight bits are not asked for."
_TYPES = {
    "pdf": ("application", "pdf"),
    "html": ("text", "html"),
    "md": ("text", "markdown"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "json": ("application", "json"),
}


def mail_of(letter: Letter, target: MailTarget, *, now: datetime) -> EmailMessage:
    """The mail. Raises DeliveryError where the brief has none of the files that the target wants."""
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = headline(letter.parcel)
    message["From"] = _address(target.sender)
    message["To"] = [_address(mailbox) for mailbox in target.to]
    if target.cc:
        message["Cc"] = [_address(mailbox) for mailbox in target.cc]
    if target.reply_to:
        message["Reply-To"] = _address(target.reply_to)
    message["Date"] = format_datetime(now.astimezone(UTC))
    message["Message-ID"] = f"<{letter.key}@{mailbox_of(target.sender).rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: so that no absence is told to the desk
    attached = _attached(letter, target)
    message.set_content(_words(letter.parcel, [file for file, _ in attached]))
    for file, data in attached:
        maintype, subtype = _TYPES[file.kind]
        message.add_attachment(data, maintype=maintype, subtype=subtype, filename=file.name)
    if attached:
        message.set_boundary(f"=_{letter.key}")
    return message


def mailbox_of(words: str) -> str:
    """The address in `Name <address>`, or the words themselves."""
    return words.rpartition("<")[2].rstrip(">") if words.endswith(">") else words


def _address(words: str) -> Address:
    name = words.rpartition("<")[0].strip() if words.endswith(">") else ""
    return Address(display_name=one_line(name.strip('"')), addr_spec=mailbox_of(words))


def _attached(letter: Letter, target: MailTarget) -> list[tuple[ParcelFile, bytes]]:
    parcel = letter.parcel
    found = [(file, data) for file, data in letter.contents if file.kind in target.attach]
    if target.attach and not found and parcel.what == "brief":
        wanted = " or ".join(target.attach)
        raise DeliveryError(
            f"deliver {target.name}: {parcel.number} has no {wanted}; add it to formats of profile {parcel.profile}"
        )
    return found


def _words(parcel: Parcel, attached: Sequence[ParcelFile]) -> str:
    parts = [parcel.marking, one_line(parcel.title)]
    if parcel.what == "brief":
        parts[1] += f"\n{one_line(parcel.number)}, as of {parcel.as_of}"
    parts.append(clean(parcel.text or "").strip() or "No bottom line was written.")
    if attached:
        parts.append("\n".join(f"{file.name}  sha256 {file.sha256}" for file in attached))
    return "\n\n".join((*parts, parcel.marking)) + "\n"
