"""Briefs to where they are read: a folder, a mailbox, a webhook, or what apprise knows.

    receipt = deliver(parcel_of(brief, "ishel", files), settings.target("desk"), root=root, now=now)

Way of a parcel: its marking is held against the target's (`send`), its files are read and compared with what was built
(`parcel`), and it is tried until it arrives or its time is over (`patience`): `folder` with `disk`, `record` and
`retention`; `mail` with `letters`; `webhook`; `apprise_`. Secrets are read by reference when they are needed
(`briefer.secrets`).

A brief's number and a target's name make one delivery, whose key is the same at every attempt: Message-ID, webhook-id
and folder come of it, so that what arrives twice is known to be the same. Who may get what stands in `briefer.config`.
"""

from briefer.deliver.parcel import Parcel, ParcelFile, Receipt, key_of, parcel_of
from briefer.deliver.patience import Patience
from briefer.deliver.send import Note, deliver, notify, refuse_marking
from briefer.secrets import Secrets

__all__ = [
    "Note",
    "Parcel",
    "ParcelFile",
    "Patience",
    "Receipt",
    "Secrets",
    "deliver",
    "key_of",
    "notify",
    "parcel_of",
    "refuse_marking",
]
