"""The history of one article in words: everybody's steps, and what in the logs stands between them and does not count.

Each annotator's steps come in their own order, which is that of counters; the times beside them are for people.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from workbench.accepting import Whole
from workbench.desk.history import Row, told
from workbench.history import place_in_order
from workbench.log.lines import Damage
from workbench.project import Project
from workbench.records import Action
from workbench.store import Logs, annotator_of
from workbench.trouble import Trouble
from workbench.wording import counted


def chronicle(project: Project, article: str, annotator: str = "") -> Iterator[str]:
    """The lines: when, who, what; of one `annotator`, or of all. Raises Trouble when nobody knows the article or them.

    What was undone is marked, and so is what was accepted by hand; a damaged line is told where it would count.
    """
    logs = project.store.read()
    histories = logs.histories
    known = {*project.articles, *(action.article for done in histories.values() for action in done)}
    _expect("article", article, known)
    if annotator:
        _expect("annotator", annotator, set(histories))
    for who, actions in histories.items():
        if annotator in ("", who):
            yield from _of_one(who, actions, article, project, logs)


def _expect(what: str, name: str, known: set[str]) -> None:
    if name in known:
        return
    inside = [each for each in sorted(known) if name.casefold() in each.casefold()]
    near = (inside or get_close_matches(name, sorted(known), 3, 0.4))[:3]
    then = f"did you mean {' or '.join(map(repr, near))}?" if near else "`workbench check` says what is there"
    raise Trouble(f"there is no {what} {name!r}; {then}")


def _of_one(who: str, actions: Sequence[Action], article: str, project: Project, logs: Logs) -> Iterator[str]:
    accepted = {action.group or action.id for action in actions if action.accepts}
    first: dict[str, Action] = {}
    for action in actions:
        first.setdefault(action.group or action.id, action)
    damages = [each for each in logs.damages if annotator_of(each.file, logs.files[each.file]) == who]
    waiting = sorted(
        ((each.action, each) for each in damages if each.action and each.action.article == article),
        key=lambda pair: place_in_order(pair[0]),
    )
    whole = Whole(logs, project.articles, project.codebook)
    for row in told(actions, project.codebook, {}, article):
        while waiting and place_in_order(waiting[0][0]) < place_in_order(first[row.id]):
            yield _damaged(who, *waiting.pop(0), whole)
        yield _step(who, row, by_hand=row.id in accepted)
    yield from (_damaged(who, action, damage, whole) for action, damage in waiting)
    if unread := [f"{each.file}:{each.line}" for each in damages if not each.action]:
        yield f"{who}: {counted(len(unread), 'line')} that nobody can read may belong here ({', '.join(unread)})"


def _step(who: str, row: Row, *, by_hand: bool) -> str:
    marks = "  [undone]" * row.undone + "  [changed by hand and accepted]" * by_hand
    return f"{row.at}  {who}  {row.words}{marks}"


def _damaged(who: str, action: Action, damage: Damage, whole: Whole) -> str:
    mark = f"[not counted: {damage.file}:{damage.line} is damaged]"
    return f"{action.at}  {who}  {whole.told(action, damage)}  {mark}"
