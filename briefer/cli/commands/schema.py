"""briefer schema"""

import json

import click


@click.command(
    epilog="""\b
Examples:
  briefer schema brief > brief.schema.json
  briefer schema analysis > analysis.schema.json
  briefer schema brief | jq '."$defs".Evidence'"""
)
@click.argument("what", type=click.Choice(["brief", "analysis"]))
def command(what: str) -> None:
    """Print the JSON Schema (2020-12) of what Briefer writes as JSON.

    `brief` is the data of a brief, `analysis` one line of `briefer analyze --jsonl`.
    """
    from briefer.analysis.schema import record_schema  # noqa: PLC0415 - stages are loaded only by what needs them
    from briefer.render.schema import brief_schema  # noqa: PLC0415 - as above

    schemas = {"brief": brief_schema, "analysis": record_schema}
    click.echo(json.dumps(schemas[what](), ensure_ascii=False, indent=2))
