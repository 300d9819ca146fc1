"""What pip-audit says of the locked packages, and whether that is something to be done."""

import re
from dataclasses import dataclass

import msgspec

_SHOWN = 160
_NO_SERVICE = re.compile(
    r"ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Could not connect|Failed to resolve|Max retries"
    r"|is not redirecting|ServiceError|HTTPError|JSONDecodeError"
)
"Words of errors that are the network's or the service's, and say nothing of the packages."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vulnerability:
    id: str
    fix_versions: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Package:
    name: str
    version: str | None = None
    vulns: tuple[_Vulnerability, ...] = ()
    skip_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    dependencies: tuple[_Package, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is told, line by line, and what the process ends with."""

    lines: tuple[str, ...]
    status: int
    "0: nothing that can be mended is known; 1: a fix exists; 2: the check itself is broken."


def judge(report: str, said: str) -> Verdict:
    """`report`: what pip-audit wrote as JSON; `said`: what it told on standard error."""
    try:
        packages = msgspec.json.decode(report, type=_Report).dependencies
    except msgspec.DecodeError as error:
        return _without_report(said, str(error))
    known = [one for one in packages if one.skip_reason is None]
    if not known:
        return not_reached(f"the service knows none of the {len(packages)} packages")
    found = [(one, flaw) for one in known for flaw in one.vulns]
    mendable = sum(bool(flaw.fix_versions) for _, flaw in found)
    skipped = [
        f"audit: {one.name}: not looked at ({_line(one.skip_reason or '')})" for one in packages if one.skip_reason
    ]
    told = [_told(one, flaw) for one, flaw in sorted(found, key=lambda both: not both[1].fix_versions)]
    total = f"audit: {len(known)} packages looked at, {len(found)} findings, of which {mendable} can be mended"
    return Verdict(lines=(*skipped, *told, total), status=int(mendable > 0))


def not_reached(reason: str) -> Verdict:
    """Nothing is known, which is no fault of the packages and no word for them."""
    return Verdict(
        lines=(f"audit: not reached: {reason}; whether the packages have known flaws was not found out",), status=0
    )


def _without_report(said: str, reason: str) -> Verdict:
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "it said nothing")
    if _NO_SERVICE.search(said):
        return not_reached(f"no service ({_line(last)})")
    return Verdict(
        lines=(f"audit: pip-audit gave no report ({_line(last)}; {_line(reason)}); run it by hand",), status=2
    )


def _told(package: _Package, flaw: _Vulnerability) -> str:
    mended = f"mended in {', '.join(flaw.fix_versions)}: run `make lock`" if flaw.fix_versions else "no fix yet"
    return f"audit: {package.name} {package.version}: {flaw.id}: {mended} ({_line(flaw.description)})"


def _line(words: str) -> str:
    return " ".join(words.split())[:_SHOWN]
