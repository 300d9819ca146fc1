"""Known flaws of the locked packages: `python -m tests.audit PIP-AUDIT LOCK`.

Runs the pip-audit at the path PIP-AUDIT over the file LOCK, which is resolved already. A finding that a newer version
mends ends it with 1; the others are printed. Where no service answers, that is said, and it ends with 0: work without a
network goes on, and who reads the line knows that nothing was found out.
"""

import subprocess
import sys

from tests.audit.judging import Verdict, judge, not_reached

_LONGEST = 600
"Seconds; a service is asked once a package."


def audit(program: str, lock: str) -> Verdict:
    asked = [program, "--requirement", lock, "--disable-pip", "--require-hashes", "--format", "json"]
    try:
        done = subprocess.run(
            [*asked, "--progress-spinner", "off"], capture_output=True, text=True, check=False, timeout=_LONGEST
        )
    except FileNotFoundError:
        return not_reached("pip-audit could not be had")
    except subprocess.TimeoutExpired:
        return not_reached(f"no service answered within {_LONGEST} s")
    return judge(done.stdout, done.stderr)


def main() -> None:
    verdict = audit(*sys.argv[1:3])
    sys.stdout.write("\n".join((*verdict.lines, "")))
    sys.exit(verdict.status)


if __name__ == "__main__":
    main()
