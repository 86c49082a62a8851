"""The chart in one line: what a screen reader says in place of the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from figrepro.figure.formats import visible
from figrepro.figure.model import Figure
from figrepro.words import formulas
from figrepro.words.chart import Chart
from figrepro.words.clauses import clauses_of, highest_throughout, ranked_at_last_x
from figrepro.words.leaders import first_throughout
from figrepro.words.opening import headline, kind_of_chart, overlaid
from figrepro.words.sentence import Sentence, count_word, ended, said

LONGEST = 249
"""Characters that an alternative text may have."""
_Clauses = tuple[Sentence, ...]
"""Ways to say one thing, the richest first."""
_CUT = "\N{HORIZONTAL ELLIPSIS}"


def short_description(figure: Figure) -> str:
    """What stands in place of the picture: kind, title, and as much of the rest as fits."""
    return text_of(short_sentences(Chart(figure)))


def text_of(sentences: Sequence[Sentence]) -> str:
    """Sentences as one line."""
    return " ".join(sentence.text for sentence in sentences)


def short_sentences(chart: Chart) -> list[Sentence]:
    """Kind and title, the axes, and one sentence of clauses about the series, as far as they fit.

    What says most of the series goes first, then the axes, then the other series in turn. How many
    series there are is said if not all of them can be spoken of.
    """
    clauses = _clauses(chart)
    plans = [_planned(chart, clauses, with_count=counting) for counting in (False, True)]
    whole = plans[0].clauses and len(plans[0].clauses) == len(clauses)
    return plans[0 if whole else 1].sentences


def _planned(chart: Chart, clauses: Sequence[_Clauses], *, with_count: bool) -> "_Plan":
    plan = _Plan(Sentence(_head(chart)))
    plan.add_overlay(chart)
    plan.add_clauses(clauses[:1])
    plan.add_axes(chart, with_count=with_count)
    plan.add_clauses(clauses[1:])
    return plan


@dataclass
class _Plan:
    """Sentences of which there are as many as fit."""

    head: Sentence
    axes: Sentence | None = None
    clauses: tuple[Sentence, ...] = ()
    over: Sentence | None = None

    @property
    def sentences(self) -> list[Sentence]:
        """What is said, in order."""
        parts = (self.head, self.axes, _joined(self.clauses), self.over)
        return [one for one in parts if one is not None]

    @property
    def fits(self) -> bool:
        """Whether it is short enough, and so are its formulas."""
        return len(text_of(self.sentences)) <= LONGEST and all(
            formulas.can_be_read(one.formula) for one in self.sentences
        )

    def add_overlay(self, chart: Chart) -> None:
        """Adds which reading is drawn over the figure, if there is one and room for it."""
        self.over = overlaid(chart)
        if not self.fits:
            self.over = None

    def add_clauses(self, clauses: Sequence[_Clauses]) -> None:
        """Adds those clauses that fit, of several ways to say one the first that does."""
        for ways in clauses:
            before = self.clauses
            for clause in ways:
                self.clauses = (*before, clause)
                if self.fits:
                    break
            else:
                self.clauses = before

    def add_axes(self, chart: Chart, *, with_count: bool) -> None:
        """Adds what the axes are, if there is room."""
        for axes in _axes(chart, with_count=with_count):
            self.axes = axes
            if self.fits:
                return
        self.axes = None


def _joined(clauses: Sequence[Sentence]) -> Sentence | None:
    """Clauses as one sentence."""
    if not clauses:
        return None
    text = "; ".join(clause.text for clause in clauses)
    return said(ended(text), *(clause.formula or "" for clause in clauses))


def _head(chart: Chart) -> str:
    """Kind and title as a sentence; of a title that is too long, the words that fit."""
    whole = ended(headline(chart))
    if len(whole) <= LONGEST:
        return whole
    words, _, _ = whole[:LONGEST].rpartition(" ")
    kept = words.rstrip(" .,;:-")
    return f"{kept}{_CUT}" if kept != kind_of_chart(chart) else ended(kept)


def _axes(chart: Chart, *, with_count: bool) -> Iterator[Sentence]:
    """What is drawn against what, the richest first."""
    labels = [visible(axis.label).strip() for axis in (chart.spec.y, chart.spec.x)]
    against = " against ".join(labels) if all(labels) else ""
    count = len(chart.lines)
    if with_count and count > 1:
        parts = [part for part in (against, f"{count_word(count)} series") if part]
        yield said(ended(", ".join(parts)), f"count(series) == {count}")
    if against:
        yield Sentence(ended(against))


def _clauses(chart: Chart) -> list[_Clauses]:
    """What is said of the series: of all together, if that can be said, then of each."""
    lines = chart.lines
    if len(lines) > 1 and all(line.has_one_value_at_each_x for line in lines):
        top = first_throughout(chart, "top")
        if top is not None and chart.share_all_x:
            others = (line for line in lines if line is not top.line)
            return [(highest_throughout(chart, top),), *(clauses_of(chart, one) for one in others)]
        ranked = ranked_at_last_x(chart)
        if ranked is not None:
            return [(ranked,), *(clauses_of(chart, line) for line in lines)]
    return [clauses_of(chart, line) for line in lines]
