"""A decision between readings, from what the page says to what is on record: who was followed, and in what acts.

The page names readers by letters. What is logged names them, the actions of theirs that are decided on, and every
record that the decision puts or drops, so that a log can be read without knowing how readings were compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from workbench.desk.comparison import VERDICT, Comparison, Side, third_of
from workbench.desk.readers import Readers
from workbench.records import Action, Annotation, Record, Verdict
from workbench.trouble import Trouble

GONE = "what is decided here is not there any more, a reader has said otherwise; open the article again and look at it"


class Bench(Struct, frozen=True):
    """Who decides (`by`), the readers by the letters that the page has for them, and what they said and did."""

    by: str
    letters: Mapping[str, str]
    comparison: Comparison
    readers: Readers


def open_in(comparison: Comparison, reading: Annotation) -> list[str]:
    """Ids of the differences without a verdict, or with two that sessions apart have given, in text order."""
    return [id_ for id_ in comparison.differences if not verdict_in(reading, id_)]


def verdict_in(reading: Annotation, id_: str) -> Verdict | None:
    """The verdict on a difference, unless sessions apart have given two."""
    key = VERDICT + id_
    found = None if key in reading.disputed else reading.records.get(key)
    return found if isinstance(found, Verdict) else None


def settled(action: Action, reading: Annotation, bench: Bench) -> Action:
    """The action with all that its verdicts mean. Raises Trouble when one is about nothing, or about nobody."""
    for key, verdict in action.put.items():
        if key.startswith(VERDICT) and isinstance(verdict, Verdict):
            action = _settled(action, key.removeprefix(VERDICT), verdict, reading, bench)
    return action


def _settled(action: Action, id_: str, given: Verdict, reading: Annotation, bench: Bench) -> Action:
    difference, sides = bench.comparison.differences.get(id_), bench.comparison.sides.get(id_, ())
    if not difference:
        raise Trouble(GONE)
    named = _named(given, sides, bench.letters)
    taken = tuple(side.annotator for side in sides if any(side.like(each) for each in named))
    verdict = replace(given, of=difference.kind, taken=taken, by=bench.by)
    _check(verdict, id_, named, action, reading)
    decides = sorted({*action.decides, *_at_issue(sides, reading.article, bench.readers)})
    action = replace(action, put=action.put | {VERDICT + id_: verdict}, decides=tuple(decides))
    before = verdict_in(reading, id_)
    if before and (before.how, before.taken) == (verdict.how, verdict.taken):  # and only the reason is another
        return action
    return _carried_out(action, id_, _versions(named, action.put), sides, reading)


def _named(verdict: Verdict, sides: Sequence[Side], letters: Mapping[str, str]) -> list[Side]:
    by_name = {side.annotator: side for side in sides}
    names = [letters.get(letter, "") for letter in verdict.taken]
    if unknown := [letter for letter, name in zip(verdict.taken, names, strict=True) if name not in by_name]:
        raise Trouble(f"no reader of this article is called {', '.join(unknown)}; open it again and decide anew")
    return [by_name[name] for name in names]


def _check(verdict: Verdict, id_: str, named: Sequence[Side], action: Action, reading: Annotation) -> None:
    alike = all(side.like(named[0]) for side in named[1:])
    written = any(third_of(each) == id_ for each in (*action.put, *reading.records))
    fits = {
        "one": bool(named) and alike,
        "both": len(named) > 1 and not alike and all(side.record for side in named),
        "neither": not named,
        "third": not named and written,
    }
    if not fits[verdict.how]:
        raise Trouble(
            f"{verdict.how!r} cannot be decided with {', '.join(verdict.taken) or 'nobody'} taken; one takes what one "
            "reader or several alike have, both what two have, neither and a third reading nobody's: decide again"
        )


def _versions(named: Iterable[Side], put: Mapping[str, Record]) -> dict[str, Record]:
    """The records to take, of those alike one: that which the page has put, else the first."""
    kept: list[Side] = []
    for side in sorted(named, key=lambda side: side.id not in put):
        if side.record and not any(side.like(each) for each in kept):
            kept.append(side)
    return {side.id: side.record for side in kept if side.record}


def _carried_out(
    action: Action, id_: str, kept: Mapping[str, Record], sides: Sequence[Side], reading: Annotation
) -> Action:
    """The action with the records that were taken, and without whatever else stood for one of the sides."""
    third = {each for each in (*action.put, *reading.records) if third_of(each) == id_}
    ours = {side.id for side in sides if side.record} | third
    stays = {*kept, *(each for each in third if each in action.put)} if not kept else {*kept}
    there = {*reading.records, *reading.disputed}
    drop = dict.fromkeys([*action.drop, *sorted(each for each in ours - stays if each in there)])
    put = {each: record for each, record in action.put.items() if each not in ours or each in stays} | dict(kept)
    return replace(action, put=put, drop=tuple(each for each in drop if each not in put))


def _at_issue(sides: Sequence[Side], article: str, readers: Readers) -> Iterator[str]:
    """Ids of the readers' actions that made what each side is."""
    ids = {side.own for side in sides if side.own}
    for side in sides:
        history = readers.history(side.annotator, article)
        # who has nothing there may have rejected it, and has at least said that all is done
        looked_for = [{side.own}] if side.own else [{*ids, *(f"fate:{each}" for each in ids)}, {"status"}]
        yield from next(filter(None, ([_last(history, each)] for each in looked_for if _last(history, each))), [])


def _last(history: Sequence[Action], ids: set[str]) -> str:
    """Id of the last action that put or dropped one of these records; empty where none did."""
    return next((action.id for action in reversed(history) if ids.intersection([*action.put, *action.drop])), "")
