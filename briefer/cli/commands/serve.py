"""briefer serve"""

from importlib.util import find_spec

import click

from briefer.cli.start import start_of
from briefer.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  briefer serve                 at http://127.0.0.1:8000
  briefer -C watch serve --port 8080"""
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1, and nowhere else."
)
@click.pass_context
def command(ctx: click.Context, port: int) -> int:
    """Show the terminal in a browser on this machine."""
    start = start_of(ctx)
    if start.server is None:
        raise UsageError("serve: this program was started without its terminal; start it with `python -m briefer`")
    if find_spec("textual_serve") is None:
        raise UsageError('serve: the extra for browsers is not installed; run `pip install "briefer[serve]"`')
    return start.server(start.find().root, port)
