"""The chart in one line: what a screen reader says in place of the picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from figrepro.chart.chart import Chart
from figrepro.errors import visible
from figrepro.words.clauses import Ways, clauses_of, highest_throughout, ranked_at_last_x
from figrepro.words.leaders import first_throughout
from figrepro.words.opening import headline, kind_of_chart, overlay_sentence
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import count_word, ended, own_words
from figrepro.words.sentence import Clause, Sentence, of_clauses, said
from figrepro.words.unseen import beyond_sentences

LONGEST = 249
"""Characters that an alternative text may have."""
_CUT = "\N{HORIZONTAL ELLIPSIS}"


def short_description(chart: Chart) -> str:
    """What stands in place of the picture: kind, title, and as much of the rest as fits."""
    return text_of(short_sentences([PanelInWords(chart, panel) for panel in chart.panels]))


def text_of(sentences: Sequence[Sentence]) -> str:
    """Sentences as one line."""
    return " ".join(sentence.text for sentence in sentences)


def short_sentences(panels: Sequence[PanelInWords]) -> tuple[Sentence, ...]:
    """What is said of the panels in turn, as far as it fits; nothing, such as the title, twice."""
    told: list[Sentence] = []
    for panel in panels:
        for sentence in _sentences_of(panel):
            if sentence not in told and len(text_of([*told, sentence])) <= LONGEST:
                told.append(sentence)
    return tuple(told)


def _sentences_of(panel: PanelInWords) -> tuple[Sentence, ...]:
    """Kind and title, the axes, and one sentence of clauses about the series, as far as they fit.

    What says most of the series goes first, then the axes, then the other series in turn. How many
    series there are is said before anything else if not all of them can be spoken of.
    """
    clauses = _clauses(panel)
    blank = _Plan(said(_head(panel, LONGEST)), is_whole=panel.is_whole)
    whole = _filled(panel, blank, clauses)
    tells_all = len(whole.clauses) == len(clauses) and (whole.beyond or panel.is_whole)
    if tells_all or len(panel.all_series) == 1:
        return whole.sentences
    count = _count(panel)
    head = said(_head(panel, LONGEST - len(f" {count.text}")))
    counting = replace(blank, head=head, axes=count)
    return _filled(panel, counting, clauses, with_count=True).sentences


@dataclass(frozen=True)
class _Plan:
    """Sentences of which there are as many as fit.

    Attributes:
        head: Kind and title.
        axes: What is drawn against what.
        clauses: What is said of the series.
        is_whole: Whether that is so of all of their points, and not of those within the axes.
        over: Which reading is drawn over them.
        beyond: Which points lie beyond the axes.
    """

    head: Sentence
    axes: Sentence | None = None
    clauses: tuple[Clause, ...] = ()
    is_whole: bool = True
    over: Sentence | None = None
    beyond: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is said, in order."""
        scope = None if self.is_whole else own_words("within the axes, ")
        clauses = of_clauses(self.clauses, scope) if self.clauses else None
        parts = (self.head, self.axes, clauses, self.over, *self.beyond)
        return tuple(one for one in parts if one is not None)

    @property
    def fits(self) -> bool:
        """Whether it is short enough, and so are its formulas."""
        sentences = self.sentences
        return len(text_of(sentences)) <= LONGEST and all(one.can_be_judged for one in sentences)

    def or_first_that_fits(self, plans: Iterable["_Plan"]) -> "_Plan":
        """The first of some richer plans that fits, else this one."""
        return next((one for one in plans if one.fits), self)


def _filled(
    panel: PanelInWords, plan: _Plan, clauses: Sequence[Ways], *, with_count: bool = False
) -> _Plan:
    """A plan with as much of what there is to say as fits, the most telling first."""
    plan = plan.or_first_that_fits([replace(plan, over=overlay_sentence(panel))])
    plan = plan.or_first_that_fits([replace(plan, beyond=tuple(beyond_sentences(panel)))])
    leading = _first_that_fits(plan, clauses)
    plan = _with_clauses(plan, clauses[:leading])
    axes = _axes(panel, with_count=with_count)
    plan = plan.or_first_that_fits(replace(plan, axes=one) for one in axes)
    return _with_clauses(plan, clauses[leading:])


def _first_that_fits(plan: _Plan, clauses: Sequence[Ways]) -> int:
    """How many clauses have to be tried until one of them fits."""
    for count in range(1, len(clauses)):
        if _with_clauses(plan, clauses[:count]) != plan:
            return count
    return len(clauses)


def _with_clauses(plan: _Plan, clauses: Sequence[Ways]) -> _Plan:
    """A plan with those clauses that fit, of several ways to say one the first that does."""
    for ways in clauses:
        said_before = plan.clauses
        plan = plan.or_first_that_fits(replace(plan, clauses=(*said_before, way)) for way in ways)
    return plan


def _head(panel: PanelInWords, longest: int) -> str:
    """Kind and title as a sentence; of a title that is too long, the words that fit."""
    whole = ended(headline(panel.chart))
    if len(whole) <= longest:
        return whole
    words, _, _ = whole[:longest].rpartition(" ")
    kept = words.rstrip(" .,;:-")
    return f"{kept}{_CUT}" if kept != kind_of_chart(panel.chart) else ended(kept)


def _count(panel: PanelInWords) -> Sentence:
    """How many series there are."""
    count = len(panel.all_series)
    return said(own_words(f"{count_word(count)} series"), f"count({panel.series_term}) == {count}")


def _axes(panel: PanelInWords, *, with_count: bool) -> Iterator[Sentence]:
    """What is drawn against what, and how many series there are if not all are told."""
    labels = [visible(axis.label).strip() for axis in (panel.y, panel.x)]
    against = " against ".join(labels) if all(labels) else ""
    if against and with_count:
        count = len(panel.all_series)
        yield said(
            f"{against}, {count_word(count)} series", f"count({panel.series_term}) == {count}"
        )
    elif against:
        yield said(against)


def _clauses(panel: PanelInWords) -> list[Ways]:
    """What is said of the series: of all together, if that can be said, then of each."""
    series = panel.series
    each = [clauses_of(panel, one) for one in series]
    if len(series) < 2 or not all(one.has_one_value_at_each_x for one in series):  # noqa: PLR2004
        return each
    top = first_throughout(panel, "top")
    if top is not None and panel.share_all_x and panel.is_whole:
        others = [ways for ways, one in zip(each, series, strict=True) if one is not top.series]
        return [highest_throughout(panel, top), *others]
    ranked = ranked_at_last_x(panel) if panel.has_courses else None
    return each if ranked is None else [(ranked,), *each]
