"""What one annotator did in one article, step after step: what stands in the end, and what each action replaced."""

from collections.abc import Iterable

from workbench.forks import disputed
from workbench.history import Around, Change, surround
from workbench.records import Action, Annotation, Record


class Course:
    """The actions of one annotator on one article, in order; takes the next one in. There is at least one."""

    def __init__(self, annotator: str, actions: Iterable[Action]) -> None:
        self.actions: dict[str, Action] = {}
        self.heads: dict[str, None] = {}
        """Ids of the actions that no other follows; a dict, for a set in order."""
        self.before: dict[str, Change] = {}
        """Action id → what takes it back."""
        self.records: dict[str, Record] = {}
        self._annotator = annotator
        self._around: Around = {}
        for action in actions:
            self._count(action)
        self._disputed = disputed([*self.actions.values()])

    def take(self, action: Action) -> None:
        """Count in the action that comes last."""
        self._count(action)
        if self._disputed or len(self.heads) > 1 or action.do == "undo":  # which may open a dispute again
            self._disputed = disputed([*self.actions.values()])

    def reading(self) -> Annotation:
        """The annotator's reading of the article as it is now; a later action changes its records."""
        latest = next(reversed(self.actions.values()))
        return Annotation(
            latest.article,
            latest.sha256,
            self._annotator,
            self.records,
            latest.codebook,
            self._around,
            self._disputed,
        )

    def around_before(self, id_: str) -> Around:
        """What stood around the words of each record before the action of this id."""
        found: Around = {}
        for each, action in self.actions.items():
            if each == id_:
                break
            surround(found, action)
        return found

    def _count(self, action: Action) -> None:
        records = self.records
        touched = [*action.put, *(id_ for id_ in action.drop if id_ not in action.put)]
        fresh = tuple(id_ for id_ in touched if id_ not in records)
        self.before[action.id] = {id_: records[id_] for id_ in touched if id_ in records}, fresh
        records.update(action.put)
        for id_ in action.drop:
            records.pop(id_, None)
        surround(self._around, action)
        for parent in action.parents:
            self.heads.pop(parent, None)
        self.heads[action.id] = None
        self.actions[action.id] = action
