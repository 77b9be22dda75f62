"""What one annotator's actions amount to at this moment: the readings, and the steps that undo and redo walk.

Kept up with every action and not computed from all of them, so that the ten-thousandth answer is as quick as the
first. Each action's inverse is noted when the action is taken in, while what it replaces is still known. A *step* is
what one undo takes back: a single action, or all actions of one group, in whichever articles they were done.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from workbench.history import Change, grouped, ordered, place_in_order
from workbench.records import Action, Annotation, Article, Record, attached


class Standing:
    """The readings of one annotator, article by article, and their steps; takes actions in one by one."""

    def __init__(self, annotator: str, actions: Iterable[Action] = ()) -> None:
        self.annotator = annotator
        self._begin(actions)

    def _begin(self, actions: Iterable[Action]) -> None:
        self.actions: dict[str, Action] = {}
        self.clock = 0
        self.at = ""
        self._records: dict[str, dict[str, Record]] = {}  # by article
        self._heads: dict[str, dict[str, None]] = {}  # by article; a dict, for a set in order
        self._latest: dict[str, Action] = {}  # by article
        self._before: dict[str, Change] = {}  # action id → what takes it back
        self._together: dict[str, list[str]] = {}  # step → ids of its actions
        self._back: set[str] = set()  # ids of actions that were taken back
        self._done: dict[str, None] = {}  # steps of which something stands, the latest last
        self._undone: dict[str, None] = {}  # steps that a redo would bring back, the latest last
        for action in ordered(actions):
            self._take_last(action)

    # ── taking in ─────────────────────────────────────────────────────────────────────────────────

    def take(self, action: Action) -> None:
        """Count an action in, wherever in the order it belongs; one that is known already changes nothing."""
        if action.id in self.actions:
            return
        last = next(reversed(self.actions.values()), None)
        if last and place_in_order(action) < place_in_order(last):
            self._begin([*self.actions.values(), action])
        else:
            self._take_last(action)

    def _take_last(self, action: Action) -> None:
        records = self._records.setdefault(action.article, {})
        touched = [*action.put, *(id_ for id_ in action.drop if id_ not in action.put)]
        fresh = tuple(id_ for id_ in touched if id_ not in records)
        self._before[action.id] = {id_: records[id_] for id_ in touched if id_ in records}, fresh
        records.update(action.put)
        for id_ in action.drop:
            records.pop(id_, None)
        heads = self._heads.setdefault(action.article, {})
        for parent in action.parents:
            heads.pop(parent, None)
        heads[action.id] = None
        self._latest[action.article] = self.actions[action.id] = action
        self.clock, self.at = max(self.clock, action.clock), max(self.at, action.at)
        self._count_step(action)

    def _count_step(self, action: Action) -> None:
        self._together.setdefault(_step_of(action), []).append(action.id)
        if action.do not in {"undo", "redo"}:
            self._done[_step_of(action)] = None
            self._undone.clear()
        elif action.of in self.actions:
            step = _step_of(self.actions[action.of])
            if action.do == "undo":
                self._count_undone(step, action.of)
            else:
                self._back.discard(action.of)
                self._undone.pop(step, None)
                self._done.setdefault(step)

    def _count_undone(self, step: str, id_: str) -> None:
        # two kernels may take the same action back; and a step is taken back in part where one of its articles is gone
        self._back.add(id_)
        if step not in self._done:
            return
        self._undone[step] = None
        if self._back.issuperset(self._together[step]):
            del self._done[step]

    # ── what is ───────────────────────────────────────────────────────────────────────────────────

    def reading(self, article: Article) -> Annotation:
        """The annotator's reading of the article as it is now; a later action changes its records."""
        latest = self._latest.get(article.id)
        if not latest:
            return Annotation(article.id, article.sha256, self.annotator)
        return Annotation(article.id, latest.sha256, self.annotator, self._records[article.id], latest.codebook)

    def readings(self) -> dict[str, Annotation]:
        """The readings of all articles with actions, by article id, as they are now."""
        found = self._latest.items()
        return {
            id_: Annotation(id_, latest.sha256, self.annotator, self._records[id_], latest.codebook)
            for id_, latest in found
        }

    def heads(self, article_id: str) -> tuple[str, ...]:
        """Ids of the actions on the article that no other action follows, sorted."""
        return tuple(sorted(self._heads.get(article_id, ())))

    def together(self, step: str) -> list[Action]:
        """The actions that were saved as the step of this id; none when it is not known."""
        return [self.actions[id_] for id_ in self._together.get(step, ())]

    def stands(self, action: Action) -> bool:
        """Whether the action was not taken back, or was brought back since."""
        return action.id not in self._back

    def replaced(self, action: Action) -> dict[str, Record]:
        """The records that the action replaced or dropped, by id, as they were before it."""
        return self._before[action.id][0]

    def undoable(self, articles: Collection[str]) -> list[Action]:
        """What an undo would take back, the latest first: of the latest step, what stands and is on `articles`."""
        return self._first(self._done, articles, taken_back=False)[::-1]

    def redoable(self, articles: Collection[str]) -> list[Action]:
        """What a redo would bring back, in the order in which it was done."""
        return self._first(self._undone, articles, taken_back=True)

    def _first(self, steps: dict[str, None], articles: Collection[str], *, taken_back: bool) -> list[Action]:
        for step in reversed(steps):
            actions = [each for each in self.together(step) if (each.id in self._back) is taken_back]
            reached = [each for each in actions if each.article in articles]
            if reached:  # what was done in an article that is gone stands in nobody's way
                return reached
        return []

    def inversion(self, do: str, id_: str, articles: Mapping[str, Article]) -> list[Action]:
        """The actions that `do` ("undo" or "redo") the latest step, as the step `id_`; none when there is none."""
        found = self.undoable(articles) if do == "undo" else self.redoable(articles)
        return grouped(id_, [self._inverse(do, each, articles[each.article]) for each in found])

    def inversion_of(self, step: str, id_: str, articles: Mapping[str, Article]) -> list[Action]:
        """The actions that undo one step, the latest or not, as the step `id_`; what was changed since stays."""
        found = [each for each in reversed(self.together(step)) if self.stands(each) and each.article in articles]
        return grouped(id_, [self._inverse_of_rest(each, articles[each.article]) for each in found])

    def _inverse_of_rest(self, of: Action, article: Article) -> Action:
        whole, records = self._inverse("undo", of, article), self._records[of.article]
        put = {key: record for key, record in whole.put.items() if records.get(key) == of.put.get(key)}
        drop = tuple(key for key in whole.drop if records.get(key) == of.put.get(key))
        return msgspec.structs.replace(whole, put=put, drop=drop)

    def _inverse(self, do: str, of: Action, article: Article) -> Action:
        put, drop = self._before[of.id] if do == "undo" else (of.put, of.drop)
        # what no longer fits a changed text cannot come back, and must not stand in the way of what was before
        put = {id_: record for id_, record in put.items() if attached(record, article)}
        return Action(id="", article=article.id, sha256=article.sha256, do=do, of=of.id, put=put, drop=drop)


def _step_of(action: Action) -> str:
    return action.group or action.id
