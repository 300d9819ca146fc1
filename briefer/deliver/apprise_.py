"""Anything else, through apprise: the words, and files where the service takes some."""

import logging

from briefer.cleaning import clean
from briefer.config import AppriseTarget
from briefer.deliver.parcel import Letter, headline
from briefer.errors import DeliveryError
from briefer.secrets import Secrets


def say(letter: Letter, target: AppriseTarget, *, secrets: Secrets) -> str:
    """Hand it to the service; gives what came of it. Raises DeliveryError.

    Services know no ids: what is repeated arrives twice.
    """
    where = f"deliver {target.name}"
    try:
        import apprise  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError as error:
        raise DeliveryError(f"{where}: apprise is not installed; run `pip install 'briefer[notify]'`") from error
    # They log what is sent and where to, tokens and all. None of that is for a log.
    logging.getLogger("apprise").disabled = True
    logging.getLogger("urllib3").setLevel(logging.INFO)
    service = apprise.Apprise(asset=apprise.AppriseAsset(storage_mode="memory"))
    if not service.add(secrets.read(target.url)):
        raise DeliveryError(f"{where}: {target.url}: it is no address that apprise knows; see its list of services")
    files = [str(file.path) for file, _ in letter.contents if file.kind in target.attach]
    title, text = headline(letter.parcel), clean(letter.parcel.text or letter.parcel.title)
    if not service.notify(body=text, title=title, body_format="text", attach=files or None, interpret_escapes=False):
        raise DeliveryError(f"{where}: the service did not take it; check its address, or try again later", retry=True)
    return "taken by the service"
