"""The one JSON document of a run: `{"figrepro": VERSION, "figures": [...]}`.

Its keys are an interface, and all of them stand here. What does not apply to a command is absent.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from figrepro.chart.document import ascii_json
from figrepro.errors import Problem
from figrepro.figure.decimal_math import fraction_text
from figrepro.figure.formats import format_x
from figrepro.results.outcomes import (
    CheckOutcome,
    ClaimsOutcome,
    CompareOutcome,
    DescribeOutcome,
    ListOutcome,
    Outcome,
    RenderOutcome,
)
from figrepro.version import VERSION

Object = dict[str, Any]
"""An object of the document."""


def _keys(keys: str, **written: Callable[[Any], object]) -> Callable[[object], Object]:
    """What makes an object of a value.

    Args:
        keys: Its keys in their order, each the name of an attribute, or `key=path.to.attribute`.
        written: How attributes are written, by key; None and those not named stay as they are.
    """
    paths = [key.partition("=") for key in keys.split()]
    read = [(key, attrgetter(path or key), written.get(key)) for key, _, path in paths]

    def to_object(value: object) -> Object:
        found = ((key, of(value), write) for key, of, write in read)
        return {key: it if write is None or it is None else write(it) for key, it, write in found}

    return to_object


def _each(write: Callable[[Any], object]) -> Callable[[Iterable[object]], list[object]]:
    return lambda values: [write(value) for value in values]


def _text(name: str | Path) -> str:
    """A name of the file system as text; bytes in it that are no UTF-8 are replaced."""
    return str(name).encode(errors="surrogateescape").decode(errors="replace")


def _rounded(lengths: Sequence[float]) -> list[float]:
    return [round(length, 2) for length in lengths]


_size = attrgetter("width", "height")
_problems = _each(_keys("file line key found allowed message hint"))
_listed = _keys("title series points reference")
_output = _keys("path format action", path=_text)
_element = _keys("element pixels box", box=attrgetter("left", "top", "right", "bottom"))
_text_change = _keys("element reference now shift_px", shift_px=_rounded)
_reduction = _keys("colors farthest")
_drift = _keys(
    "differing_pixels elements moved_math own_size figure_edited edited_texts drawn_otherwise",
    elements=_each(_element),
    own_size=_size,
)
_all_of_change = _keys(
    "field drawn element series x reference now difference shift_px follows allowance uncertainty "
    "uncertainty_px",
    difference="{:+f}".format,
    shift_px=lambda length: round(length, 3),
    uncertainty="{:f}".format,
    uncertainty_px=lambda length: round(length, 3),
)


def _change(change: object) -> Object:
    return {key: value for key, value in _all_of_change(change).items() if value is not None}


_comparison = _keys(
    "reference_size drawing_size carries_figure differing_pixels antialiased_pixels faint_pixels "
    "same_size_with rms changes texts elements unexplained reduction looks_alike drift",
    reference_size=_size,
    drawing_size=_size,
    changes=_each(_change),
    texts=_each(_text_change),
    elements=_each(_element),
    unexplained=_each(_element),
    reduction=_reduction,
    drift=_drift,
)
_claims = _each(
    _keys(
        "id=claim.id statement=claim.statement where=claim.where formula=claim.formula "
        "verdict=judgement.verdict firmness=judgement.firmness disputed_by=judgement.disputed_by "
        "numbers witness=judgement.witness reason=judgement.reason note=claim.note "
        "accepted_verdict=claim.verdict accepted_firmness=claim.firmness is_accepted",
        numbers=_each(_keys("label value=text")),
        witness=_each(_keys("series x y=value reading rank", x=format_x, y=fraction_text)),
    )
)


def _described(outcome: DescribeOutcome) -> Object:
    """Each form, and the sentences of the long and of the short one."""
    description = outcome.description
    if description is None:
        return {}
    sentence = _keys("text formula")
    found = {
        **{form: description.text(form) for form in ("short", "long", "markdown")},
        "sentences": [
            {"topic": part.topic, "series": part.series, **sentence(one)}
            for part in description.parts
            for one in part.sentences
        ],
        "short_sentences": [
            {"topic": "short", "series": None, **sentence(one)} for one in description.shortly
        ],
    }
    return {"description": found}


def _compared(outcome: CompareOutcome) -> Object:
    comparison = {} if outcome.comparison is None else _comparison(outcome.comparison)
    return comparison if outcome.image is None else {**comparison, "image": _text(outcome.image)}


def _checked(outcome: CheckOutcome) -> Object:
    compared, judged = outcome.comparison, outcome.claims
    if compared is None or judged is None:
        return {}
    if compared.status == "error" and not judged.claims:
        return {}
    return {**_compared(compared), "claims": _claims(judged.claims)}


_FACTS: dict[type[Outcome], Callable[[Any], Object]] = {
    ListOutcome: lambda outcome: {} if outcome.problems else _listed(outcome),
    RenderOutcome: _keys("outputs", outputs=_each(_output)),
    CompareOutcome: _compared,
    ClaimsOutcome: _keys("reading claims unjudged", claims=_claims),
    CheckOutcome: _checked,
    DescribeOutcome: _described,
}
"""What each command has to say of a figure."""


def figure_object(outcome: Outcome) -> Object:
    """What a run found out about one figure, as the document has it."""
    return {
        "id": _text(outcome.id),
        "status": outcome.status,
        "problems": _problems(outcome.problems),
        "warnings": _problems(outcome.warnings),
        **_FACTS[type(outcome)](outcome),
    }


def to_json(figures: Sequence[Object], problems: Iterable[Problem] = ()) -> str:
    """The document of a run as indented JSON with a line break at its end.

    All its characters are ASCII and visible, whatever the texts are.

    Args:
        figures: What was found out about each figure, as `figure_object` makes it.
        problems: Those that concern no single figure.
    """
    import msgspec

    document = {
        "figrepro": VERSION,
        "figures": figures,
        "problems": _problems(problems),
    }
    encoded = msgspec.json.format(msgspec.json.encode(document), indent=2)
    return ascii_json(encoded).decode().replace("\x7f", "\\u007f") + "\n"
