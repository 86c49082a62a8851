"""Every command on the two figures: what it prints, where, and with which exit status."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer

from figrepro.cli.main import app
from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DONE, IDS, SHIPPED, WRONG, replace_in
from tests.acceptance.whole_process import WholeProcess

GROUP: Any = typer.main.get_command(app)
DOCUMENTED = (
    "list",
    "render",
    "show",
    "table",
    "describe",
    "diff",
    "accept",
    "claims",
    "check",
    "new",
    "schema",
)


def test_the_commands_are_those_of_the_design() -> None:
    """No command is missing, none is there that nothing documents."""
    assert GROUP.list_commands(None) == list(DOCUMENTED)


def test_help_of_the_program_names_every_command_in_whole_sentences(run: InProcess) -> None:
    """Each command has a line that is not cut; help is data, nothing is said beside it."""
    ran = run("--help")
    assert (ran.status, ran.err) == (DONE, "")
    listed = dict(
        line.split(maxsplit=1) for line in ran.out.partition("Commands:\n")[2].splitlines()
    )
    assert list(listed) == list(DOCUMENTED)
    assert all(line.endswith(".") and not line.endswith("..") for line in listed.values())
    assert run("-h").out == ran.out


@pytest.mark.parametrize("name", DOCUMENTED)
def test_help_of_a_command_says_what_each_option_does(run: InProcess, name: str) -> None:
    """Every option and argument stands there under its names, with a sentence of help."""
    ran = run(name, "--help")
    assert (ran.status, ran.err) == (DONE, "")
    text = " ".join(ran.out.split())
    assert text.startswith(f"Usage: python -m figrepro {name} ")
    for parameter in GROUP.get_command(None, name).params:
        for option in parameter.opts if parameter.opts[0].startswith("-") else ["ID"]:
            assert option in text
        assert parameter.help, parameter.name
        assert " ".join(parameter.help.split()) in text


def test_the_version_is_printed_alone(run: InProcess) -> None:
    """A script can read it without cutting anything away."""
    ran = run("--version")
    assert (ran.status, ran.out, ran.err) == (DONE, f"{version('figrepro')}\n", "")


def test_the_installed_program_is_the_module(run_process: WholeProcess) -> None:
    """`figrepro` and `python -m figrepro` are one and the same."""
    ran = run_process("list", "--json", command=[Path(sys.executable).with_name("figrepro")])
    assert (ran.status, ran.out) == (DONE, run_process("list", "--json").out)


def test_the_program_alone_shows_its_help_as_a_message(run: InProcess) -> None:
    """A call that says nothing is wrong, and is told what it may say."""
    ran = run()
    assert (ran.status, ran.out) == (WRONG, "")
    assert "Commands:" in ran.err


@pytest.mark.parametrize(
    ("call", "culprit"),
    [
        (["lst"], "there is no command “lst”; did you mean list?"),
        (["render", "--frmat", "png"], "No such option: --frmat"),
        (["render", "--format", "gif"], "'gif' is not one of 'png', 'svg', 'pdf'"),
        (["render", "--dpi", "9"], "'--dpi'"),
        (["render", "--dpi", "2401"], "'--dpi'"),
        (["render", "--dpi", "many"], "'--dpi'"),
        (["table"], "Missing argument 'ID'"),
        (["table", "hellaswag", "vocab-accuracy"], "unexpected extra argument"),
        (["table", "hellaswag", "--view", "all"], "'all' is not one of"),
        (["new", "fresh"], "Missing option '--from'"),
        (["accept"], "give either figure IDs or --all"),
        (["accept", "hellaswag", "--all"], "give either figure IDs or --all"),
        (["diff", "--against", "x.png"], "--against needs exactly one figure ID"),
        (["diff", *IDS, "--against", "x.png"], "--against needs exactly one figure ID"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_told_what_is_wrong(run: InProcess, call: list[str], culprit: str) -> None:
    """Status 2, nothing on standard output, and a message that names the culprit."""
    ran = run(*call)
    assert (ran.status, ran.out) == (WRONG, "")
    assert culprit in ran.err


def test_list_is_a_table_of_the_figures(run: InProcess, data: Path) -> None:
    """Id, title, series, points, and whether there is a reference."""
    (data / "hellaswag" / "reference.png").unlink()
    ran = run("list")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.out == (
        "id              title                              series  points  reference\n"
        "hellaswag       HellaSwag against training tokens       6      15  missing\n"
        "vocab-accuracy  Accuracy against training batches       3      15  yes\n"
    )


def test_list_of_no_figures_says_where_it_looked(run: InProcess, tmp_path: Path) -> None:
    """An empty directory is no error, and no mystery."""
    (tmp_path / "empty").mkdir()
    ran = run("list", "--data", "empty")
    assert (ran.status, ran.err) == (DONE, "there are no figures in empty\n")
    assert ran.lines == ["id  title  series  points  reference"]


def test_the_points_stand_in_a_table_with_how_exactly_they_are_known(run: InProcess) -> None:
    """A row for each x, a column for each series; read off, range, and nothing for none."""
    ran = run("table", "hellaswag")
    assert (ran.status, ran.err) == (DONE, "")
    assert [line.rstrip() for line in ran.lines] == [
        "HellaSwag against training tokens",
        "",
        "Tokens Trained (Billion)  1 Rec  4 Rec  8 Rec  16 Rec  32 Rec  64 Rec",
        "─" * 69,
        "                     100    ~29    ~32    ~42     ~45     ~46     ~48",
        "                     300    ~31",
        "                     400                          ~62     ~63",
        "                     800    ~28    ~44    ~59   63–64   63–64     ~47",
        "",
        "HellaSwag; ~ approximate; a–b range",
    ]


def test_the_points_as_markdown_are_a_pipe_table(run: InProcess) -> None:
    """The same cells, ready for a README."""
    ran = run("table", "vocab-accuracy", "--format", "markdown")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.out == (
        "|   Batch Count |   350M |   1.3B |   2.4B |\n"
        "|--------------:|-------:|-------:|-------:|\n"
        "|         20000 |  ~0.45 |  ~0.48 | ~0.495 |\n"
        "|         40000 | ~0.465 | ~0.485 | ~0.505 |\n"
        "|         60000 |  ~0.47 | ~0.495 |  ~0.51 |\n"
        "|         80000 | ~0.475 |  ~0.50 | ~0.515 |\n"
        "|        100000 |  ~0.49 |  ~0.49 | ~0.525 |\n"
        "\n"
        "40,960 Vocab Avg Accuracy; ~ approximate\n"
    )


@pytest.mark.parametrize("figure_id", IDS)
def test_the_points_as_csv_make_the_same_figure_again(
    run: InProcess, tmp_path: Path, data: Path, figure_id: str
) -> None:
    """The table as CSV stands in for series.csv: the drawing matches its reference."""
    ran = run("table", figure_id, "--format", "csv")
    assert (ran.status, ran.err) == (DONE, "")
    (data / figure_id / "series.csv").write_bytes(ran.stdout)
    again = run("diff", figure_id)
    assert (again.status, again.out) == (DONE, f"{figure_id}: match\n")
    assert not (tmp_path / "out").exists()


def test_the_worst_disagreement_of_readings_stands_on_top(run: InProcess) -> None:
    """The value of 64 Rec at 800, almost certainly a misreading, is the first a reader meets."""
    ran = run("table", "hellaswag", "--view", "readings", "--format", "json")
    assert (ran.status, ran.err) == (DONE, "")
    worst = json.loads(ran.stdout)[0]
    assert (worst["series"], worst["x"], worst["first"], worst["second"]) == ("64 Rec", 800, 47, 65)
    assert (worst["difference"], worst["verdict"]) == (18, "outside")


def test_the_summary_has_a_row_for_each_series(run: InProcess) -> None:
    """First, last, change, lowest, highest, each with its bounds."""
    ran = run("table", "vocab-accuracy", "--view", "summary", "--format", "csv")
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines[1] == (
        "350M,5,0.45,0.4475,0.4525,20000,0.49,0.4875,0.4925,100000,0.04,0.035,0.045,"
        "0.45,0.4475,0.4525,20000,0.49,0.4875,0.4925,100000"
    )
    assert [line.split(",")[0] for line in ran.lines] == ["series", "350M", "1.3B", "2.4B"]


def test_latex_is_a_whole_tabular(run: InProcess) -> None:
    """What LaTeX gets to read begins and ends with the table."""
    ran = run("table", "hellaswag", "--view", "readings", "--format", "latex")
    assert (ran.status, ran.err) == (DONE, "")
    body = [line for line in ran.lines if not line.startswith("%")]
    assert body[0].startswith(r"\begin{tabular}")
    assert body[-1] == r"\end{tabular}"


@pytest.mark.parametrize("figure_id", IDS)
def test_show_draws_the_chart_in_80_columns_of_plain_text(run: InProcess, figure_id: str) -> None:
    """Title, labels, every tick and every series are there; off a terminal no colour is."""
    ran = run("show", figure_id)
    assert (ran.status, ran.err) == (DONE, "")
    assert max(map(len, ran.lines)) <= 80
    assert "\x1b" not in ran.out
    spec = tomllib.loads((SHIPPED / figure_id / "figure.toml").read_text(encoding="utf-8"))
    expected = [spec["title"], spec["x"]["label"], spec["y"]["label"], *spec["series"]]
    expected += ["20k", "0.53"] if figure_id == "vocab-accuracy" else ["100", "65"]
    assert [text for text in expected if text not in ran.out] == []


def test_schema_is_a_json_schema_that_knows_every_key_of_the_figures(run: InProcess) -> None:
    """An editor that has it completes and checks what the two specs hold."""
    ran = run("schema")
    assert (ran.status, ran.err) == (DONE, "")
    schema = json.loads(ran.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for figure_id in IDS:
        text = (SHIPPED / figure_id / "figure.toml").read_text(encoding="utf-8")
        assert list(_unknown_keys(tomllib.loads(text), schema, schema)) == []
    assert list(_unknown_keys({"x": {"lable": ""}}, schema, schema)) == ["lable"]


def _unknown_keys(tree: Any, schema: Any, whole: Any) -> Iterator[str]:
    """The keys of a tree that a schema has no word for."""
    if not isinstance(tree, dict):
        return
    tables = list(_tables(schema, whole))
    for key, value in tree.items():
        inner = [
            table.get("properties", {}).get(key) or table.get("additionalProperties")
            for table in tables
        ]
        known = [one for one in inner if one]
        if not known:
            yield key
        for one in known:
            yield from _unknown_keys(value, one, whole)


def _tables(schema: Any, whole: Any) -> Iterator[Any]:
    """The tables that a schema allows, also behind names and among alternatives."""
    if "$ref" in schema:
        yield from _tables(whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole)
    for one in schema.get("anyOf", ()):
        yield from _tables(one, whole)
    if schema.get("type") == "object":
        yield schema


@pytest.mark.parametrize(
    "command", ["table", "show", "render", "describe", "diff", "accept", "check"]
)
def test_an_unknown_figure_is_named_with_the_nearest_ones(
    run: InProcess, data: Path, command: str
) -> None:
    """Status 2, one line, and what was probably meant."""
    ran = run(command, "helaswag")
    assert ran.status == WRONG
    assert ran.messages == [
        f'error: there is no figure "helaswag" in {data.name}; did you mean hellaswag?'
    ]
    assert ran.out == ("0 of 1 figure passes\n" if command == "check" else "")


def test_the_other_figures_are_done_when_one_is_unknown(run: InProcess, data: Path) -> None:
    """An id with a slip costs that figure and no other."""
    ran = run("diff", "helaswag", *IDS)
    assert ran.status == WRONG
    assert ran.lines == ["hellaswag: match", "vocab-accuracy: match"]
    assert len(ran.messages) == 1
    assert data.is_dir()


def test_a_figure_named_twice_is_done_once(run: InProcess, data: Path) -> None:
    """Ids are taken as a set, in the order of the call."""
    ran = run("diff", "vocab-accuracy", "hellaswag", "vocab-accuracy")
    assert (ran.status, ran.lines) == (DONE, ["vocab-accuracy: match", "hellaswag: match"])
    assert data.is_dir()


def test_warnings_are_messages(run: InProcess, data: Path) -> None:
    """What a reader of the drawing would stumble over is said beside the data, not in it."""
    replace_in(data / "hellaswag" / "figure.toml", "limits = [25, 65]", "limits = [25, 60]")
    ran = run("render", "hellaswag")
    assert (ran.status, ran.out) == (DONE, "out/hellaswag.png\n")
    assert ran.messages
    assert all(re.match("warning: hellaswag: .*outside the limits", line) for line in ran.messages)
