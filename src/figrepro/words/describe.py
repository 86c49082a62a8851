"""A chart in words: a line, paragraphs or Markdown; a sentence about data is a formula, too."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from figrepro.chart.chart import Chart
from figrepro.figure.markdown import escaped
from figrepro.words.certainty import certainty
from figrepro.words.comparison import comparison
from figrepro.words.course import course
from figrepro.words.opening import headline, opening
from figrepro.words.panel import PanelInWords
from figrepro.words.readings import disagreement
from figrepro.words.sentence import Sentence, said
from figrepro.words.short import short_sentences, text_of

Form = Literal["long", "short", "markdown"]
Topic = Literal["chart", "series", "comparison", "certainty"]

_HEADINGS: dict[Topic, str] = {
    "series": "Series",
    "comparison": "Comparison",
    "certainty": "Certainty",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences that belong together.

    Attributes:
        topic: What they are about.
        sentences: In the order in which they are read.
        series: The series that they are about, if it is one.
    """

    topic: Topic
    sentences: tuple[Sentence, ...]
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """A chart in words.

    Attributes:
        headline: The kind of the chart and its title, as the first sentence says them.
        parts: All that is said in the long form, in order.
        shortly: What is said in the short form.
    """

    headline: str
    parts: tuple[Part, ...]
    shortly: tuple[Sentence, ...]

    def text(self, form: Form) -> str:
        """The whole description in one form, without a line break at its end."""
        match form:
            case "short":
                return text_of(self.shortly)
            case "long":
                return "\n\n".join(self._paragraphs())
            case "markdown":
                return "\n\n".join(self._markdown())

    def _paragraphs(self) -> Iterator[str]:
        """A paragraph for each topic, in which every series has a line of its own."""
        for topic in get_args(Topic):
            lines = [text_of(part.sentences) for part in self._parts(topic)]
            if lines:
                yield "\n".join(lines)

    def _markdown(self) -> Iterator[str]:
        yield f"# {escaped(self.headline)}"
        for topic in get_args(Topic):
            parts = self._parts(topic)
            if topic in _HEADINGS and parts:
                yield f"## {_HEADINGS[topic]}"
            if topic == "chart":
                yield from (_in_markdown(part.sentences[1:]) for part in parts)
            elif topic == "series" and parts:
                yield "\n".join(f"- {_in_markdown(part.sentences)}" for part in parts)
            else:
                yield from (_in_markdown(part.sentences) for part in parts)

    def _parts(self, topic: Topic) -> list[Part]:
        return [part for part in self.parts if part.topic == topic and part.sentences]


def _in_markdown(sentences: Sequence[Sentence]) -> str:
    return escaped(text_of(sentences), begins_line=True)


def describe(chart: Chart) -> Description:
    """A chart in words, from its spec and its data alone, panel by panel."""
    panels = [PanelInWords(chart, panel) for panel in chart.panels]
    parts = tuple(part for panel in panels for part in _parts(panel))
    return Description(headline(chart), parts, short_sentences(panels))


def _parts(panel: PanelInWords) -> Iterator[Part]:
    yield _part("chart", (said(headline(panel.chart)), *opening(panel)))
    for one in panel.series:
        yield _part("series", course(panel, one), one.name)
    yield _part("comparison", comparison(panel))
    yield _part("certainty", (*certainty(panel), *disagreement(panel)))


def _part(topic: Topic, sentences: Iterable[Sentence], series: str | None = None) -> Part:
    """A part, without the sentences whose formulas are longer than the language allows."""
    return Part(topic, tuple(one for one in sentences if one.can_be_judged), series)
