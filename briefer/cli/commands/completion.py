"""briefer completion"""

import click
from click.shell_completion import get_completion_class


@click.command(
    epilog="""\b
Examples:
  briefer completion bash >> ~/.bashrc
  briefer completion zsh > ~/.zfunc/_briefer
  briefer completion fish > ~/.config/fish/completions/briefer.fish"""
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes Briefer's commands and options in SHELL."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "briefer", "_BRIEFER_COMPLETE").source())
