"""`figrepro schema`: the JSON Schema of `figure.toml`."""

from figrepro.cli.options import DONE
from figrepro.cli.output import write_data


def schema() -> int:
    """Print the JSON Schema of figure.toml.

    Editors use it to complete and check the file.
    """
    import msgspec

    from figrepro.figure.spec import Spec

    described = msgspec.json.schema(Spec)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = "figrepro figure"
    write_data(msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n")
    return DONE
