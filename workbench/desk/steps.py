"""The steps that undo and redo walk, the latest first. A *step* is what one undo takes back.

That is a single action, or all actions of one group, in whichever articles they were done.
"""

from collections.abc import Collection

from workbench.log.entries import Entry


class Steps:
    """Which steps stand and which were taken back; counts actions in one by one, each after all before it."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        """`entries` are all actions by id; whoever has them goes on adding to them."""
        self._entries = entries
        self._grouped: dict[str, list[str]] = {}  # group → ids of its actions
        self._back: set[str] = set()  # ids of actions that were taken back
        self._done: dict[str, None] = {}  # steps of which something stands, the latest last
        self._undone: dict[str, None] = {}  # steps that a redo would bring back, the latest last

    def count(self, entry: Entry) -> None:
        """Count in the action that comes last."""
        if entry.group:
            self._grouped.setdefault(entry.group, []).append(entry.id)
        if entry.do not in {"undo", "redo"}:
            self._done[_step_of(entry)] = None
            self._undone.clear()
        elif entry.of in self._entries:
            step = _step_of(self._entries[entry.of])
            if entry.do == "undo":
                self._count_undone(step, entry.of)
            else:
                self._back.discard(entry.of)
                self._undone.pop(step, None)
                self._done.setdefault(step)

    def together(self, step: str) -> list[str]:
        """Ids of the actions that were saved as the step of this id; none when it is not known."""
        # a page may find only later that what it does next belongs to what it did: the first is then in no group
        first = [step] if step in self._entries and not self._entries[step].group else []
        return [*first, *self._grouped.get(step, [])]

    def stands(self, id_: str) -> bool:
        """Whether the action was not taken back, or was brought back since."""
        return id_ not in self._back

    def undoable(self, articles: Collection[str]) -> list[str]:
        """Ids of what an undo would take back, in the order in which it was done."""
        return self._first(self._done, articles, stand=True)

    def redoable(self, articles: Collection[str]) -> list[str]:
        """Ids of what a redo would bring back, in the order in which it was done."""
        return self._first(self._undone, articles, stand=False)

    def _count_undone(self, step: str, id_: str) -> None:
        # two kernels may take the same action back; and a step is taken back in part where one of its articles is gone
        self._back.add(id_)
        if step not in self._done:
            return
        self._undone[step] = None
        if self._back.issuperset(self.together(step)):
            del self._done[step]

    def _first(self, steps: dict[str, None], articles: Collection[str], *, stand: bool) -> list[str]:
        for step in reversed(steps):
            found = [id_ for id_ in self.together(step) if self.stands(id_) is stand]
            reached = [id_ for id_ in found if self._entries[id_].article in articles]
            if reached:  # what was done in an article that is gone stands in nobody's way
                return reached
        return []


def _step_of(entry: Entry) -> str:
    return entry.group or entry.id
