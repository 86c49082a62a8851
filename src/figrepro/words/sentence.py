"""Sentences, and the clauses they are made of, with the formulas that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass

from figrepro.claims.writing import is_short
from figrepro.words.phrase import Phrase, Words, ended, joined, phrase


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a chart.

    Attributes:
        text: What it says, in plain text.
        formula: The same in the language of claims; None if the language cannot say it.
        is_hedged: Whether it says that the reading's resolution could turn it.
    """

    text: str
    formula: str | None = None
    is_hedged: bool = False

    @property
    def can_be_judged(self) -> bool:
        """Whether its formula, if it has one, is no longer than the language allows."""
        return self.formula is None or is_short(self.formula)

    @property
    def unjudged(self) -> "Sentence":
        """The same sentence without a formula."""
        return Sentence(self.text, None, self.is_hedged)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence.

    Attributes:
        phrase: What it says.
        formulas: What it stands for: they all hold.
        is_firm: Whether what it says of order holds for all values that the bounds allow, or is
            hedged in it; else the sentence has to be.
    """

    phrase: Phrase
    formulas: tuple[str, ...]
    is_firm: bool = True


def clause(words: Phrase, *of_it: str, firm: bool = True) -> Clause:
    """A clause, hedged at its end unless it has a hedge or needs none."""
    hedged = firm or words.is_hedged
    return Clause(words if hedged else words.hedged_by(", as read"), of_it)


def said(words: Words, *of_it: str, firm: bool = True) -> Sentence:
    """A sentence that says what some formulas do.

    Args:
        words: What it says; its stop is added.
        of_it: They all hold.
        firm: Whether what it says of order holds for all values that the bounds allow; numbers in
            it carry a hedge of their own.
    """
    said_so = phrase(words)
    text = said_so.begun if firm else f"As read, {said_so.text}"
    return Sentence(ended(text), " and ".join(of_it) or None, said_so.is_hedged or not firm)


def of_clauses(clauses: Sequence[Clause], scope: Phrase | None = None) -> Sentence:
    """Several clauses as one sentence, which may begin with what it is said of."""
    whole = joined([one.phrase for one in clauses], "; ")
    words = whole if scope is None else phrase(scope, whole)
    return said(words, *(formula for one in clauses for formula in one.formulas))


def first_judged(*ways: Sentence) -> Sentence:
    """The first of several ways to say a thing that can be judged; else the last, unjudged."""
    return next((one for one in ways if one.can_be_judged), ways[-1].unjudged)
