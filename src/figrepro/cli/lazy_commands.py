"""Commands that are imported and built only when they are called.

typer builds the parameters of every command at every start, and converts each value, also one that
was not given, through pydantic, whose import takes longer than most commands. Here a command is
built when it is called, and the values that need no conversion are passed as they are.
"""

import inspect
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from figrepro.errors import did_you_mean, visible

COMMANDS: dict[str, tuple[str, str]] = {
    "list": ("list_", "list_figures"),
    "render": ("render", "render"),
    "show": ("show", "show"),
    "table": ("table", "table"),
    "describe": ("describe", "describe"),
    "diff": ("diff", "diff"),
    "accept": ("accept", "accept"),
    "claims": ("claims", "claims"),
    "check": ("check", "check"),
    "new": ("new", "new"),
    "schema": ("schema", "schema"),
}
"""The module and the function of each command, in the order in which help lists them."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _ValuesAsGiven:
    """A command whose parameters convert only what needs it."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - typer's signature
        """The parameters, help among them."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # it is mixed in
        for parameter in parameters:
            # Where a release of typer has no such attribute, this has no effect and costs nothing.
            if getattr(parameter, "_runtime_param", None) is None:
                parameter._runtime_param = _AsGiven()  # noqa: SLF001
        return parameters


class Command(_ValuesAsGiven, TyperCommand):
    """One command; its module may have more to say about it in a function `more_help`."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's
        """Writes what the command's own module adds to its help."""
        module = import_module(f"figrepro.cli.{COMMANDS[str(self.name)][0]}")
        if hasattr(module, "more_help"):
            heading, rows = module.more_help()
            with formatter.section(heading):
                formatter.write_dl(rows)


class LazyCommands(_ValuesAsGiven, TyperGroup):
    """The commands of figrepro, each built when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's signature
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - typer's
        """The command of that name; an unknown one ends the call."""
        if cmd_name not in COMMANDS:
            near = did_you_mean(cmd_name, list(COMMANDS)) or "figrepro --help lists the commands"
            return ctx.fail(f"there is no command “{visible(cmd_name)}”; {near}")
        alone = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        alone.command(cmd_name, cls=Command, context_settings=CONTEXT)(_function(cmd_name))
        return typer.main.get_command(alone)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's
        """Writes the names of the commands and the first sentence of each."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in COMMANDS])


def _function(name: str) -> Any:  # noqa: ANN401 - each command has its own parameters
    module, function = COMMANDS[name]
    return getattr(import_module(f"figrepro.cli.{module}"), function)


def asks_for_document(arguments: Sequence[str]) -> bool:
    """Whether a call asks for the document, as far as one can tell that is not understood."""
    command, *rest = arguments or [""]
    options = rest[: rest.index("--")] if "--" in rest else rest
    if command not in COMMANDS or "--json" not in options:
        return False
    return "as_json" in inspect.signature(_function(command)).parameters


def _summary(name: str) -> str:
    documented = inspect.getdoc(_function(name)) or ""
    return documented.partition("\n")[0]


class _AsGiven:
    """Passes on what needs no conversion; leaves the rest to typer."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - typer's signature
        """The value of a parameter as its command takes it."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if value == param.default:
            return value
        annotation = param.type_descriptor.annotation
        if annotation in {str, Path} and isinstance(value, str):
            return annotation(value)
        if annotation == list[str] and not isinstance(value, str):
            return [str(item) for item in value]
        param._runtime_param = None  # noqa: SLF001 - typer builds its own, as if there had been none
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)
