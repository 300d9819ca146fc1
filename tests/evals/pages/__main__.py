"""Prints the figures of tests/evals/pages.md; with names, what is missing and what is too much in those pages."""

import sys

from tests.evals.pages import scores


def main() -> None:
    wanted = sys.argv[1:]
    found = [one for one in scores() if not wanted or one.name in wanted]
    for one in found:
        sys.stdout.write(
            f"| {one.name} | {one.f1:.3f} | {'yes' if one.title else 'no'} | {'yes' if one.date else 'no'} |\n"
        )
        if wanted:
            sys.stdout.write(f"missing {dict(one.missing)}\nextra {dict(one.extra)}\n")
    mean = sum(one.f1 for one in found) / len(found)
    sys.stdout.write(
        f"| all {len(found)} | {mean:.3f} | {sum(one.title for one in found)} | {sum(one.date for one in found)} |\n"
        f"sure and wrong: {sum(one.sure_and_wrong for one in found)}\n"
    )


if __name__ == "__main__":
    main()
