"""Whose words: quotations and paraphrases with their speakers, carried on where a paragraph names none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from workbench.suggest.clauses import sentences
from workbench.suggest.cues import ACCORDING_TO, ASKED
from workbench.suggest.operators import end_of_address, said_in
from workbench.suggest.quotes import is_speech, quotations
from workbench.suggest.reading import Reading, Speech, Stretch
from workbench.suggest.subjects import Subject, actors_in, holder_id, joined, subject_in

_COLON = re.compile(r"^(?:[^:]{0,40}\b)?[^:]{0,60}:[ \u00a0]+(?=\w)")
_NEEDS_THAT = re.compile(
    r"(?:announc|declar|vow|pledg|warn|insist|not|maintain|report|confirm|stat|claim|reveal|acknowledg|admit)\w*$",
    re.I,
)
_THAT_FOLLOWS = re.compile(r"[^.;:]{0,60}?\b(?:that|it|they|he|she|we)\b|\s*[:,]?\s*[“\"«]|\s*[.,]", re.I)
_TRAILING = re.compile(
    r"(?:\s+(?!(?:that|it|they|he|she|we|there|the|no|any|this|will|would|had|has|have|is|are|was|were|could|can)\b)[\w’'.-]+){0,6}"
    r"(?:[.!?]|$|,\s+(?:\w+ing|in|after|as|while|but)\b)",
    re.I,
)
_RELATIVE = re.compile(r"(?:which|who)\s", re.IGNORECASE)
_CLAUSE = re.compile(r"[”\"»],?\s|\b(?:that|but|while|after|which|who)\s", re.IGNORECASE)


class _Attribution(NamedTuple):
    start: int
    end: int
    ids: tuple[str, ...]


class Speakers:
    """Goes through an article in order and remembers who spoke last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        # () after words of somebody unknown, None before anybody spoke
        self._last: tuple[str, ...] | None = None
        self._unattributed: set[int] = set()

    def speeches(self) -> list[Speech]:
        """Quotations and paraphrases of the article; a quotation before any speaker is named is the next one's."""
        found = list(self._found())
        for number, (one, after) in enumerate(pairwise(found)):
            if one.speakers:
                break
            if one.quoted and one.start in self._unattributed:
                found[number] = replace(one, speakers=after.speakers)
        return found

    def _found(self) -> Iterator[Speech]:
        for stretch in self._reading.stretches:
            quoted = [
                self._without_attribution(*each, stretch)
                for each in quotations(self._reading.text, stretch.start, stretch.end)
            ]
            spoken = [each for each in quoted if is_speech(self._reading.text[slice(*each)])]
            yield from self._of_headline(stretch)
            attributions = list(self._attributions(stretch, quoted))
            yield from self._quoted(stretch, quoted, spoken, attributions)
            yield from self._reported(stretch, attributions)

    def _without_attribution(self, start: int, end: int, stretch: Stretch) -> tuple[int, int]:
        """A quotation, ended before ", X said" where a paragraph that is all quotation never closes it."""
        if end < stretch.end or start > stretch.start + 1:
            return start, end
        for said in said_in(self._reading, start, end):
            comma = self._reading.text.rfind(", ", start, said.start())
            if comma >= 0 and any(
                (each.start, each.end) == (comma + 2, said.start() - 1)
                for each in actors_in(self._reading, comma, said.start())
            ):
                return start, comma
        return start, end

    def _of_headline(self, stretch: Stretch) -> Iterator[Speech]:
        text = self._reading.text
        head = _COLON.match(text[stretch.start : stretch.end])
        if stretch.type == "title" and head:
            start = stretch.start + head.end()
            subject = subject_in(self._reading, stretch.start, start)
            if subject and subject.ids:
                yield Speech(start, stretch.end, False, subject.ids)

    def _attributions(self, stretch: Stretch, quoted: list[tuple[int, int]]) -> Iterator[_Attribution]:
        text = self._reading.text
        for sentence in _outside(list(sentences(text, stretch.start, stretch.end)), quoted):
            for found in sorted(
                [*said_in(self._reading, *sentence), *ACCORDING_TO.finditer(text, *sentence)], key=_start
            ):
                if ACCORDING_TO.match(found[0]):
                    yield self._attribution(found, self._named_after(found.end(), sentence[1], 25), found.end())
                elif ASKED.match(text, found.start()):
                    continue
                elif not _NEEDS_THAT.fullmatch(found[0]) or _THAT_FOLLOWS.match(text, found.end(), stretch.end):
                    yield self._attribution(found, self._speaker(found, sentence), end_of_address(self._reading, found))

    def _attribution(self, found: re.Match[str], ids: tuple[str, ...], end: int) -> _Attribution:
        self._last = ids or self._last
        return _Attribution(found.start(), end, self._last or ())

    def _speaker(self, found: re.Match[str], sentence: tuple[int, int]) -> tuple[str, ...]:
        if found[0].lower().endswith("ing") and self._last:
            return self._last
        subject = self._before(_clause_start(self._reading.text, sentence[0], found.start()), found.start())
        subject = subject or subject_in(self._reading, sentence[0], found.start())
        if subject is None:
            return self._named_after(found.end(), sentence[1], 3)
        if subject.kind == "stranger":
            self._last = ()
            return ()
        return subject.ids or self._last_named(subject)

    def _before(self, start: int, verb: int) -> Subject | None:
        # "the talks failed, Egypt said": the speaker stands after the comma, unless a list or an insertion made it
        comma = self._reading.text.rfind(",", start, verb)
        whole = subject_in(self._reading, start, verb)
        nearer = subject_in(self._reading, comma + 1, verb) if comma >= 0 else None
        if nearer is None or (nearer.ids and whole and set(nearer.ids) <= set(whole.ids)):
            return whole
        return nearer

    def _last_named(self, subject: Subject) -> tuple[str, ...]:
        if self._last is not None:
            return self._last
        before = actors_in(self._reading, 0, subject.start)
        return (holder_id(before[-1], self._reading.text),) if before else ()

    def _named_after(self, start: int, end: int, reach: int) -> tuple[str, ...]:
        # "said Haftar", "according to the Sudanese army"
        text = self._reading.text
        after = actors_in(self._reading, start, end)
        if (
            not after
            or len(text[start : after[0].start].split()) > reach
            or re.search(r"[,;:]", text[start : after[0].start])
        ):
            return ()
        return tuple(dict.fromkeys(holder_id(each, text) for each in joined(self._reading, after[0], end)))

    def _quoted(
        self,
        stretch: Stretch,
        quoted: list[tuple[int, int]],
        spoken: list[tuple[int, int]],
        attributions: list[_Attribution],
    ) -> Iterator[Speech]:
        before_each = [stretch.start, *(end for _, end in quoted)]
        after_each = [*(start for start, _ in quoted[1:]), stretch.end]
        for (start, end), before, after in zip(quoted, before_each, after_each, strict=False):
            near = [
                each
                for each in attributions
                if end <= each.start < after and _same_sentence(self._reading.text, end, each)
            ]
            near = near or [each for each in attributions if before <= each.start < start][-1:] or attributions
            carried = (self._last or ()) if _stands_alone(self._reading.text, stretch.start, start) else ()
            if not near:
                self._unattributed.add(start)
            if (start, end) in spoken or near:
                yield Speech(start, end, True, near[0].ids if near else carried)

    def _reported(self, stretch: Stretch, attributions: list[_Attribution]) -> Iterator[Speech]:
        text = self._reading.text
        for start, end in sentences(text, stretch.start, stretch.end):
            inside = [each for each in attributions if start <= each.start < end]
            for number, each in enumerate(inside):
                until = inside[number + 1].start if number + 1 < len(inside) else end
                opening = text.rfind(",", start, each.start)
                according = ACCORDING_TO.match(text, each.start)
                if number == 0 and opening > start + 10 and (according or _trails(text, start, opening, each, end)):
                    yield Speech(start, opening, False, each.ids)
                begin = text.find(",", each.end, until) + 1 if according else each.end
                if 0 < begin < until and not re.match(r"\W*[“\"«]", text[begin:until]):
                    yield Speech(begin, until, False, each.ids)


def _outside(bounds: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of `bounds` that lie in no quotation."""
    for start, end in bounds:
        for quote_start, quote_end in quoted:
            if quote_start < end and start < quote_end:
                if start < quote_start:
                    yield start, quote_start
                start = max(start, quote_end)
        if start < end:
            yield start, end


def _clause_start(text: str, start: int, verb: int) -> int:
    """Where the clause of the verb begins: after the last conjunction before it."""
    for found in reversed(list(_CLAUSE.finditer(text, start, verb))):
        # "Egypt, which borders Sudan, said": the clause of the verb began before the insertion
        if not (_RELATIVE.match(found[0]) and "," in text[found.end() : verb]):
            return found.end()
    return start


def _stands_alone(text: str, stretch_start: int, start: int) -> bool:
    """Whether a quotation begins its paragraph or sentence, and not in the middle of the outlet's own."""
    return bool(re.search(r"(?:^|[.!?:]\s)\W*$", text[stretch_start:start]))


def _trails(text: str, start: int, opening: int, attribution: _Attribution, end: int) -> bool:
    between = text[opening : attribution.start]
    if ASKED.match(text, start):
        return False
    return bool(_TRAILING.match(text, attribution.end, end)) and not re.search(r"\b(?:which|who|that)\b", between)


def _same_sentence(text: str, quote_end: int, attribution: _Attribution) -> bool:
    return not re.search(r"[.!?]\s", text[quote_end + 1 : attribution.start])


def _start(found: re.Match[str]) -> int:
    return found.start()
