"""A scripted analyst at the real desk, who knows the keys and takes the quickest way: see `Hand.quickest`.

What is suggested wrongly, or not quite right, comes first, one by one; the rest is accepted in one step; what is
missing is added last, names first, since positions are taken by those who are named.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from tests.browser.real import RealDesk
from tests.measure.effort.difference import Item, Labelled, said, spoken, where
from tests.measure.effort.edges import is_whole, moved
from tests.measure.effort.gestures import Tally
from tests.measure.effort.hand import Hand, strokes
from tests.measure.effort.preview import PREVIEW, shows
from tests.measure.effort.typist import Typist, answers
from tests.measure.effort.ways import to_evidence, to_fit
from workbench.records import Article, Mention, Naming, Record, Stance
from workbench.spans import Span, overlaps


class Analyst:
    """Turns what the desk shows of one article into a wanted reading."""

    def __init__(self, desk: RealDesk, article: Article) -> None:
        self._desk = desk
        self._article = article
        self._codebook = desk.project.codebook
        self._hand = Hand(desk, article.text)
        self._stand: Labelled | None = None  # what was added last
        self._meant: list[Mention] = []  # all names that there are to be
        self._open: list[Item] = []  # what is suggested and undecided, in the desk's order
        self._at = (0, 0, True)  # where one stands in that order
        self._typist = Typist(self._hand, self._codebook)

    @property
    def tally(self) -> Tally:
        """All that was done."""
        return self._hand.tally

    def work(self, items: Iterable[Item]) -> None:
        """Do what each item asks for, and mark the article as done."""
        items = list(items)
        self.tally.add("look " * len(items))
        self._open = [item for item in items if item.suggested]
        wrong = [each for each in self._open if not each.right]
        for item in sorted(wrong, key=lambda each: _place(each.suggested or each.record)):
            if item in self._open:
                self._mend(item)
        if any(item.right for item in items):
            self._accept_rest()
        missing = [item.record for item in items if not item.suggested]
        self._meant = [item.wanted for item in items if isinstance(item.wanted, Mention)]
        for record in sorted(missing, key=lambda each: _turn(each, self._meant)):
            if said(record) not in self._there():
                self._add(record)
        self.tally.add("decide")
        self._hand.press("d")
        self._desk.settle()

    # ── what is suggested ──────────────────────────────────────────────────────────────────────────────────────

    def _mend(self, item: Item) -> None:
        assert item.suggested
        self.tally.add("decide")
        self._go(item.id, item.suggested)
        if item.wanted is None:
            self._hand.press("x")
            return
        if isinstance(item.wanted, Mention):
            self._name(item.wanted, item.differs)
        elif item.differs - {"words"} == {"refers_to"} and isinstance(item.wanted, Naming):
            self._hand.press("l")
            self._typist.find(item.wanted.refers_to or "")
        elif item.differs - {"words"}:
            self._hand.press("e")
            self._fill(item.wanted, answers(item.suggested))
        if "words" in item.differs:
            self._fit(self._latest(type(item.wanted), item.id) or where(item.suggested), item.wanted, item.id)
            self._others_too(item)

    def _accept_rest(self) -> None:
        self.tally.add("decide")
        self._hand.press("b", "Enter")
        self._desk.settle()

    def _others_too(self, item: Item) -> None:
        """Give the same words to the other positions that were suggested on the same ones, if they are to have them."""
        if not isinstance(item.suggested, Stance):
            return
        words, wanted = item.suggested.evidence, where(item.record)
        there = [each for each in self._open if isinstance(each.suggested, Stance) and each.suggested.evidence == words]
        if there and all(each.differs == {"words"} and where(each.record) == wanted for each in there):
            self.tally.add("decide")
            self._hand.press("o")
            self._open = [each for each in self._open if each not in there]

    def _go(self, id_: str, record: Labelled) -> None:
        """Stand on a record: by the key for the next undecided, by its card, or by its words when it is a mention."""
        item = next(each for each in self._open if each.id == id_)
        steps = sum(self._at <= _place(each.suggested) <= _place(record) for each in self._open if each.suggested)
        click = (
            partial(self._hand.point, record)
            if isinstance(record, Mention)
            else partial(self._hand.click, f'[data-card="{id_}"]')
        )
        alike = [each for each in self._open if each.suggested and _place(each.suggested) == _place(record)]
        on = ["n"] * (steps if len(alike) == 1 else 0)  # which of two comes first is not seen before one is there
        self._hand.quickest(("click", click), *([(strokes(*on), partial(self._hand.press, *on))] if on else []))
        self._open.remove(item)
        self._at = _place(item.wanted) if item.wanted else (where(record).start, -len(self._article.text), False)

    # ── what is missing ────────────────────────────────────────────────────────────────────────────────────────

    def _add(self, record: Labelled) -> None:
        self.tally.add("decide")
        if isinstance(record, Stance):
            self._take_side(record)
        else:
            self._select(record)
            if isinstance(record, Naming):
                self._hand.press("t")
                self._fill(record)
            else:
                self._hand.press(self._digit(record.label))
                if record.entity != self._entity():
                    self._link(record)
        self._fit(self._latest(type(record)) or where(record), record)
        self._stand = record
        if isinstance(record, Mention):
            self._spread(record)

    def _spread(self, mention: Mention) -> None:
        """Give all places alike the same label and entity at once, when that is quicker than one by one."""
        names = {mention.quote, *self._typist.names(mention.entity or "")}
        marked = [each for each in self._reading().values() if isinstance(each, Mention)]
        alike = [each for each in self._missing() if (each.label, each.entity) == (mention.label, mention.entity)]
        alike = [each for each in alike if not any(overlaps(each, other) for other in marked)]  # those are left alone
        if not any(each.quote in names for each in alike):
            return
        self.tally.add("decide")
        self._hand.press("f")
        rows = self._hand.see(PREVIEW)
        if not rows:
            return  # the desk says that a name which two of the registry have is not given to all
        left = [
            index
            for index, row in enumerate(rows)
            if not any(shows(row, each, self._article.text) for each in self._meant)
        ]
        steps = ["ArrowDown"] * (left[-1] if left else 0)
        for index in reversed(left):
            steps.insert(index, "Space")
        self._hand.press(*steps, "Enter")
        self._stand = None  # the desk stands on the last of them
        self._desk.settle()

    def _missing(self) -> list[Mention]:
        there = self._there()
        return [each for each in self._meant if said(each) not in there]

    def _select(self, record: Mention | Naming) -> None:
        """Click a name or a word, which a label then takes; what is neither, or lies in another, is selected.

        A term that one stands on as a mention needs neither.
        """
        if isinstance(self._stand, Mention) and _same(self._stand, record):
            return
        known = record.quote.isalnum() or record.quote in self._typist.names(getattr(record, "entity", None) or "")
        under = [each for each in self._marks() if overlaps(each, record)]
        middle = (record.start + record.end) // 2
        hit = [each for each in under if each.start <= middle - 1 and middle < each.end]
        shortest = min((each.end - each.start for each in hit), default=0)
        first = [each for each in hit if each.end - each.start == shortest]
        is_there = first and all(_same(each, record) for each in first)
        if is_there or (known and not under and isinstance(record, Mention)):
            self._hand.point(record)
        elif not is_whole(self._article.text, record):
            self._hand.mark_exactly(record)
        else:
            self._hand.mark(record)

    def _take_side(self, stance: Stance) -> None:
        """Add a stance; it begins with the words of the one that one stands on, or with the mention as its holder."""
        stand = self._stand
        if not (isinstance(stand, Stance) and stand.evidence == stance.evidence):
            self._hand.quickest(*to_evidence(self._hand, self._reading(), stance.evidence))
        self._hand.press("s")
        self._fill(stance)

    def _marks(self) -> list[Mention | Naming]:
        return [each for each in self._reading().values() if isinstance(each, Mention | Naming)]

    def _reading(self) -> Mapping[str, Record]:
        return self._desk.reading(self._article.id).records

    def _name(self, mention: Mention, fields: frozenset[str]) -> None:
        if "label" in fields:
            self._hand.press(self._digit(mention.label))
        if "entity" in fields:
            self._link(mention)

    def _link(self, mention: Mention) -> None:
        if mention.entity:
            self._hand.press("l")
            self._typist.find(mention.entity)

    def _digit(self, label: str) -> str:
        return str([*self._codebook.labels].index(label) + 1)

    def _fill(self, record: Labelled, held: Mapping[str, str] | None = None) -> None:
        self._typist.fill(answers(record), held or {}, where(record))

    # ── words ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _fit(self, now: Span, record: Labelled, id_: str = "") -> None:
        """Give the record one stands on its words."""
        wanted = where(record)
        if not moved(self._article.text, now, wanted):
            return
        self._hand.quickest(*to_fit(self._hand, now, record))
        if self._latest(type(record), id_) != Span(wanted.start, wanted.end, wanted.quote):
            self._hand.mark_exactly(wanted)
            self._hand.press("r")

    def _there(self) -> set[tuple[object, ...]]:
        self._desk.settle()
        return spoken(self._reading().values())

    def _entity(self) -> str | None:
        """Whom the mention that was put last names; the desk says it in the line below the text."""
        put = [each for message in self._desk.sent() for each in message["put"].values() if each["kind"] == "mention"]
        return put[-1]["entity"] if put else None

    def _latest(self, kind: type[Labelled], id_: str = "") -> Span | None:
        """The words of a record as it was put last: of the one with that id, or of the last one of this kind."""
        put = [pair for message in self._desk.sent() for pair in message["put"].items()]
        named = [record for key, record in put if record["kind"] == kind.__name__.lower() and (not id_ or key == id_)]
        return _span(named[-1]) if named else None


def _span(record: Mapping[str, Any]) -> Span:
    words = record.get("evidence", record)
    return Span(words["start"], words["end"], words["quote"])


def _same(one: Mention | Naming, other: Mention | Naming) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _place(record: Labelled) -> tuple[int, int, bool]:
    """Where the desk has a record: of what begins at one place the longer first, a mention before the rest."""
    words = where(record)
    return words.start, -words.end, not isinstance(record, Mention)


def _turn(record: Labelled, names: Iterable[Mention]) -> tuple[int, int]:
    """When to add what is missing: names first, a term that is one right after it, then the rest in text order."""
    named = not isinstance(record, Stance) and any(_same(record, each) for each in names)
    return (0, where(record).start) if named else (1, 0)
