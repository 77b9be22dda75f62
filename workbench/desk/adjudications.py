"""What was decided about an annotator's own work where readers differed, for that annotator to see.

Told only of articles that they are done with, and without a word on who the others are. Agreement is measured on
readings as they were before anybody decided, so whoever sees this and mends their own reading changes no figure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec import Struct

from workbench import history
from workbench.agreement.before import before
from workbench.agreement.differences import Difference, differences
from workbench.agreement.says import Compared, differing
from workbench.codebook import Codebook
from workbench.desk.comparison import VERDICT, fitted, third_of
from workbench.desk.messages import Message, plain
from workbench.desk.readers import Readers
from workbench.desk.telling import LONGEST, described, value_of
from workbench.disk import Stamp
from workbench.log.files import slug
from workbench.records import ADJUDICATED, Action, Article, Stance, Verdict
from workbench.spans import Span
from workbench.wording import quoted

if TYPE_CHECKING:
    from workbench.desk.session import Session


class Revised(Struct, frozen=True):
    """A difference in which something else was decided than the annotator had said.

    `about` is what the difference is about, where words of the text alone do not say it; `own` and `decided` are what
    was said and what stands now. `record` is the id of the annotator's own record, empty where they had none.
    """

    id: str
    kind: str
    about: str
    own: str
    decided: str
    reason: str
    record: str
    place: Span


class Decided(Struct, frozen=True):
    """How many differences of an article were decided, in how many the annotator was upheld, and the others."""

    decided: int
    upheld: int
    rows: tuple[Revised, ...]


def decided(histories: Mapping[str, Sequence[Action]], annotator: str, article: Article, codebook: Codebook) -> Decided:
    """What was decided about the reading of `annotator`; `histories` are everybody's actions on this one article."""
    actions = histories.get(ADJUDICATED, ())
    records = history.annotation(actions, ADJUDICATED).records if actions else {}
    verdicts = {id_.removeprefix(VERDICT): each for id_, each in records.items() if isinstance(each, Verdict)}
    found = [each for each in _compared(histories, article) if each.id in verdicts and annotator in each.sides]
    rows = []
    for each in found:
        stands = _standing(each, verdicts[each.id], records)
        if not _alike(each, annotator, stands):
            rows.append(_revised(each, annotator, stands, verdicts[each.id], codebook))
    rows.sort(key=lambda row: (row.place.start, -row.place.end, row.id))
    return Decided(len(found), len(found) - len(rows), tuple(rows))


def _compared(histories: Mapping[str, Sequence[Action]], article: Article) -> Iterator[Difference]:
    """The differences of the readings as they were first decided on, then those that there are only by now."""
    now = [history.annotation(actions, name) for name, actions in histories.items() if actions and name != ADJUDICATED]
    seen: set[str] = set()
    for readings in before(histories), now:
        done = [fitted(reading, article) for reading in readings if reading.status == "done"]
        for each in differences(done) if len(done) > 1 else ():
            if each.id not in seen:
                seen.add(each.id)
                yield each


def _standing(difference: Difference, verdict: Verdict, records: Mapping[str, object]) -> list[Compared]:
    """What was taken of a difference, or written in its place."""
    third = [each for id_, each in records.items() if third_of(id_) == difference.id]
    if verdict.how == "third":
        return [each for each in third if isinstance(each, Compared)]
    taken = (difference.sides.get(name) for name in sorted(verdict.taken))
    return list({said.record: None for said in taken if said})


def _alike(difference: Difference, annotator: str, stands: Sequence[Compared]) -> bool:
    """Whether what stands, or a part of it, is what the annotator said."""
    own = difference.sides[annotator]
    return not stands if own is None else any(_same(own.record, each) for each in stands)


def _same(one: Compared, other: Compared) -> bool:
    return type(one) is type(other) and not differing(one, other)


def _revised(
    difference: Difference, annotator: str, stands: Iterable[Compared], verdict: Verdict, codebook: Codebook
) -> Revised:
    own = difference.sides[annotator]
    return Revised(
        difference.id,
        difference.kind,
        _about(difference, codebook),
        _words([own.record] if own else [], difference.fields, codebook),
        _words(stands, difference.fields, codebook),
        verdict.reason,
        own.id if own else "",
        difference.place,
    )


def _about(difference: Difference, codebook: Codebook) -> str:
    """Whose position toward whom, as far as nobody disputes it."""
    first = next(said.record for _, said in sorted(difference.sides.items()) if said)
    if not isinstance(first, Stance) or "found" in difference.fields:
        return ""
    ends = {name: codebook.name_of(getattr(first, name)) for name in ("holder", "target")}
    return " ⟶ ".join("…" if name in difference.fields else end for name, end in ends.items())


def _words(records: Iterable[Compared], fields: Sequence[str], codebook: Codebook) -> str:
    return "; ".join(_in_words(each, fields, codebook) for each in records) or "nothing"


def _in_words(record: Compared, fields: Sequence[str], codebook: Codebook) -> str:
    """What a record says of what is in dispute; all that it says, where it is whether there is one."""
    if "found" in fields:
        return described(record, codebook)
    values = [(name.replace("_", " "), _value(name, record, codebook)) for name in fields]
    return values[0][1] if len(values) == 1 else ", ".join(f"{name}: {value}" for name, value in values)


def _value(name: str, record: Compared, codebook: Codebook) -> str:
    if name == "span" and isinstance(record, Span):
        return quoted(record.quote, LONGEST)
    value = getattr(record, name)
    return codebook.name_of(value) if name == "label" else value_of(name, value, codebook)


def listed(session: "Session", given: Message) -> Message:
    """The answer to the page: what was decided about the annotator's reading of the article `given`."""
    article = session.project.article(str(given["article"]))
    blind = session.annotator == ADJUDICATED or session.standing.states.get(article.id) != "done"
    if blind or not _is_decided(session, article.id):
        return plain(Decided(0, 0, ()))
    others = _READERS.setdefault(session, Readers(session.project, session.annotator))
    others.catch_up()
    histories = {name: others.history(name, article.id) for name in others.begun(article.id)}
    histories[session.annotator] = session.standing.history(article.id)
    return plain(decided(histories, session.annotator, article, session.project.codebook))


_READERS: WeakKeyDictionary["Session", Readers] = WeakKeyDictionary()
_DECIDED: WeakKeyDictionary["Session", tuple[dict[str, Stamp], frozenset[str]]] = WeakKeyDictionary()


def _is_decided(session: "Session", article: str) -> bool:
    """Whether anybody has decided about the article: only then is it worth while to read what others have written."""
    store = session.project.store
    stamps = {name: stamp for name, stamp in store.stamps().items() if name.startswith(slug(ADJUDICATED))}
    seen, articles = _DECIDED.get(session, ({}, frozenset()))
    if seen != stamps:
        logs = [log for name in stamps if (log := store.own(name, ADJUDICATED))]
        articles = frozenset(entry.article for log in logs for entry in log.entries)
        _DECIDED[session] = stamps, articles
    return article in articles
