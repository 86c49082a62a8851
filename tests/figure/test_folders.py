"""Where figures are found, and that nothing outside their folders is."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.errors import FigreproError
from figrepro.figure.folders import (
    ENVIRONMENT,
    LARGEST_FILE,
    DataDir,
    find_data,
    is_valid_id,
    read_bytes,
    read_text,
)
from figrepro.figure.load import load_figure
from tests.figure.folder import SERIES, SPEC, Folder

INSIDE = "allowed: a path inside chart"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of three figures, in the working directory, which has nothing else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    for name in ("accuracy", "loss-1", "loss-2"):
        add_figure(Path("data"), name)
    return Path("data")


def add_figure(directory: Path, name: str) -> Path:
    """Puts a valid figure into a data directory."""
    folder = directory / name
    folder.mkdir(parents=True)
    (folder / "figure.toml").write_text(SPEC, encoding="utf-8")
    (folder / "series.csv").write_text(SERIES, encoding="utf-8")
    return folder


def problem_of(data: DataDir, figure_id: str) -> str:
    """What is said of an id that names no figure that can be read."""
    with pytest.raises(FigreproError) as raised:
        load_figure(data, figure_id)
    return str(raised.value)


# Which directory


def test_the_chosen_directory_comes_first(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option outranks the environment and ./data."""
    monkeypatch.setenv(ENVIRONMENT, str(data))
    add_figure(Path("mine"), "a")
    assert find_data("mine") == DataDir(Path("mine"))


def test_the_environment_comes_second(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FIGREPRO_DATA outranks ./data; empty it counts for nothing."""
    add_figure(Path("mine"), "a")
    monkeypatch.setenv(ENVIRONMENT, "mine")
    assert find_data() == DataDir(Path("mine"))
    monkeypatch.setenv(ENVIRONMENT, "")
    assert find_data() == DataDir(data)


def test_a_data_folder_with_figures_comes_third(data: Path) -> None:
    """./data is taken if it holds a figure.toml one level down, broken or not."""
    assert find_data() == DataDir(data)


def test_figures_in_data_are_found_beside_a_link_that_leads_nowhere(data: Path) -> None:
    """One odd entry does not hide the figures of the working directory."""
    (data / "a-loop").symlink_to("a-loop")
    (data / "b-loop").mkdir()
    (data / "b-loop" / "figure.toml").symlink_to("figure.toml")
    assert find_data() == DataDir(data)
    assert find_data().ids() == ["accuracy", "b-loop", "loss-1", "loss-2"]


@pytest.mark.parametrize("entry", ["", "x.csv", "sub/table.csv", ".hidden/figure.toml"])
def test_unrelated_data_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    """A ./data without figures is somebody else's: the figures of the package are shown."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    file = Path("data") / entry
    file.parent.mkdir(parents=True, exist_ok=True)
    if entry:
        file.write_text("", encoding="utf-8")
    found = find_data()
    assert found.shipped
    assert found.ids() == ["hellaswag", "vocab-accuracy"]


@pytest.mark.parametrize("named", ["", "nowhere", "data/accuracy/series.csv", "a\0b", "x" * 5000])
@pytest.mark.usefixtures("data")
def test_a_chosen_directory_must_be_one(named: str) -> None:
    """A wrong --data is refused, never replaced by another directory."""
    with pytest.raises(FigreproError) as raised:
        find_data(named)
    shown = f"{named[:59]}…" if len(named) > 60 else named.replace("\0", "␀")
    assert str(raised.value) == f'--data: this is not a directory; found "{shown}"'


def test_a_directory_in_the_environment_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable."""
    monkeypatch.setenv(ENVIRONMENT, "/nowhere")
    with pytest.raises(FigreproError) as raised:
        find_data()
    assert str(raised.value) == 'FIGREPRO_DATA: this is not a directory; found "/nowhere"'


# Which figures


def test_figures_are_the_folders_with_a_spec(data: Path) -> None:
    """In alphabetical order; files, hidden folders and folders without a spec are none."""
    (data / "README.md").write_text("", encoding="utf-8")
    (data / "notes").mkdir()
    add_figure(data, ".draft")
    add_figure(data, "-x")
    assert DataDir(data).ids() == ["accuracy", "loss-1", "loss-2"]


def test_an_id_that_does_not_exist_names_the_nearest(data: Path) -> None:
    """Up to three ids that look like it."""
    assert problem_of(DataDir(data), "Los-1") == (
        'there is no figure "Los-1" in data; did you mean loss-1 or loss-2?'
    )


def test_an_id_like_no_other_lists_what_there_is(data: Path) -> None:
    """Whoever guesses learns the ids."""
    assert problem_of(DataDir(data), "zzz") == (
        'there is no figure "zzz" in data; figures there: accuracy, loss-1, loss-2'
    )


def test_an_empty_data_directory_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be nothing to list."""
    monkeypatch.chdir(tmp_path)
    assert problem_of(DataDir(Path()), "a") == 'there is no figure "a" in .; figures there: none'


def test_a_file_is_no_figure(data: Path) -> None:
    """What lies beside the figures is not one of them."""
    (data / "README.md").write_text("", encoding="utf-8")
    assert problem_of(DataDir(data), "README.md").startswith('there is no figure "README.md"')


@pytest.mark.parametrize(
    "figure_id",
    [
        *("", ".", "..", "../secret", "a/b", "/etc", "a\\b", "C:x", ".hidden", "-x", " a", "a "),
        *("a\nb", "a\0b", "\x1b[31m", "a\u202eb", "\udcff", "é" * 101),
    ],
)
def test_an_id_is_a_plain_name(data: Path, figure_id: str) -> None:
    """Nothing that leads elsewhere or that cannot be seen is looked up at all."""
    add_figure(Path(), "secret")
    said = problem_of(DataDir(data), figure_id)
    assert said.startswith('this cannot be the id of a figure; found "')
    allowed = "the name of a folder, without / \\ :, a dot or dash in front, or .diff at its end"
    assert said.endswith(f'"; allowed: {allowed}')
    assert said.isprintable()


@given(st.text())
def test_a_valid_id_is_one_visible_part_of_a_path(figure_id: str) -> None:
    """Whatever is let through names an entry of the data directory and prints as it is."""
    if is_valid_id(figure_id):
        assert Path("data", figure_id).parts == ("data", figure_id)
        assert figure_id not in {"", ".", ".."}
        assert len(os.fsencode(figure_id)) <= 200


def test_a_folder_that_links_out_of_the_data_directory_is_refused(data: Path) -> None:
    """It is listed, so that nobody wonders where it went, and its problem is told."""
    add_figure(Path("elsewhere"), "secret")
    (data / "linked").symlink_to(Path("../elsewhere/secret"))
    assert "linked" in DataDir(data).ids()
    assert problem_of(DataDir(data), "linked") == (
        "data/linked: this leads out of its folder; "
        f"found {Path('elsewhere/secret').resolve()}; allowed: a path inside data"
    )


def test_a_folder_may_link_to_another_figure(data: Path) -> None:
    """A link inside the data directory is a second name."""
    (data / "same").symlink_to("accuracy")
    assert load_figure(DataDir(data), "same").id == "same"


def test_a_link_loop_in_place_of_a_folder_is_told(data: Path) -> None:
    """It has a problem of its own, not that of another figure."""
    (data / "round").symlink_to("round")
    assert problem_of(DataDir(data), "round") == (
        "data/round: this is a link that leads back to itself"
    )


def test_a_missing_data_directory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory can go while a program runs."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FigreproError) as raised:
        DataDir(Path("gone")).ids()
    assert str(raised.value) == "gone: the folder is missing"


# Files of a figure


@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
def test_a_missing_file_is_named(folder: Folder, name: str) -> None:
    """Both files are needed."""
    (folder.path / name).unlink()
    assert folder.problems() == [f"chart/{name}: the file is missing"]


def test_all_missing_files_are_named(folder: Folder) -> None:
    """An empty folder says what belongs into it."""
    (folder.path / "figure.toml").unlink()
    (folder.path / "series.csv").unlink()
    assert folder.problems() == [
        "chart/figure.toml: the file is missing",
        "chart/series.csv: the file is missing",
    ]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_directory_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """It cannot be read."""
    (folder.path / name).unlink(missing_ok=True)
    (folder.path / name).mkdir(parents=True)
    assert folder.problems() == [
        f"chart/{name}: this is not a file; found a folder; allowed: a file"
    ]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_dangling_link_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """What it points to is missing."""
    replace_by_link(folder, name, "nothing")
    assert folder.problems() == [f"chart/{name}: the file is missing"]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
def test_a_link_loop_in_place_of_a_file_is_told(folder: Folder, name: str) -> None:
    """It ends nowhere."""
    replace_by_link(folder, name, Path(name).name)
    assert folder.problems() == [f"chart/{name}: this is a link that leads back to itself"]


@pytest.mark.parametrize("name", ["figure.toml", "series.csv", "readings/other.csv"])
@pytest.mark.parametrize("absolute", [True, False])
def test_a_file_that_links_out_of_its_folder_is_refused(
    folder: Folder,
    name: str,
    absolute: bool,  # noqa: FBT001 - a case
) -> None:
    """Neither by an absolute link nor by a relative one, even to a file that would do."""
    outside = Path("outside").resolve()
    outside.write_text(SPEC if name == "figure.toml" else SERIES, encoding="utf-8")
    up = Path("../" * (name.count("/") + 1))
    replace_by_link(folder, name, outside if absolute else up / "outside")
    assert folder.problems() == [
        f"chart/{name}: this leads out of its folder; found {outside}; {INSIDE}"
    ]


def test_a_readings_folder_that_links_out_is_refused(folder: Folder) -> None:
    """Its files are not even listed."""
    outside = Path("outside").resolve()
    outside.mkdir()
    (outside / "secret.csv").write_text(SERIES, encoding="utf-8")
    replace_by_link(folder, "readings", outside)
    assert folder.problems() == [
        f"chart/readings: this leads out of its folder; found {outside}; {INSIDE}"
    ]


def test_a_file_may_link_to_another_in_its_folder(folder: Folder) -> None:
    """Links inside a figure are the user's business."""
    replace_by_link(folder, "readings/same.csv", "../series.csv")
    assert [reading.name for reading in folder.load().readings] == ["same"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda path: path.touch(),
            "this cannot be read: not a directory",
        ),
        (lambda path: path.symlink_to("readings"), "this is a link that leads back to itself"),
        (lambda path: path.symlink_to("nothing"), "the folder is missing"),
    ],
    ids=["file", "loop", "dangling"],
)
def test_a_readings_folder_must_be_one(
    folder: Folder, make: Callable[[Path], object], said: str
) -> None:
    """A file or a broken link of that name is told, not passed over."""
    make(folder.path / "readings")
    assert folder.problems() == [f"chart/readings: {said}"]


def test_a_pipe_in_place_of_a_file_is_refused(folder: Folder) -> None:
    """Nothing waits for what may never come."""
    (folder.path / "series.csv").unlink()
    os.mkfifo(folder.path / "series.csv")
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(folder.problems()), daemon=True)
    reader.start()
    reader.join(timeout=10)
    assert said == ["chart/series.csv: this is not a file; found a device or pipe; allowed: a file"]


def test_a_reading_cannot_take_the_place_of_the_drawn_one(folder: Folder) -> None:
    """readings/drawn.csv would be a second drawn reading."""
    folder.write("readings/drawn.csv", "series,x,y\nz,9,9\n")
    assert folder.problems() == [
        (
            "chart/readings/drawn.csv: the reading drawn is the one in series.csv; "
            "give the file another name"
        )
    ]


def test_the_name_of_a_reading_can_be_seen(folder: Folder) -> None:
    """A control character in a file name neither becomes a name nor reaches the terminal."""
    folder.write("readings/a\x1b[31m.csv", SERIES)
    assert folder.problems() == [
        (
            "chart/readings/a␛[31m.csv: the name of a reading has "
            "characters that cannot be seen; give the file another name"
        )
    ]


def test_a_file_name_that_is_not_utf8_is_told(folder: Folder) -> None:
    """Linux allows any bytes in a name."""
    folder.write("readings/a.csv", SERIES)
    os.rename(b"chart/readings/a.csv", b"chart/readings/\xff.csv")  # noqa: PTH104 - bytes
    assert folder.problems() == [
        (
            "chart/readings/�.csv: the name of a reading has "
            "characters that cannot be seen; give the file another name"
        )
    ]


def test_other_files_in_a_folder_are_left_alone(folder: Folder) -> None:
    """Notes and hidden files of an editor are no readings."""
    folder.write("notes.txt", b"\xff")
    folder.write("readings/README.md", b"\xff")
    folder.write("readings/published.csv", SERIES)
    assert [reading.name for reading in folder.load().readings] == ["published"]


# What is in the files


@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_marks_and_line_ends_of_windows_are_accepted(
    folder: Folder, name: str, mark: bytes, end: bytes
) -> None:
    """A byte-order mark and CRLF change nothing."""
    expected = folder.load()
    content = (folder.path / name).read_bytes()
    folder.write(name, mark + content.replace(b"\n", end))
    assert folder.load() == expected


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
@pytest.mark.parametrize("name", ["figure.toml", "series.csv"])
def test_bytes_that_are_not_utf8_are_found(
    folder: Folder, name: str, mark: bytes, end: bytes
) -> None:
    """The line and the byte are named, whatever the system that wrote the file."""
    folder.write(name, mark + b"first" + end + b"second caf\xe9" + end)
    assert folder.problems() == [
        f"chart/{name}:2: this is not UTF-8 text; found byte 0xe9; save the file as UTF-8"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_other_encodings_of_unicode_are_told(folder: Folder, encoding: str) -> None:
    """What Windows once called Unicode is refused in one line."""
    folder.write("series.csv", SERIES.encode(encoding))
    (problem,) = folder.problems()
    assert problem.startswith("chart/series.csv:1: this is not UTF-8 text; found ")
    assert problem.endswith("; save the file as UTF-8")


def test_a_nul_byte_is_found(folder: Folder) -> None:
    """No text has one."""
    folder.rows("a,1,2", "b\0,1,2")
    assert folder.problems() == [
        "chart/series.csv:3: this is not UTF-8 text; found byte 0x00; save the file as UTF-8"
    ]


def test_a_file_too_large_is_not_read(folder: Folder) -> None:
    """A spec has a megabyte, a table sixty-four; more is a mistake or an attack."""
    for name, size in (("figure.toml", 2**20 + 1), ("series.csv", LARGEST_FILE + 1)):
        (folder.path / name).touch()
        os.truncate(folder.path / name, size)
    assert folder.problems() == [
        "chart/figure.toml: the file is too large; allowed: at most 1 MiB",
        "chart/series.csv: the file is too large; allowed: at most 64 MiB",
    ]


def test_a_file_is_read_whole_up_to_its_limit(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_bytes(file, tmp_path, limit=5) == b"12345"
    with pytest.raises(FigreproError):
        read_bytes(file, tmp_path, limit=4)


@given(content=st.binary(max_size=40))
def test_any_bytes_are_text_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Text is what the bytes say in UTF-8; everything else is refused."""
    file = tmp_path_factory.getbasetemp() / "any"
    file.write_bytes(content)
    with suppress(FigreproError):
        assert read_text(file, file.parent).encode() == content.removeprefix(b"\xef\xbb\xbf")


def replace_by_link(folder: Folder, name: str, target: str | Path) -> None:
    """Puts a link in place of a file of the folder."""
    link = folder.path / name
    link.unlink(missing_ok=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
