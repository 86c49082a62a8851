"""`figrepro schema`: the JSON Schema of `figure.toml`."""

from figrepro.cli.options import DONE
from figrepro.cli.output import write_data


def schema() -> int:
    """Print the JSON Schema of figure.toml.

    Editors use it to complete and check the file.
    """
    import msgspec

    from figrepro.chart.vocabulary import json_schema

    described = msgspec.json.encode(json_schema())
    write_data(msgspec.json.format(described, indent=2).decode() + "\n")
    return DONE
