"""The codebook and the registry of another copy: new rows come along, the codebook where ours is its past.

Rules are for people to settle. So of two codebooks that went apart, and of two rows that differ, ours stay as they are,
and what to do is told.
"""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from workbench import codebook
from workbench.codebook import Codebook, codebook_of, registry
from workbench.codebook.reading import Texts
from workbench.codebook.writing import rewrite
from workbench.records import Entity
from workbench.wording import counted, some

_BY_ID = ("labels", "polarities", "voices", "valences", "topics", "retired")
_WHOLE = ("name", "naming", "desk", "keys")


class Rules(NamedTuple):
    """The two files as they are after merging; what of them came, and what was left and why, in sentences."""

    texts: Texts
    came: tuple[str, ...]
    left: tuple[str, ...]


def united(ours: Texts, theirs: Texts) -> Rules:
    """What `ours` become by `theirs`. Raises Trouble when either cannot be read as a codebook."""
    here, there = codebook_of(*ours), codebook_of(*theirs)
    rules, came, left = _rules(ours[0], here, theirs[0], there)
    entities, more, others = _entities(ours[1], codebook_of(rules, None), here.entities, there.entities)
    return Rules((rules, entities), (*came, *more), (*left, *others))


def bring(folder: Path, theirs: Texts) -> Rules:
    """The same in the files of `folder`, under their lock. Raises Trouble, Unsaved; then nothing was changed."""
    made: list[Rules] = []

    def by(ours: Texts) -> Texts:
        made.append(united(ours, theirs))
        return made[-1].texts

    rewrite(folder, by)
    return made[-1]


def _rules(ours: str, here: Codebook, theirs: str, there: Codebook) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The rules that hold, what came of them, and what was left."""
    here, there = replace(here, entities={}), replace(there, entities={})
    if here == there or _leads_to(there, here):
        return ours, (), ()
    if _leads_to(here, there) and _comments(ours) <= _comments(theirs):
        more = counted(len(there.changes) - len(here.changes), "change")
        return theirs, (f"{codebook.FILE}: version {there.version}, {more} after version {here.version}",), ()
    return ours, (), (_apart(here, there),)


def _leads_to(before: Codebook, after: Codebook) -> bool:
    """Whether logged changes, and nothing else, make the one codebook of the other."""
    later = after.changes[len(before.changes) :]
    if not later or (*before.changes, *later) != after.changes:
        return False
    known = {change.id: change for change in after.changes}
    undone = [known[id_] for change in later if change.kind == "undo" for id_ in change.of if id_ in known]
    about = {id_ for change in (*later, *undone) for id_ in change.of}
    return _but_for(about, before) == _but_for(about, after)


def _but_for(ids: Container[str], rules: Codebook) -> list[object]:
    """What a codebook says of all but these ids."""
    by_id = [{id_: said for id_, said in getattr(rules, name).items() if id_ not in ids} for name in _BY_ID]
    return [*by_id, *(getattr(rules, name) for name in _WHOLE)]


def _comments(rules: str) -> set[str]:
    return {line.strip() for line in rules.splitlines() if line.strip().startswith("#")}


def _apart(here: Codebook, there: Codebook) -> str:
    """What to do where neither codebook is the other's past."""
    known = {change.id for change in here.changes}
    new = [change for change in there.changes if change.id not in known]
    changes = [f"{each.kind} of {', '.join(map(there.name_of, each.of))}" for each in new if each.kind != "undo"]
    also = f"; logged there and not here: {some(changes)}" if changes else ""
    return (
        f"{codebook.FILE}: version {there.version} there and version {here.version} here have gone apart{also}; ours "
        "stays, make here what is missing, then copy the file to the other machine"
    )


def _entities(
    ours: str | None, rules: Codebook, here: Mapping[str, Entity], there: Mapping[str, Entity]
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    """The registry with the rows that are new, what came of it, and what was left."""
    new = [entity for id_, entity in there.items() if id_ not in here]
    fit = [entity for entity in new if entity.label in rules.labels]
    for entity in fit:
        ours = registry.with_entity(ours or "", entity)
    came = [f"{registry.FILE}: {counted(len(fit), 'row')} ({some([entity.id for entity in fit])})"] * bool(fit)
    left = []
    if unfit := [f"{entity.id} is {entity.label}" for entity in new if entity not in fit]:
        left.append(
            f"{registry.FILE}: labels that the codebook here does not have ({some(unfit)}); add them, then merge"
        )
    if others := [id_ for id_ in there if id_ in here and there[id_] != here[id_]]:
        left.append(
            f"{registry.FILE}: another row there for {some(others)}; ours stay, look at both, mend ours if need be"
        )
    return ours, (*came,), (*left,)
