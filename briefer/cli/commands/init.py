"""briefer init"""

from pathlib import Path

import click

from briefer.errors import ConfigError
from briefer.paths import CONFIG, Workspace

_TEMPLATE = """\
# This folder is a Briefer workspace. Put articles in seeds/ or run `briefer add`, then `briefer build`.

[workspace]
# author = "Name, desk"
marking = "TLP:AMBER"        # of briefs whose sources carry none

# [terminal]                 # how `briefer` without arguments looks and what its keys are
# theme = "nord"
# mouse = false
# editor = "nano"            # default: VISUAL, then EDITOR of the environment
# [terminal.keys]            # binding id = keys with commas; `?` in the terminal shows the ids

# [fetch]                    # of whatever is fetched: only public addresses are read
# allow_private = ["intranet.example"]    # but for hosts that are named here
# contact = "desk@example.org"            # told to those whose sources are asked

# [[source]]                 # where articles come from by themselves; `briefer sources add ADDRESS` writes one
# kind = "feed"              # or "address" (a page that changes), or "folder" with its path
# name = "paper"
# url = "https://paper.example/feed.xml"
# tags = []

[[brief]]
name = "{name}"
title = "{title}"
# since = "last Saturday"    # dates in words count from the as-of time
# outlets = []
# tags = []
formats = ["pdf", "json"]

# The analyst's words. [@ID] cites an article; `briefer list` shows the ids.
# bottom_line = "..."
# [[brief.judgement]]
# claim = "..."
# likelihood = "likely"      # one word of ICD 203's row; left out prints as *not assessed*
# confidence = "moderate"
# basis = "[@ID] ..."
"""


@click.command(
    epilog="""\b
Examples:
  briefer init watch      a folder for one watch, ready for articles
  briefer init .          make this folder a workspace"""
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def command(directory: Path) -> None:
    """Make a new workspace in DIRECTORY: briefer.toml, seeds/ and out/."""
    workspace = Workspace(directory)
    if workspace.config.exists():
        raise ConfigError(f"{workspace.config}: this is a workspace already; edit the file instead")
    try:
        for folder in (workspace.root, workspace.seeds, workspace.out):
            folder.mkdir(parents=True, exist_ok=True)
        name = directory.resolve().name
        with workspace.config.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE.format(name=_plain(name), title=_plain(name).replace("-", " ").capitalize()))
    except OSError as error:
        raise ConfigError(f"{directory}: cannot be written ({error.strerror}); choose another folder") from error
    click.echo(workspace.config)


def _plain(name: str) -> str:
    """A folder's name as a profile's name: letters, digits and hyphens."""
    words = "".join(c if c.isalnum() else " " for c in name).split()
    return "-".join(words) or CONFIG.removesuffix(".toml")
