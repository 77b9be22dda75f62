"""A line of a log that somebody changed by hand, and the way by which it counts again.

Its checksum does not fit, so nobody can know whether a hand or a bad disk changed it, and it is not counted. Where it
can still be read, its annotator may say that it is meant: then the same action is appended once more, whole, with the
damaged line's checksum in `accepts`. The damaged line itself stays as it is.
"""

from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench import history
from workbench.codebook import Codebook
from workbench.desk.telling import LONGEST, in_full
from workbench.entries import Entry
from workbench.glimpses import whole
from workbench.log import Damage, clash
from workbench.records import Action, Article, Record, attached, place
from workbench.store import Logs, annotator_of
from workbench.trouble import Trouble
from workbench.wording import quoted

if TYPE_CHECKING:
    from workbench.project import Project


class Whole:
    """What stands whole in the logs, against which a damaged line that can still be read is held."""

    def __init__(self, logs: Logs, articles: Mapping[str, Article], codebook: Codebook) -> None:
        """`articles` are by id."""
        self._logs, self._articles, self._codebook = logs, articles, codebook

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
        before = self._before(action, annotator_of(damage.file, self._logs.files[damage.file]))
        now = in_full([(action, before)], self._codebook)
        _, there = self._whole(action.id)
        changed = there and clash(there, action)
        return f"{now}; before it said {in_full([(there, before)], self._codebook)}" if there and changed else now

    def refusal(self, action: Action, damage: Damage) -> str:
        """Why the `action` in a damaged line cannot be accepted, and what to do instead; empty when it can."""
        file, there = self._whole(action.id)
        article = self._articles.get(action.article)
        if self._logs.files[damage.file].newer:
            return "a later version wrote the file; update stance-workbench, then accept it"
        if there and clash(there, action):
            return f"{file} has a whole line with the same id; make the change in the desk instead"
        if there:
            return f"{file} has the same line whole, so nothing is lost; restore the file from there"
        if not article:
            return f"its article {action.article!r} is not there; put it back, then accept it"
        if action.sha256 != article.sha256:
            return f"article {action.article!r} had another text then; make the change in the desk instead"
        for record in action.put.values():
            if not attached(record, article) and (span := place(record)):
                words = quoted(article.text[max(0, span.start) : span.end], LONGEST)
                return f"the text has {words} at {span.start}-{span.end}; mend the numbers or the words in the line"
        return ""

    def _before(self, action: Action, annotator: str) -> dict[str, Record]:
        """The records that the action replaces or drops, as what is before it in the order left them."""
        here = history.place_in_order(action)
        on_it = self._logs.on(action.article, annotator)
        records = history.fold(each for each in on_it if history.place_in_order(each) < here)
        return {id_: records[id_] for id_ in (*action.put, *action.drop) if id_ in records}


def accept(project: "Project", where: str) -> str:
    """Append what a damaged line says to its annotator's log, and say what it is; `where` is its `file:line`.

    Raises Trouble when there is no such line, when it cannot be accepted, and when it cannot be saved.
    """
    logs = project.store.read()
    damage = next((each for each in logs.damages if f"{each.file}:{each.line}" == where), None)
    if not damage:
        raise Trouble(f"{where} is no damaged line; `workbench check` names those that there are")
    if not damage.action:
        raise Trouble(f"{where}: nobody can read what it says any more; restore the file from a copy")
    beside = Whole(logs, project.articles, project.codebook)
    if why := beside.refusal(damage.action, damage):
        raise Trouble(f"{where}: {why}")
    annotator = annotator_of(damage.file, logs.files[damage.file])
    rules, tool = project.codebook.version, version("stance-workbench")
    writer = project.store.writer(annotator, project.name, rules, tool)
    writer.append(replace(damage.action, accepts=damage.crc), project.article(damage.action.article))
    return beside.told(damage.action, damage)
