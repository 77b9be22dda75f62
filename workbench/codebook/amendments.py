"""Changes of the codebook while one works with it: a new topic, another name, two that are one, an example.

Rules change because reading teaches, and a change that nobody can look up later makes two halves of a labelled set
incomparable. So each one raises the version and is logged in the codebook itself, and it can be taken back. What is
merged or split stays in the file under `[retired]`: old records go on saying what they said. A new entity is no rule,
only a row in the registry.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

from workbench.codebook import Amendment, Codebook, Entry, What, examples
from workbench.codebook.spelling import unseen
from workbench.records import Entity, Topic
from workbench.trouble import Trouble

_ID = re.compile(r"[^\s:;,#\"'\\]+")


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change that somebody asks for. `id` is made where they asked, and makes a repeat harmless.

    `of` are the ids that it is about: the new one, those to merge, the one to split, the change to undo. `to` are ids
    that take their place. `label` and `aliases` are a new entity's, `definition` is a new topic's, and `example` are
    words of an article that show an entry, with a `note` on what they show.
    """

    id: str
    kind: Literal["entity", "topic", "rename", "merge", "split", "example", "undo"]
    what: What = "entity"
    of: tuple[str, ...]
    to: tuple[str, ...] = ()
    name: str = ""
    label: str = ""
    aliases: tuple[str, ...] = ()
    definition: str = ""
    example: str = ""
    note: str = ""


def amendment(request: Request, codebook: Codebook, by: str) -> Amendment:
    """The change as it would be logged; `by` is the annotator. Nothing is written.

    Raises Trouble when the codebook does not allow it.
    """
    what, was, example = request.what, "", ""
    match request.kind:
        case "entity":
            raise ValueError("a new entity is a row of the registry, and no amendment")
        case "topic":
            what = "topic"
            _check_topic(request, codebook)
        case "rename":
            was = _renamed(request, codebook)
        case "merge" | "split":
            _check_heirs(request, codebook)
        case "example":
            example = examples.told(what, _one(request.of, "entry"), request.example, request.note, codebook)
        case "undo":
            what = _check_undo(request.of, codebook)
    return Amendment(
        id=request.id,
        version=_next(codebook.version),
        kind=request.kind,
        what=what,
        of=request.of,
        to=request.to,
        name=request.name.strip(),
        was=was,
        example=example,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        by=by,
    )


def new_entity(request: Request, codebook: Codebook) -> Entity | None:
    """The entity that is asked for; None when it stands in the registry already, as it is asked for.

    Raises Trouble when the codebook does not allow it.
    """
    id_, name = _one(request.of, "new entity"), _named(request)
    aliases = tuple(dict.fromkeys(filter(None, (alias.strip() for alias in request.aliases))))
    entity = Entity(id_, request.label, name, tuple(alias for alias in aliases if alias != name))
    known = codebook.entities.get(id_)
    if known and (known.label, known.name) == (entity.label, name) and {*entity.aliases} <= {*known.aliases}:
        return None
    if known or id_ in codebook.labels or id_ in codebook.retired:
        raise Trouble(f"{id_!r} is the id of {codebook.name_of(id_)!r} already; give the new entity another")
    if sign := unseen(id_):
        raise Trouble(f"the id {id_!a} has {sign} in it, which nobody sees; write it without")
    if not _ID.fullmatch(id_):
        raise Trouble(f"the id {id_!r} has a blank or one of : ; , # \" ' in it; write it as one word, with hyphens")
    if entity.label not in codebook.labels or entity.label in codebook.retired:
        labels = ", ".join(label for label in codebook.labels if label not in codebook.retired)
        raise Trouble(f"label {entity.label!r} of {name!r} is not in the codebook; choose one of {labels}")
    for alias in entity.aliases:
        _check_semicolon(alias)
    return entity


def not_undone(codebook: Codebook) -> list[Amendment]:
    """The changes that were not undone, the latest last: that one is what an undo would take back."""
    undone = {id_ for change in codebook.changes if change.kind == "undo" for id_ in change.of}
    return [change for change in codebook.changes if change.kind != "undo" and change.id not in undone]


def undone(change: Amendment | Request, codebook: Codebook) -> Amendment:
    """The change that the undo `change` takes back. Raises KeyError when it is not in the log."""
    return {known.id: known for known in codebook.changes}[change.of[0]]


def _check_topic(request: Request, codebook: Codebook) -> None:
    id_, name = _one(request.of, "new topic"), _named(request)
    if not id_.startswith("topic:") or not _ID.fullmatch(id_.removeprefix("topic:")) or unseen(id_):
        raise Trouble(f'the id {id_!r} is not one of a topic; write it as "topic:" and one word, with hyphens')
    if id_ in codebook.topics or id_ in codebook.retired:
        raise Trouble(f"{id_!r} is the id of {codebook.name_of(id_)!r} already; give the new topic another")
    _check_free(name, "topic", codebook)


def _renamed(request: Request, codebook: Codebook) -> str:
    """The name until now."""
    id_, name = _one(request.of, "thing to rename"), _named(request)
    _check_known((id_,), request.what, codebook)
    if name == codebook.name_of(id_):
        raise Trouble(f"{id_!r} is called {name!r} already; nothing was changed")
    if request.what == "label" and (sign := unseen(name)):
        raise Trouble(f"the name {name!a} has {sign} in it, which nobody sees; write it without")
    if request.what == "entity":
        _check_semicolon(codebook.entities[id_].name)
    else:
        _check_free(name, request.what, codebook)
    return _of_kind(request.what, codebook)[id_].name


def _check_heirs(request: Request, codebook: Codebook) -> None:
    few = len(request.to) != 1 if request.kind == "merge" else len(set(request.to)) < 2 or len(request.of) != 1
    if few or not request.of:
        needs = "at least one to give up and one to keep" if request.kind == "merge" else "one to split, two to choose"
        raise Trouble(f"a {request.kind} needs {needs}; found {list(request.of)} and {list(request.to)}")
    _check_known((*request.of, *request.to), request.what, codebook)
    for id_ in (*request.of, *request.to):
        if id_ in codebook.retired:
            heirs = " or ".join(map(codebook.name_of, codebook.retired[id_])) or "something else"
            raise Trouble(f"{codebook.name_of(id_)!r} is no longer used; take {heirs}, or undo that change first")
        if id_ in request.of and id_ in request.to:
            raise Trouble(f"{codebook.name_of(id_)!r} cannot take its own place; choose another")


def _check_undo(of: tuple[str, ...], codebook: Codebook) -> What:
    """The kind of thing that the undone change is about."""
    changes = not_undone(codebook)
    if not changes:
        raise Trouble("there is no change of the codebook to undo")
    change = changes[-1]
    if of != (change.id,):
        about = ", ".join(map(codebook.name_of, change.of))
        raise Trouble(f"the {change.kind} of {about}, version {change.version}, came later; undo that one first")
    if change.kind != "example":  # where one was taken out by hand, there is nothing left to do
        _check_known(change.of, change.what, codebook)
    return change.what


def _check_known(ids: tuple[str, ...], what: What, codebook: Codebook) -> None:
    for id_ in ids:
        if id_ not in _of_kind(what, codebook):
            raise Trouble(f"the codebook has no {what} {id_!r}; somebody may have taken it out, look there")


def _of_kind(what: What, codebook: Codebook) -> Mapping[str, Entry | Topic | Entity]:
    kinds: dict[What, Mapping[str, Entry | Topic | Entity]]
    kinds = {"label": codebook.labels, "topic": codebook.topics, "entity": codebook.entities}
    if what not in kinds:
        raise Trouble(f"a {what} is renamed, merged or split in codebook.toml alone; here it can get an example")
    return kinds[what]


def _check_free(name: str, what: What, codebook: Codebook) -> None:
    for id_, other in _of_kind(what, codebook).items():
        if name == (other.name or id_) and id_ not in codebook.retired:
            raise Trouble(f"{name!r} is the name of the {what} {id_!r} already; merge the two, or choose another name")


def _check_semicolon(name: str) -> None:
    if ";" in name:
        raise Trouble(f"the alias {name!r} has a semicolon in it, which parts aliases in entities.csv; leave it out")


def _one(ids: tuple[str, ...], what: str) -> str:
    if len(ids) != 1:
        raise Trouble(f"one {what} at a time; found {list(ids)}")
    return ids[0]


def _named(request: Request) -> str:
    if not (name := request.name.strip()):
        raise Trouble(f"{request.of[0]!r} needs a name; write one")
    return name


def _next(version: str) -> str:
    """The version with its minor number raised: 1.0 → 1.1, 2 → 2.1, spring → spring.1 → spring.2."""
    parts = re.match(r"(\d+)\.(\d+)", version) or re.fullmatch(r"(.+)\.(\d+)", version)
    return f"{parts[1]}.{int(parts[2]) + 1}" if parts else f"{version}.1"
