"""Records that are out of their place since their article was changed: told to the page, and put right as it asks.

What a person saw is what is done: a proposal may be another by the time that it is confirmed, so the page says to which
place a record goes, and nothing is looked for anew.
"""

import unicodedata
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from workbench.anchors import Proposal
from workbench.codebook import Codebook
from workbench.desk.messages import Message, plain
from workbench.desk.words import around
from workbench.placing import place
from workbench.records import Action, Annotation, Article, Decision, Mention, Naming, Record, Region, Stance
from workbench.repairs import detached, in_numbers, moved, repairs, with_fate
from workbench.spans import span_at
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.desk.session import Session


class Row(Struct, frozen=True):
    """A record that is out of its place: what it was, and what is proposed.

    `now` are the words at the proposed place, `[start, end)`, with what stands around them; of what is gone, the place
    is empty and `before` and `after` are those of the old text. `also` are the bounds of further passages that go with
    it. `sentence` says what was found and what speaks against it.
    """

    id: str
    quote: str
    what: str
    does: str
    sure: bool
    now: str
    start: int
    end: int
    also: tuple[tuple[int, int], ...]
    before: str
    after: str
    sentence: str


def listed(session: "Session", given: Message) -> Message:
    """What is proposed for the records that are out of their place in an article, and how many there are, in words."""
    article = session.project.article(str(given["article"]))
    reading = session.standing.reading(article)
    found = repairs(reading, article)
    rules = session.project.codebook
    rows = [_row(id_, proposal, reading, article, rules) for id_, proposal in found.items()]
    told = f"The text was changed after you labelled it: {in_numbers(found.values())}." if found else ""
    return {"rows": [plain(row) for row in rows], "sentence": told}


def repaired(session: "Session", given: Message) -> list[Action]:
    """The action of a `repair` message: `to` has the new place of records by id, `drop` the ids of those to drop.

    `also` has the bounds of the further passages of stances by id. What became of a suggestion goes with its record.
    Raises Trouble when the text is not the one that was on the page or none of the records is out of its place any
    more, ValueError when a place is not inside the text.
    """
    article = session.project.article(str(given["article"]))
    if given.get("sha256") != article.sha256:
        raise Trouble(f"article {article.id!r} is not the text that was on the page; open it again, then repeat")
    records = detached(session.standing.reading(article), article)
    to = msgspec.convert(given.get("to", {}), dict[str, tuple[int, int]])
    also = msgspec.convert(given.get("also", {}), dict[str, list[tuple[int, int]]])
    dropped = msgspec.convert(given.get("drop", []), list[str])
    put: dict[str, Record] = {}
    for id_, (start, end) in to.items():
        further = tuple(span_at(article.text, *bounds) for bounds in also.get(id_, ()))
        for each in with_fate(id_, records) if id_ in records else ():
            put[each] = moved(records[each], span_at(article.text, start, end), further)
    drop = tuple(each for id_ in dropped if id_ in records and id_ not in put for each in with_fate(id_, records))
    if not put and not drop:
        raise Trouble("these records are in their place by now, or gone; nothing was changed, look at what is left")
    return [Action(id=str(given["id"]), article=article.id, sha256=article.sha256, do="repair", put=put, drop=drop)]


def _row(id_: str, proposal: Proposal, reading: Annotation, article: Article, rules: Codebook) -> Row:
    record = reading.records[id_]
    span, quote = proposal.span, old.quote if (old := place(record)) else ""
    stood = reading.around.get(id_, ("", ""))
    text, start = (article.text, span.start) if span else (stood[0] + quote + stood[1], len(stood[0]))
    before, after = around(text, start, start + len(span.quote if span else quote))
    return Row(
        id_,
        quote,
        _what(record, rules),
        proposal.does,
        proposal.sure,
        span.quote if span else "",
        span.start if span else 0,
        span.end if span else 0,
        tuple((each.start, each.end) for each in proposal.also),
        before,
        after,
        _sentence(proposal, quote),
    )


def _sentence(proposal: Proposal, quote: str) -> str:
    lost = f"; {counted(proposal.lost, 'further passage')} of it gone" if proposal.lost else ""
    return _of_words(proposal, quote) + lost


def _of_words(proposal: Proposal, quote: str) -> str:
    others = f"; {counted(proposal.others, 'other place')} may be meant as well" if proposal.others else ""
    match proposal.does:
        case "gone":
            return "gone: neither its words nor what stood around them is there"
        case "changed":
            same = proposal.span and _letters(proposal.span.quote) == _letters(quote)
            how = "only in blanks, marks or how letters are written" if same else "other words stand in its place"
            return f"changed: {how}{others}"
    doubt = "" if proposal.sure or others else "; only its words are known, look whether it is the same"
    return f"moved{others}{doubt}"


def _letters(words: str) -> list[str]:
    return [sign for sign in unicodedata.normalize("NFKC", words) if sign.isalnum()]


def _what(record: Record, rules: Codebook) -> str:
    """What a record says of its words."""
    match record:
        case Mention(label=label, entity=entity):
            name = rules.name_of(label).replace("_", " ").lower()
            return f"{name} → {rules.name_of(entity)}" if entity else name
        case Naming(valence=valence, refers_to=actor):
            return f"{valence} name of {rules.name_of(actor)}"
        case Stance(holder, target, polarity):
            return f"{rules.name_of(holder)} ⟶ {polarity or '?'} ⟶ {rules.name_of(target)}"
        case Region(type=type_):
            return type_.replace("_", " ")
        case Decision(fate, suggestion):
            return f"suggestion, {fate}: {_what(suggestion, rules)}"
    return ""
