"""One clause with all that is needed to judge it: its subject, whose words it is in, and what is spoken of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.suggest.clauses import DEPENDENT, RELATIVE, Clause, clauses, sentences
from workbench.suggest.operators import Cue, cues_in, end_of_address, said_in
from workbench.suggest.reading import Marked, Reading, Speech, Stretch
from workbench.suggest.subjects import Subject, actors_in, holder_id, subject_in

_THAT = re.compile(r"\s*(?:[\w’' -]{0,40}\s)?that\b", re.IGNORECASE)
_STANDS_ALONE = re.compile(r"(?:^|[,:.!?\n]|\n)\s*[“\"«„]?$")
_AND_THAT = re.compile(r"\band\s+that\s+$")
_WITH = re.compile(r"\b(?:with|alongside)\s+$")
_SURELY_SAID = re.compile(
    r"sa(?:y|ys|id|ying)$|t(?:ells?|old)$|add\w*$|explain\w*$|believ\w*$|th(?:ink\w*|ought)$", re.IGNORECASE
)
_NEAR = 300


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause of a sentence, who acts in it and who says it."""

    reading: Reading
    stretch: Stretch
    sentence: tuple[int, int]
    clause: Clause
    before: Clause | None
    after: Clause | None
    speech: Speech | None
    subject: Subject | None
    inherited: tuple[str, ...]
    cues: list[Cue]
    marks: list[Marked]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @property
    def words(self) -> str:
        """The words of the clause."""
        return self.text[self.clause.start : self.clause.end]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words the clause is in; empty where it is the outlet's."""
        return self.speech.speakers if self.speech else ()

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids of those who do what the clause says."""
        if self.subject is None or self.subject.kind == "other":
            return self.inherited
        if self.subject.kind in {"we", "there"}:
            return self.speakers
        return self.subject.ids


def scenes(reading: Reading) -> Iterator[Scene]:
    """The clauses of `reading` in text order, each with its subject resolved."""
    last: tuple[str, ...] = ()
    for stretch in reading.stretches:
        for sentence in sentences(reading.text, stretch.start, stretch.end):
            main: tuple[str, ...] = ()
            found = list(clauses(reading.text, *sentence, _cuts(reading, sentence)))
            for before, clause, after in zip([None, *found], found, [*found[1:], None], strict=False):
                cues = cues_in(reading, clause.start, clause.end)
                marks = reading.topics_in(clause.start, clause.end)
                # "after" begins a clause here; before a bare noun it would be a preposition
                opened = clause.start + (len(clause.opener) if clause.opener in DEPENDENT else 0)
                subject = subject_in(reading, opened, _predicate(clause, cues, marks))
                speech = _innermost(reading, clause, before, main)
                inherited = _inherited(reading, clause, subject, speech, main, last, sentence)
                yield Scene(reading, stretch, sentence, clause, before, after, speech, subject, inherited, cues, marks)
                if (
                    subject
                    and subject.kind in {"named", "people", "stranger"}
                    and not _describes(reading, clause, before)
                ):
                    main = last = subject.ids


def _describes(reading: Reading, clause: Clause, before: Clause | None) -> bool:
    """Whether the clause only tells more about something: "which …", and "that …" where nobody says anything."""
    if clause.opener == "that" and before:
        return not said_in(reading, before.start, before.end)
    return clause.opener in RELATIVE


def _innermost(reading: Reading, clause: Clause, before: Clause | None, main: tuple[str, ...]) -> Speech | None:
    """Whose words the clause is in: inside a quotation "X says" makes them X's."""
    speech = reading.speech_at((clause.start + clause.end) // 2)
    if speech and speech.quoted and before and main and speech.start <= before.start:
        said = said_in(reading, before.start, before.end)
        if said and not reading.text[said[-1].end() : before.end].strip():
            return Speech(clause.start, clause.end, True, main, nested=True)
    return speech


def _predicate(clause: Clause, cues: list[Cue], marks: list[Marked]) -> int:
    """Where the clause's subject must have been named: at the first cue or topic."""
    return min([clause.end, *(each.start for each in cues), *(each.start for each in marks)])


def _cuts(reading: Reading, sentence: tuple[int, int]) -> Iterator[int]:
    for speech in reading.speeches_in(*sentence):
        if not speech.quoted or _STANDS_ALONE.search(reading.text[max(0, speech.start - 3) : speech.start]):
            yield speech.start
            yield speech.end + speech.quoted
    for found in said_in(reading, *sentence):
        if _SURELY_SAID.fullmatch(found[0]) or _THAT.match(reading.text, found.end(), sentence[1]):
            yield end_of_address(reading, found)


def _inherited(
    reading: Reading,
    clause: Clause,
    subject: Subject | None,
    speech: Speech | None,
    main: tuple[str, ...],
    last: tuple[str, ...],
    sentence: tuple[int, int],
) -> tuple[str, ...]:
    """Who acts in a clause that names nobody, or only "he" or "they"."""
    if subject is None and clause.opener in RELATIVE | {"that"}:
        return _antecedent(reading, clause)
    pronoun = subject is not None and subject.kind == "other"
    if speech and speech.quoted:
        return main or (() if pronoun else speech.speakers)
    together = (
        _together(reading, clause, sentence) if subject and reading.text.startswith("they", subject.start) else ()
    )
    if speech:
        # "A said B left, and that he stayed": what somebody goes on to say is of himself again
        resumed = subject is not None and _AND_THAT.search(reading.text, sentence[0], subject.start)
        acting = speech.speakers if resumed else main or speech.speakers
        return tuple(dict.fromkeys((*acting, *together)))
    return main or (last if pronoun else ())


def _antecedent(reading: Reading, clause: Clause) -> tuple[str, ...]:
    """Whom a relative clause goes on about: the actor named last, for "that" only if it stands right before."""
    before = actors_in(reading, clause.start - _NEAR, clause.start)
    if not before or (clause.opener == "that" and before[-1].end < clause.start - 2):
        return ()
    return (holder_id(before[-1], reading.text),)


def _together(reading: Reading, clause: Clause, sentence: tuple[int, int]) -> tuple[str, ...]:
    """With whom: "A told a conference with B that they" means both."""
    return tuple(
        holder_id(each, reading.text)
        for each in actors_in(reading, sentence[0], clause.start)
        if _WITH.search(reading.text[sentence[0] : each.start])
    )
