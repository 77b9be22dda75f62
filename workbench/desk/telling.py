"""What a person did, in words: in the history, and beside undo and redo.

A *step* is what one undo takes back: an action, or all actions of one group. It is told from its change set and not
from its name alone, so that an action that nobody foresaw is told too.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from workbench.codebook import Codebook
from workbench.records import Action, Decision, Mention, Naming, Record, Region, Stance, Status, Verdict
from workbench.spans import Span
from workbench.wording import counted, quoted

LONGEST = 60
"""Code points that are told of words in an article or a note."""

Done = tuple[Action, Mapping[str, Record]]
"""An action, and the records that it replaced or dropped, by id."""
_Change = tuple[Record | None, Record | None]
"""A record before and after."""

_NAMED = frozenset({"entity", "refers_to", "holder", "target", "on_behalf_of"})
_UNTOLD = frozenset({"start", "end", "by", "propagated_from", "score", "why", "sure"})


def in_short(step: Sequence[Done], codebook: Codebook) -> str:
    """A step in a few words, such as `accept “Idlib”`: what it was done to, and not how."""
    return _said(step, codebook)[0]


def in_full(step: Sequence[Done], codebook: Codebook) -> str:
    """The same with how: what was one thing and is another now, or what was said of it."""
    return "".join(_said(step, codebook))


def described(record: Record, codebook: Codebook) -> str:
    """What a record says of its words, such as `“Idlib” (PLACE → Idlib)`."""
    said = f"{_subject(None, record, codebook)}{_how(None, record, codebook)}"
    match record:
        case Stance(evidence=evidence):
            return f"{said}: {quoted(evidence.quote, LONGEST)}"
        case Region(type=type_):
            return f"{said}: {type_}"
    return said


def _changes(action: Action, replaced: Mapping[str, Record]) -> Iterator[_Change]:
    """What the action did to records; a fate is told by the record that it was given."""
    fates = {id_.removeprefix("fate:"): each for id_, each in action.put.items() if isinstance(each, Decision)}
    for id_, record in action.put.items():
        if not isinstance(record, Decision | Verdict):
            yield replaced.get(id_) or (fates[id_].suggestion if id_ in fates else None), record
    for id_ in action.drop:
        if id_ in replaced and not isinstance(replaced[id_], Decision | Verdict):
            yield replaced[id_], None
    yield from ((each.suggestion, None) for each in fates.values() if each.fate == "rejected")


def _said(step: Sequence[Done], codebook: Codebook) -> tuple[str, str]:
    """What was done to what, and the rest of the sentence."""
    action = step[0][0]
    changes = _in_one([change for done in step for change in _changes(*done)])
    if verdicts := [each for each in action.put.values() if isinstance(each, Verdict)]:
        subject = _subject(*changes[0], codebook) if changes else "a difference"
        return f"{action.do} {subject}", "".join(_verdict(each) for each in verdicts)
    if action.do == "agree":
        number = sum(after is not None and not isinstance(after, Status) for _, after in changes)
        return f"agree on {counted(number, 'record')}{_where(step)}", ""
    if not changes:
        return _example(action, codebook)
    if action.do == "propagate" or len(changes) > 1:
        return _several(action.do, changes, len({each.article for each, _ in step}), codebook), ""
    before, after = changes[0]
    match after or before:
        case Status() as status:
            note = f", {quoted(status.note, LONGEST)}" if status.note else ""
            return f"status: {status.state}", _left(action) + note
        case Region() as region:
            return f"region {quoted(region.quote, LONGEST)}", f": {region.type}" if after else ": as found"
    separator = ": " if action.do == "stance" else " "
    return f"{action.do}{separator}{_subject(before, after, codebook)}", _how(before, after, codebook)


def _verdict(verdict: Verdict) -> str:
    """What was decided, whose reading was taken, in what it was another one, and why."""
    taken = " and ".join(verdict.taken)
    how = {"one": f"as {taken}", "both": f"both, as {taken}", "neither": "neither", "third": "a third reading"}
    reason = f", {quoted(verdict.reason, LONGEST)}" if verdict.reason else ""
    return f": {how[verdict.how]} ({verdict.of.replace('_', ' ')}){reason}"


def _where(step: Sequence[Done]) -> str:
    articles = len({action.article for action, _ in step})
    return "" if articles == 1 else f" in {articles} articles"


def _example(action: Action, codebook: Codebook) -> tuple[str, str]:
    """What became an example of what, as the codebook's own log says; of another action without records, its name."""
    change = next((each for each in codebook.changes if each.id == action.id), None)
    if not change or not change.example:
        return action.do, ""
    return f"{action.do} {quoted(change.example, LONGEST)}", f" of {', '.join(map(codebook.name_of, change.of))}"


def _in_one(changes: Sequence[_Change]) -> list[_Change]:
    """The same with one change where the next goes on from what the one before has made."""
    found: list[_Change] = []
    for before, after in changes:
        if found and before and before == found[-1][1]:
            before = found.pop()[0]
        found.append((before, after))
    return found


def _several(do: str, changes: Sequence[_Change], articles: int, codebook: Codebook) -> str:
    first = _subject(*changes[0], codebook)
    where = "" if articles == 1 else f" in {articles} articles"
    if do != "propagate":
        return f"{do} {first} and {len(changes) - 1} more{where}"
    where = f" in {counted(articles, 'article')}"
    if changes[0][1] is None:
        return f"remove {first} {counted(len(changes), 'time')}{where}"
    return f"propagate {first} to {counted(len(changes), 'mention')}{where}"


def _subject(before: Record | None, after: Record | None, codebook: Codebook) -> str:
    """What a record is called: by the words that it had, a stance by what it says now."""
    match after or before:
        case Stance(holder, target, polarity):
            return f"{codebook.name_of(holder)} ⟶ {polarity or '?'} ⟶ {codebook.name_of(target)}"
        case Status(state):
            return state
    record = before or after
    return quoted(record.quote, LONGEST) if isinstance(record, Span) else ""


def _how(before: Record | None, after: Record | None, codebook: Codebook) -> str:
    """What changed in a record; what it says, where it is new, gone or as suggested."""
    if before and after and (differences := list(_differences(before, after, codebook))):
        return ": " + ", ".join(differences)
    match after or before:
        case Mention() as mention:
            return f" ({mention.label}{f' → {codebook.name_of(mention.entity)}' if mention.entity else ''})"
        case Naming() as naming:
            return f" ({naming.valence}, {codebook.name_of(naming.refers_to)})"
    return ""


def _differences(before: Record, after: Record, codebook: Codebook) -> Iterator[str]:
    old, new = structs.asdict(before), structs.asdict(after)
    for name in new:
        if name in _UNTOLD or new[name] == old.get(name):
            continue
        if name in {"quote", "evidence"}:
            yield f"now {value_of(name, new[name], codebook)}"
        elif name == "flagged":
            yield "flagged" if new[name] else "no longer flagged"
        else:
            yield f"{value_of(name, old.get(name), codebook)} → {value_of(name, new[name], codebook)}"


def value_of(name: str, value: object, codebook: Codebook) -> str:
    """What stands in the field of this name, in words."""
    match value:
        case Span(quote=words):
            return quoted(words, LONGEST)
        case str() if name in _NAMED and value:
            return codebook.name_of(value)
        case str() if value:
            return quoted(value, LONGEST) if name in {"quote", "note", "condition"} else value
        case tuple() if value:
            return ", ".join(value_of(name, each, codebook) for each in value)
    return "nothing"


def _left(action: Action) -> str:
    left = sum(isinstance(each, Decision) and each.fate == "left" for each in action.put.values())
    return f", {counted(left, 'suggestion')} left" if left else ""
