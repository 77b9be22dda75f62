"""Changes of the codebook that the page asks for, together with what they mean for the annotator's records.

The codebook is changed first and the records after it, so that the records say the version they were made under. When
the kernel dies between the two, the page sends the same message again, and the second half follows.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workbench.codebook import Amendment, Codebook, Entry
from workbench.codebook.amendments import Request, not_undone
from workbench.codebook.migration import caught_up, migrated
from workbench.codebook.spelling import alike
from workbench.desk.messages import Message
from workbench.history import grouped
from workbench.placing import attached
from workbench.records import Action, Entity, Record, Topic
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.desk.session import Session

AMENDS = frozenset({"migrate", "example"})
"""What an action does that comes of a change of the codebook; that of an example is a step that changes no record."""


def request(given: Message) -> Request:
    """The change that a message asks for; what is new comes whole, as `entity` or `topic`.

    Raises Trouble when it does not say which.
    """
    new = given.get("entity") or given.get("topic")
    if isinstance(new, dict):
        given = {**new, **given, "of": [new.get("id")]}
    try:
        return msgspec.convert({name: given[name] for name in Request.__struct_fields__ if name in given}, Request)
    except msgspec.ValidationError as error:
        raise Trouble(f"this is no change of a codebook ({error}); give it an id, a kind, and what it is of") from error


def amended(session: "Session", given: Message) -> list[Action]:
    """Make the change that an `amend` message asks for; the actions that it means for the records, which may be none.

    Raises Trouble when it is not allowed, Unsaved when the disk does not take it; then nothing was changed.
    """
    if given.get("kind") == "take over":
        return _taken_over(session, given)
    asked = request(given)
    codebook = session.project.amend(asked, session.person)
    changes = {change.id: change for change in codebook.changes}
    change = changes.get(asked.id)
    if not change:  # a new entity is no rule, so it is not logged
        return []
    if change.kind == "undo":
        step = _step_of(session, changes[change.of[0]])
        return session.standing.inversion_of(step, asked.id, session.project.articles) if step else []
    if change.kind == "example":
        article = session.project.article(str(given["article"]))
        return [Action(id=asked.id, article=article.id, sha256=article.sha256, do="example")]
    return grouped(asked.id, _migrating(session, lambda records: migrated(records, change)))


def _taken_over(session: "Session", given: Message) -> list[Action]:
    """The annotator's own records follow merges that somebody else has made; the codebook stays as it is."""
    codebook, of = session.project.codebook, msgspec.convert(given["of"], tuple[str, ...])
    actions = _migrating(session, lambda records: caught_up(records, of, codebook))
    if not actions:
        names = ", ".join(map(codebook.name_of, of))
        raise Trouble(f"none of your records has {names} any more, so there is nothing to rewrite; look at the next")
    return grouped(str(given["id"]), actions)


def follow(session: "Session", step: list[Action]) -> None:
    """Have the codebook go back, or forward again, with what `step` undoes or redoes, if that came of a change of it.

    Raises Trouble when the codebook does not allow it, Unsaved when the disk does not take it.
    """
    of = session.standing.actions[step[0].of]
    codebook = session.project.codebook
    change = next((each for each in codebook.changes if each.id == (of.group or of.id)), None)
    if of.do not in AMENDS or not change:
        return
    standing = _standing(change, codebook)
    id_ = step[0].id
    if step[0].do == "undo" and standing:
        session.project.amend(Request(id=id_, kind="undo", of=(standing.id,)), session.person)
    if step[0].do == "redo" and not standing:
        again = Request(id=id_, kind=change.kind, what=change.what, of=change.of, to=change.to, example=change.example)
        session.project.amend(again, session.person)


def caution(given: Message, codebook: Codebook) -> str:
    """What to tell somebody whose new name, which the codebook has by now, looks like another; empty when none does."""
    if given.get("kind") not in ("entity", "topic", "rename"):
        return ""
    asked = request(given)
    kinds: dict[str, Mapping[str, Entry | Topic | Entity]]
    kinds = {"label": codebook.labels, "topic": codebook.topics, "entity": codebook.entities}
    what = asked.what if asked.kind == "rename" else asked.kind
    other = alike(asked.name, kinds[what], but=asked.of[0])
    return f"“{asked.name}” looks like the {what} “{codebook.name_of(other)}” ({other})" if other else ""


def is_amending(session: "Session", step: list[Action]) -> bool:
    """Whether a saved step is part of a change of the codebook."""
    known = session.standing.actions
    return any(action.do in AMENDS or (action.of in known and known[action.of].do in AMENDS) for action in step)


def _migrating(session: "Session", rewritten: Callable[[dict[str, Record]], dict[str, Record]]) -> list[Action]:
    actions = []
    for id_, reading in session.standing.readings().items():
        article = session.project.articles.known.get(id_)
        fresh = rewritten(reading.records) if article else {}
        put = {key: record for key, record in fresh.items() if article and attached(record, article)}
        if put and article:
            actions.append(Action(id="", article=id_, sha256=article.sha256, do="migrate", put=put))
    return actions


def _step_of(session: "Session", change: Amendment) -> str:
    """The annotator's step that carried out the change, or one alike that was redone; empty when there is none."""
    changes = {each.id: each for each in session.project.codebook.changes}
    standing = session.standing
    made = [each for do in sorted(AMENDS) for each in standing.of_kind(do) if standing.stands(each)]
    steps = [action.group or action.id for action in made]
    return next((step for step in steps if step in changes and _alike(changes[step], change)), "")


def _standing(change: Amendment, codebook: Codebook) -> Amendment | None:
    """The latest change like this one that was not undone."""
    return next((each for each in reversed(not_undone(codebook)) if _alike(each, change)), None)


def _alike(one: Amendment, other: Amendment) -> bool:
    def said(change: Amendment) -> tuple[object, ...]:
        return (change.kind, change.what, change.of, change.to, change.example)

    return said(one) == said(other)
