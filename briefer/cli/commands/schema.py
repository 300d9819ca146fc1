"""briefer schema"""

import json

import click


@click.command(
    epilog="""\b
Examples:
  briefer schema brief > brief.schema.json
  briefer schema brief | jq '."$defs".Evidence'"""
)
@click.argument("what", type=click.Choice(["brief"]))
def command(what: str) -> None:
    """Print the JSON Schema (2020-12) of what Briefer writes as JSON: `brief`, the data of a brief."""
    from briefer.render.schema import brief_schema  # noqa: PLC0415 - the model is read only where its schema is printed

    schemas = {"brief": brief_schema}
    click.echo(json.dumps(schemas[what](), ensure_ascii=False, indent=2))
