"""A line of a log that somebody changed by hand, and the way by which it counts again.

Its checksum does not fit, so nobody can know whether a hand or a bad disk changed it, and it is not counted. Where it
can still be read, its annotator may say that it is meant: then the same action is appended once more, whole, with the
damaged line's checksum in `accepts`. The damaged line itself stays as it is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench import history
from workbench.codebook import Codebook
from workbench.desk.telling import LONGEST, in_full
from workbench.log.clashes import differ
from workbench.log.entries import Entry
from workbench.log.glimpses import whole
from workbench.log.lines import Damage
from workbench.placing import places
from workbench.records import Action, Article, Record
from workbench.spans import fits
from workbench.store import Logs, annotator_of
from workbench.wording import quoted

if TYPE_CHECKING:
    from workbench.project import Project

Course = dict[str, list[tuple[history.Place, Record | None]]]
"""Record id → what it became, in order, each with its place in the order; None where it was dropped."""


class Whole:
    """What stands whole in the logs, against which a damaged line that can still be read is held."""

    def __init__(self, logs: Logs, articles: Mapping[str, Article], codebook: Codebook) -> None:
        """`articles` are by id."""
        self._logs, self._articles, self._codebook = logs, articles, codebook
        self._courses: dict[tuple[str, str], Course] = {}  # by annotator and article

    @cached_property
    def _by_id(self) -> dict[str, tuple[str, Entry]]:
        found: dict[str, tuple[str, Entry]] = {}
        for file, log in self._logs.files.items():
            for entry in log.entries:
                found.setdefault(entry.id, (file, entry))
        return found

    def _whole(self, id_: str) -> tuple[str, Action | None]:
        """Where the id of an action stands in a whole line, and what that says."""
        file, entry = self._by_id.get(id_, ("", None))
        return file, next(whole([entry])) if entry else None

    def told(self, action: Action, damage: Damage) -> str:
        """What the `action` in a damaged line says, and what it said before where a file still has it so."""
        before = self._before(action, self.annotator(damage))
        now = in_full([(action, before)], self._codebook)
        _, there = self._whole(action.id)
        then = in_full([(there, before)], self._codebook) if there else now
        return f"{now}; before it said {then}" if then != now else now

    def refusal(self, action: Action, damage: Damage) -> str:
        """Why the `action` in a damaged line cannot be accepted, and what to do instead; empty when it can."""
        file, there = self._whole(action.id)
        article = self._articles.get(self._logs.first(action.article))
        if self._logs.files[damage.file].newer:
            return "a later version wrote the file; update stance-workbench, then accept it"
        if there and differ(there, action):
            return (
                f"{file} has a whole line with the same id; make the change in the desk instead, and delete this line"
            )
        if there:
            return f"{file} has the same line whole, so nothing is lost; delete the line here"
        if not article:
            return f"its article {action.article!r} is not there; put it back, then accept it"
        if action.sha256 != article.sha256:
            return f"article {action.article!r} had another text then; make the change in the desk instead"
        for record in action.put.values():
            for span in (each for each in places(record) if not fits(each, article.text)):
                stretch = article.text[max(0, span.start) : span.end]
                words = quoted(stretch, LONGEST) if stretch else "no words"
                return f"the text has {words} at {span.start}-{span.end}; mend the numbers or the words in the line"
        return ""

    def annotator(self, damage: Damage) -> str:
        """In whose log the damaged line is."""
        return annotator_of(damage.file, self._logs.files[damage.file])

    def _before(self, action: Action, annotator: str) -> dict[str, Record]:
        """The records that the action replaces or drops, as what is before it in the order left them."""
        key = annotator, action.article
        if key not in self._courses:
            self._courses[key] = _course(self._logs.on(action.article, annotator))
        found: dict[str, Record] = {}
        for id_ in (*action.put, *action.drop):
            changes = self._courses[key].get(id_, [])
            at = bisect_left(changes, history.place_in_order(action), key=lambda change: change[0])
            if at and (record := changes[at - 1][1]):
                found[id_] = record
        return found


def _course(actions: Iterable[Action]) -> Course:
    course: Course = defaultdict(list)
    for action in actions:
        after = {**action.put, **dict.fromkeys(action.drop)}
        for id_, record in after.items():
            course[id_].append((history.place_in_order(action), record))
    return course


def accept(project: "Project", places: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Append what damaged lines say to the logs of their annotators: of those at `places`, `file:line`, or of all.

    A sentence for each that counts again, and for each that was named and cannot. Raises Trouble when it is not saved.
    """
    logs = project.store.read()
    sound = Whole(logs, project.articles, project.codebook)
    damages = {f"{damage.file}:{damage.line}": damage for damage in logs.damages}
    accepted: dict[str, tuple[str, Action]] = {}  # by id, with the annotator
    said, refused = [], []
    for where in places or damages:
        damage = damages.get(where)
        if why := _why_not(damage, sound, accepted):
            refused.append(f"{where}: {why}")
        elif damage and damage.action:
            accepted[damage.action.id] = sound.annotator(damage), replace(damage.action, accepts=damage.crc)
            said.append(f"{where} counts again: {sound.told(damage.action, damage)}")
    articles = {
        each.article: replace(project.article(logs.first(each.article)), id=each.article)
        for _, each in accepted.values()
    }
    for annotator in sorted({annotator for annotator, _ in accepted.values()}):
        rules, tool = project.codebook.version, version("stance-workbench")
        writer = project.store.writer(annotator, project.name, rules, tool)
        writer.append_all([action for who, action in accepted.values() if who == annotator], articles)
    return said, refused


def _why_not(damage: Damage | None, sound: Whole, accepted: Mapping[str, tuple[str, Action]]) -> str:
    if not damage:
        return "no damaged line stands there; `workbench check` names those that there are"
    if not damage.action:
        return "nobody can read what it says any more; `workbench check` says what to do"
    if damage.action.id in accepted:
        return "a line with the same id was just accepted; make the change in the desk instead"
    return sound.refusal(damage.action, damage)
