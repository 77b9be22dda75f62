"""A scripted analyst at the real desk, who knows the keys and takes the way with the fewest.

What is suggested wrongly, or not quite right, comes first, one by one; the rest is accepted in one step; what is
missing is added last, names first, since positions are taken by those who are named.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.browser.real import RealDesk
from tests.measure.effort.difference import Item, Labelled, said, spoken, where
from tests.measure.effort.edges import is_sentence, is_whole, moves, reaches, words_in
from tests.measure.effort.gestures import Tally
from tests.measure.effort.hand import Hand
from tests.measure.effort.preview import PREVIEW, shows
from tests.measure.effort.typist import Typist, answers
from workbench.records import Article, Mention, Naming, Stance
from workbench.spans import Span, overlaps

DRAGGED = 4
"""Actions of selecting words anew: a drag, and the key that takes them."""


class Analyst:
    """Turns what the desk shows of one article into a wanted reading."""

    def __init__(self, desk: RealDesk, article: Article) -> None:
        self._desk = desk
        self._article = article
        self._codebook = desk.project.codebook
        self._hand = Hand(desk, article.text)
        self._stand: Labelled | None = None  # what was added last
        self._meant: list[Mention] = []  # all names that there are to be
        self._typist = Typist(self._hand, self._codebook)

    @property
    def tally(self) -> Tally:
        """All that was done."""
        return self._hand.tally

    def work(self, items: Iterable[Item]) -> None:
        """Do what each item asks for, and mark the article as done."""
        items = list(items)
        self.tally.add("look " * len(items))
        for item in items:
            if item.suggested and not item.right:
                self._mend(item)
        if any(item.right for item in items):
            self._accept_rest()
        missing = [item.record for item in items if not item.suggested]
        self._meant = [item.wanted for item in items if isinstance(item.wanted, Mention)]
        for record in sorted(missing, key=lambda each: not isinstance(each, Mention)):
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
            clicks = reaches(self._article.text, where(item.suggested), where(item.wanted))
            self._reach(clicks)
            if not clicks and len(self._moves(where(item.suggested), item.wanted)) >= DRAGGED:
                self._hand.mark(where(item.wanted))
            self._fill(item.wanted, answers(item.suggested))
        if "words" in item.differs:
            self._fit(self._latest(type(item.wanted), item.id) or where(item.suggested), item.wanted, item.id)

    def _accept_rest(self) -> None:
        self.tally.add("decide")
        self._hand.press("b", "Enter")
        self._desk.settle()

    def _go(self, id_: str, record: Labelled) -> None:
        """Stand on a record: a position or a name by its card, a mention by its words."""
        if isinstance(record, Mention):
            self._hand.point(record)
        else:
            self._hand.click(f'[data-card="{id_}"]')

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
        marked = [each for each in self._desk.reading(self._article.id).records.values() if isinstance(each, Mention)]
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
        self._desk.settle()

    def _missing(self) -> list[Mention]:
        there = self._there()
        return [each for each in self._meant if said(each) not in there]

    def _select(self, record: Mention | Naming) -> None:
        """Click a name or a word, which a label then takes; what is neither, or lies in another, is selected."""
        known = record.quote.isalnum() or record.quote in self._typist.names(getattr(record, "entity", None) or "")
        marks = self._desk.reading(self._article.id).records.values()
        under = [each for each in marks if isinstance(each, Mention | Naming) and overlaps(each, record)]
        same = under and all((each.start, each.end) == (record.start, record.end) for each in under)
        if same or (known and not under and isinstance(record, Mention)):
            self._hand.point(record)
        elif not is_whole(self._article.text, record):
            self._hand.mark_exactly(record)
        else:
            self._hand.mark(record)

    def _take_side(self, stance: Stance) -> None:
        """Add a stance; it begins with the words of the one that one stands on, or with the mention as its holder."""
        stand = self._stand
        spot = self._spot(stance.evidence)
        if isinstance(stand, Stance) and stand.evidence == stance.evidence:
            self._hand.press("s")
        elif spot:
            self._hand.point(spot)
            self._hand.press("s")
        else:
            self._hand.mark(stance.evidence)
            self._hand.press("s")
        self._fill(stance)

    def _spot(self, evidence: Span) -> Span | None:
        """A word to click, not one of a mark, when the evidence is the whole of its sentence."""
        if not is_sentence(self._article.text, evidence):
            return None
        records = self._desk.reading(self._article.id).records.values()
        marks = [each for each in records if isinstance(each, Mention | Naming)]
        words = words_in(self._article.text, evidence)
        return next((each for each in words if not any(overlaps(each, mark) for mark in marks)), None)

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
        """Give the record one stands on its words: edge by edge, by keys or by Shift and a click, or by a drag."""
        wanted, keys = where(record), self._moves(now, record)
        if not keys:
            return
        clicks = reaches(self._article.text, now, wanted)
        if clicks and len(clicks) < min(len(keys), DRAGGED):
            self._reach(clicks)
        elif len(keys) <= DRAGGED:
            self._hand.press(*keys)
        else:
            self._hand.mark(wanted)
            self._hand.press("r")
        if self._latest(type(record), id_) != Span(wanted.start, wanted.end, wanted.quote):
            self._hand.mark_exactly(wanted)
            self._hand.press("r")

    def _reach(self, words: Iterable[Span]) -> None:
        for word in words:
            self._hand.reach(word)

    def _moves(self, now: Span, record: Labelled) -> list[str]:
        """The keys that move the edges."""
        wanted, text = where(record), self._article.text
        return [*moves(text, "start", now.start, wanted.start), *moves(text, "end", now.end, wanted.end)]

    def _there(self) -> set[tuple[object, ...]]:
        self._desk.settle()
        return spoken(self._desk.reading(self._article.id).records.values())

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
