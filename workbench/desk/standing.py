"""What one annotator's actions amount to at this moment: the readings, and what undo and redo would do.

Kept up with every action and not computed from all of them, so that the ten-thousandth answer is as quick as the
first; and what a log says is read a second time only for the articles that somebody asks about.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from workbench.desk.asked import Asked
from workbench.desk.course import Course
from workbench.desk.steps import Steps
from workbench.history import grouped, ordered, place_in_order
from workbench.log.entries import Entry, at_a_glance
from workbench.log.glimpses import whole
from workbench.placing import attached
from workbench.records import Action, Annotation, Article, Record, State


class Standing:
    """The readings of one annotator, article by article, and their steps; takes actions in one by one.

    Whatever has to be read again raises Trouble where its log was changed since.
    """

    def __init__(self, annotator: str, entries: Iterable[Entry] = ()) -> None:
        self.annotator = annotator
        self._begin(entries)

    def _begin(self, entries: Iterable[Entry]) -> None:
        self.clock = 0
        self._entries: dict[str, Entry] = {}
        self._steps = Steps(self._entries)
        self._there: dict[str, list[str]] = defaultdict(list)  # article → ids of its actions
        self._courses: dict[str, Course] = {}  # by article, of those that were asked about
        self._states: dict[str, State] = {}  # by article, of all once that was asked for
        for entry in ordered(entries):
            self._count(entry)

    def take(self, action: Action) -> None:
        """Count an action in, wherever in the order it belongs; one that is known already changes nothing."""
        if action.id in self._entries:
            return
        last = next(reversed(self._entries.values()), None)
        if last and place_in_order(action) < place_in_order(last):
            self._begin([*self._entries.values(), action])
            return
        course = self._course(action.article)
        self._count(action)
        if course:
            course.take(action)
        if self._states:
            self._states[action.article] = self._state(action.article)

    def _count(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._there[entry.article].append(entry.id)
        self._steps.count(entry)
        self.clock = max(self.clock, entry.clock)

    # ── what is ───────────────────────────────────────────────────────────────────────────────────

    @property
    def actions(self) -> Mapping[str, Action]:
        """All actions by id, in order."""
        return Asked(self._entries, self._action)

    @property
    def at(self) -> str:
        """When the last action was saved, in UTC as stored; empty when there is none."""
        return self._action(next(reversed(self._entries))).at if self._entries else ""

    def of_kind(self, do: str) -> list[Action]:
        """The actions that were done so, in order."""
        return [self._action(entry.id) for entry in self._entries.values() if entry.do == do]

    def reading(self, article: Article) -> Annotation:
        """The annotator's reading of the article as it is now; a later action changes its records."""
        course = self._course(article.id)
        return course.reading() if course else Annotation(article.id, article.sha256, self.annotator)

    def readings(self) -> Mapping[str, Annotation]:
        """The readings of all articles with actions, by article id, as they are now."""
        return Asked(self._there, lambda id_: self._known(id_).reading())

    @property
    def states(self) -> Mapping[str, State]:
        """How far the annotator is with each article that has actions, by article id."""
        if not self._states:
            self._states = {id_: self._state(id_) for id_ in self._there}
        return self._states

    def heads(self, article_id: str) -> tuple[str, ...]:
        """Ids of the actions on the article that no other action follows, sorted."""
        course = self._course(article_id)
        return tuple(sorted(course.heads)) if course else ()

    def history(self, article_id: str) -> list[Action]:
        """All that was done in the article, in order, also what was taken back."""
        course = self._course(article_id)
        return [*course.actions.values()] if course else []

    def done_in(self, article_id: str) -> tuple[str, ...]:
        """Ids of all actions on the article, in order."""
        return tuple(self._there.get(article_id, ()))

    def replaced(self, action: Action) -> dict[str, Record]:
        """The records that the action replaced or dropped, by id, as they were before it."""
        return self._known(action.article).before[action.id][0]

    def _action(self, id_: str) -> Action:
        entry = self._entries[id_]
        course = self._courses.get(entry.article)
        return course.actions[id_] if course else next(whole([entry]))

    def _course(self, article_id: str) -> Course | None:
        return self._known(article_id) if article_id in self._there else None

    def _known(self, article_id: str) -> Course:
        if article_id not in self._courses:
            actions = whole(self._entries[id_] for id_ in self._there[article_id])
            self._courses[article_id] = Course(self.annotator, actions)
        return self._courses[article_id]

    def _state(self, article_id: str) -> State:
        told = None
        if article_id not in self._courses:
            told = at_a_glance([self._entries[id_] for id_ in self._there[article_id]])
        return told or self._known(article_id).reading().status

    # ── steps ─────────────────────────────────────────────────────────────────────────────────────

    def together(self, step: str) -> list[Action]:
        """The actions that were saved as the step of this id; none when it is not known."""
        return [self._action(id_) for id_ in self._steps.together(step)]

    def stands(self, action: Action) -> bool:
        """Whether the action was not taken back, or was brought back since."""
        return self._steps.stands(action.id)

    def undoable(self, articles: Collection[str]) -> list[Action]:
        """What an undo would take back, the latest first: of the latest step, what stands and is on `articles`."""
        return [self._action(id_) for id_ in reversed(self._steps.undoable(articles))]

    def redoable(self, articles: Collection[str]) -> list[Action]:
        """What a redo would bring back, in the order in which it was done."""
        return [self._action(id_) for id_ in self._steps.redoable(articles)]

    def inversion(self, do: str, id_: str, articles: Mapping[str, Article]) -> list[Action]:
        """The actions that `do` ("undo" or "redo") the latest step, as the step `id_`; none when there is none."""
        found = self.undoable(articles) if do == "undo" else self.redoable(articles)
        return grouped(id_, [self._inverse(do, each, articles[each.article]) for each in found])

    def inversion_of(self, step: str, id_: str, articles: Mapping[str, Article]) -> list[Action]:
        """The actions that undo one step, the latest or not, as the step `id_`; what was changed since stays."""
        found = [each for each in reversed(self.together(step)) if self.stands(each) and each.article in articles]
        return grouped(id_, [self._inverse_of_rest(each, articles[each.article]) for each in found])

    def _inverse_of_rest(self, of: Action, article: Article) -> Action:
        inverse, records = self._inverse("undo", of, article), self._known(of.article).records
        put = {key: record for key, record in inverse.put.items() if records.get(key) == of.put.get(key)}
        drop = tuple(key for key in inverse.drop if records.get(key) == of.put.get(key))
        return msgspec.structs.replace(inverse, put=put, drop=drop)

    def _inverse(self, do: str, of: Action, article: Article) -> Action:
        course = self._known(of.article)
        put, drop = course.before[of.id] if do == "undo" else (of.put, of.drop)
        inverse = Action(id="", article=article.id, sha256=article.sha256, do=do, of=of.id, put=put, drop=drop)
        if (do, of.do) == ("undo", "repair"):  # what it put right is out of its place again, and can be found as before
            return msgspec.structs.replace(inverse, around=course.around_before(of.id))
        # what no longer fits a changed text cannot come back, and must not stand in the way of what was before
        fitting = {id_: record for id_, record in put.items() if attached(record, article)}
        return msgspec.structs.replace(inverse, put=fitting)
