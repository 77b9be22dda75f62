"""One annotator at work on a project: what the page asks for, and what it gets back.

The page acts at once and keeps every action until it hears that the line is on disk. So everything here
answers with plain data, and an answer to an action means that the action is saved.
"""

import hashlib
import threading
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.codebook import Order
from workbench.desk import amending, answers, deciding, messages, propagating, questions, repairing
from workbench.desk.asked import Asked
from workbench.desk.filtering import Wanted
from workbench.desk.ledger import Ledger
from workbench.desk.messages import Message
from workbench.desk.nearby import Nearby
from workbench.desk.newcomers import Newcomers
from workbench.desk.offered import Offered
from workbench.desk.offering import Offering
from workbench.desk.queue import Queue
from workbench.desk.standing import Standing
from workbench.records import Action
from workbench.sampling.seen import sampled, seen, veiled
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project

Offer = Callable[["Project", Callable[[], None]], Offering]
_GUARD = threading.RLock()  # the sessions of a kernel take turns: those of one annotator share a file


class Session:
    """The page's side of a project, for one annotator. Safe to call from any thread."""

    def __init__(self, project: "Project", annotator: str, offering: Offer = Offered, *, person: str = "") -> None:
        """Nothing is written until the first action.

        `offering` makes what there is to decide on; `person` is who sits there, where that is not the annotator.
        """
        self.annotator = unicodedata.normalize("NFC", annotator)
        self.person = person or self.annotator
        self.project = project = seen(project, self.annotator, lambda: self.standing.states)
        self.offered, self.nearby = offering(project, self._tell), Nearby(project, self._tell)
        self.newcomers = Newcomers(project, self.offered, self._tell)
        self._here = ""  # the article that was opened last
        self.chosen: frozenset[str] | None = None  # the only articles that are listed and gone through just now
        self._hearers: list[Callable[[], None]] = []
        with _GUARD:
            self._ledger = Ledger(project, self.annotator, self._tell)

    @property
    def standing(self) -> Standing:
        """What the annotator's actions amount to at this moment."""
        return self._ledger.standing

    @property
    def file(self) -> str:
        """The file into which the next action goes."""
        return str(self._ledger.saved()["file"])

    @property
    def outbox(self) -> str:
        """Where the page keeps what is not saved yet: the same place for the same project and annotator."""
        folder = hashlib.sha256(str(self.project.folder.resolve()).encode()).hexdigest()[:12]
        return f"stance-workbench:{folder}:{self.annotator}{self.offered.key}"

    def open(self, article_id: str | None) -> Message:
        """All that the page shows of an article; without an id, of the first that is not done."""
        with _GUARD:
            self.project.catch_up()
            self._ledger.catch_up()
            self.offered.catch_up()
            listed = None if article_id in veiled(self.project) else article_id
            article = self.project.article(listed or self._next_open())
            put, drop = self.offered.pending(article, self.standing)
            reading = messages.changed(self.standing.reading(article), put, drop)
            self._here = article.id
            self._ledger.shown(article.id)
            answer = {
                "outbox": self.outbox,
                "annotator": self.annotator,
                "codebook": messages.codebook(self.offered.rules(self.project.codebook)),
                **messages.article(article, reading, self.offered),
                "order": self.project.codebook.desk.order,
                "place": messages.place(article, self.in_order()),
                "saved": self._ledger.saved(),
                **messages.state(article, self.standing, self.offered, self.project),
                **self.offered.beside(article, self.standing),
            }
            self._ledger.inspect()  # last, for where it is done beside the work it would slow down the rest
            return answer | {"notices": self.notices()}

    def notices(self) -> list[str]:
        """What the page has to tell of the project, as far as it is known; nothing before an article was opened."""
        with _GUARD:
            if self._here not in self.project.articles:
                return []
            reading = self.standing.reading(self.project.articles[self._here])
            found = messages.notices(self.project, self._ledger.problems, reading)
            return self.offered.notices(self._here, self.standing, found)

    @property
    def stale(self) -> bool:
        """Whether the article that was opened last would show more if it were opened again."""
        return self.offered.came(self._here)

    def notice(self) -> str:
        """What the annotator should know of where their work goes, once; empty when all is as ever."""
        return self._ledger.notice()

    def behind(self, article_id: str) -> bool:
        """Whether the page was not told of something that was done in the article and is known here."""
        return self._ledger.behind(article_id)

    def listen(self, hear: Callable[[], None]) -> None:
        """Have `hear` called, from any thread, when more is known of the project than when it was opened."""
        self._hearers.append(hear)

    def act(self, action: Action) -> Message:
        """Save one action. The answer names it and says what it put and dropped.

        Raises Trouble, with a sentence for the page, when it was not saved.
        """
        with _GUARD:
            if not self._ledger.secured(action.id):
                article = self.project.article(action.article)
                self.offered.catch_up()
                action = self.offered.settled(action, article, self._ledger.reading(article))
                self._begin(action.id, article.id)
                self._save([action], by_page=True)
            return answers.answer(self, action.id, action.article, lambda id_: [self.standing.actions[id_]])

    def undo(self, article_id: str, action_id: str) -> Message:
        """Take back the annotator's latest step that still stands, in whichever articles it was done.

        `article_id` is the open article, and `action_id` the id of the undoing.
        Raises Trouble when there is none, or when the undoing was not saved.
        """
        return self._invert("undo", article_id, action_id)

    def redo(self, article_id: str, action_id: str) -> Message:
        """Bring back the step that was undone last; otherwise as `undo`."""
        return self._invert("redo", article_id, action_id)

    def propagate(self, given: Message) -> Message:
        """Do to all words alike, or in near-copies, what was done here, as one step. Raises Trouble if it failed."""
        with _GUARD:
            return self._order(propagating.spread, given)

    def repair(self, given: Message) -> Message:
        """Put records that a changed text has detached where the page says. Raises Trouble when nothing was saved."""
        with _GUARD:
            return self._order(repairing.repaired, given)

    def decide(self, given: Message) -> Message:
        """Settle what stands in two ways, or twice, as the page was told. Raises Trouble when nothing was saved."""
        with _GUARD:
            return self._order(deciding.decided, given)

    def amend(self, given: Message) -> Message:
        """Change the codebook, and the records that the change means, as one step; the answer has the codebook.

        Raises Trouble when nothing was changed.
        """
        with _GUARD:
            answer = self._order(amending.amended, given)
            words = answer["words"] or amending.caution(given, self.project.codebook)
            return answer | {"codebook": messages.codebook(self.offered.rules(self.project.codebook)), "words": words}

    def answer(self, what: str, given: Message) -> Message:
        """The answer to a question of the page, or the sentence that says why there is none, as `trouble`."""
        try:
            with _GUARD:
                self._ledger.catch_up()
                return questions.QUESTIONS[what](self, given)
        except Trouble as error:
            return {"trouble": str(error)}
        except Exception as error:  # whatever it is, the page waits for an answer
            return {"trouble": f"{what!r} could not be answered ({type(error).__name__}: {error}); run the cell again"}

    def in_order(self, order: Order | None = None) -> Queue:
        """All articles in this order, or in that of the codebook, with the annotator's readings."""
        desk = self.project.codebook.desk
        order = order or desk.order
        uncertain = self.project.uncertain if order == "uncertain" else {}
        # its place would tell of an article that is read blind what the suggestions are like
        uncertain = {id_: share for id_, share in uncertain.items() if self.offered.shows(id_)}
        standing = self.standing
        known = self.offered.queued(self.project.articles.known, standing)
        headed = Asked(known, self.project.articles.headed)
        return Queue(headed, standing.readings(), order, desk.seed, uncertain, known=known, states=standing.states)

    def neighbour(self, article_id: str, step: int) -> str:
        """Id of the article `step` places further in the queue, or of the last one in that direction."""
        with _GUARD:
            return self.in_order().neighbour(article_id, step, Wanted(among=self.chosen))

    def finished(self) -> frozenset[str]:
        """Ids of the articles that some annotator, this one or another, has finished; see `sampled`."""
        with _GUARD:
            states = self.standing.states
            own = {id_ for id_ in self.project.articles if states.get(id_) == "done"}
            return (self._ledger.done_by_others - sampled(self.project)) | own

    def _tell(self) -> None:
        for hear in self._hearers:
            hear()

    def _invert(self, do: str, article_id: str, step_id: str) -> Message:
        with _GUARD:
            if not self._ledger.secured(step_id):
                self._ledger.catch_up()  # the latest step may have been done in another tab
                step = self.standing.inversion(do, step_id, self.project.articles)
                if not step:
                    raise Trouble(f"there is nothing to {do}")
                self.project.catch_up()
                amending.follow(self, step)
                self._save(step)
            return answers.answer(self, step_id, article_id, self.standing.together)

    def _order(self, make: Callable[["Session", Message], list[Action]], given: Message) -> Message:
        """Save the step that `make` makes of a message, and answer; the same message again makes nothing."""
        step_id, here = str(given["id"]), str(given["article"])
        if not self._ledger.secured(step_id):
            self._ledger.catch_up()
            self.offered.catch_up()
            if "agreed" not in given:  # which does nothing where one is
                self._begin(step_id, here)
            self._save(make(self, given))
        return answers.answer(self, step_id, here, self.standing.together)

    def _begin(self, step_id: str, article_id: str) -> None:
        """Save what has to stand before this step is done in the article."""
        self._save(self.offered.first(article_id, self.standing, answers.before(step_id)))

    def _save(self, actions: list[Action], *, by_page: bool = False) -> None:
        signed = [self.offered.signed(action, self.standing) for action in actions]
        self._ledger.save(signed, by_page=by_page)

    def _next_open(self) -> str:
        queue = self.in_order()
        if not queue.ids:
            raise Trouble(self.offered.nothing())
        return queue.next_open("", Wanted()) or queue.ids[0]
