"""What one annotator is shown of the suggestions, article by article, and what their decisions are therefore about.

A decision can be weighed later only if it is known what its maker saw. So the whole suggestion is put on record where
the page had a part of it, and nobody decides on what was not shown.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import msgspec

from workbench.claims import bare
from workbench.codebook import Codebook
from workbench.desk.assist import Mode, as_shown, decided, mode_of
from workbench.desk.standing import Standing
from workbench.history import Change
from workbench.labelled import as_read
from workbench.placing import places
from workbench.records import Action, Annotation, Article, Decision, Mention, Naming, Record, Stance
from workbench.sampling.seen import first, is_blind
from workbench.spans import overlaps
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.project import Project


LONG = 100_000
"""Code points; what is suggested in a longer article comes after its text."""


class Offered:
    """The suggestions of the articles that were opened, whole."""

    def __init__(self, project: "Project", tell: Callable[[], None]) -> None:
        """`tell` is called from another thread when suggestions are there that an article was opened without."""
        self._project, self._tell = project, tell
        self._awaited: set[str] = set()  # ids of articles that were opened without
        self._came: set[str] = set()  # of those, ids of the ones for which they are there now
        self._lacking: dict[str, str] = {}  # by article, why nothing can be suggested
        self._whole: dict[str, Mapping[str, Record]] = {}  # by article

    def mode(self, article_id: str) -> Mode:
        """How much of the suggestions is shown in the article."""
        if is_blind(self._project, article_id):
            return "blind"
        return mode_of(first(self._project, article_id), self._project.codebook.desk)

    def shows(self, article_id: str) -> bool:
        """Whether anything of the suggestions is shown in the article."""
        return self.mode(article_id) not in {"none", "blind"}

    def offer(self, article: Article, reading: Annotation) -> dict[str, Record]:
        """What the page gets: the suggestions that are undecided, as far as they are shown."""
        read = as_read(article, reading)
        self._whole[article.id] = self._there(read) if self.shows(article.id) else {}
        return as_shown(self.undecided(reading), self.mode(article.id))

    alone, key = False, ""

    def catch_up(self) -> None:
        """Suggestions follow from the article."""

    def queued(self, known: Mapping[str, Article], _standing: Standing) -> Mapping[str, Article]:
        """All articles."""
        return known

    def rules(self, codebook: Codebook) -> Codebook:
        """The codebook."""
        return codebook

    def nothing(self) -> str:
        """There are no articles at all."""
        return f"there are no articles in {self._project.seeds}; put .txt, .jsonl or .csv files there"

    def pending(self, _article: Article, _standing: Standing) -> Change:
        """Nothing."""
        return {}, ()

    def beside(self, _article: Article, _standing: Standing) -> dict[str, object]:
        """Nothing."""
        return {}

    def first(self, _article_id: str, _standing: Standing, _step: str) -> list[Action]:
        """Nothing."""
        return []

    def signed(self, action: Action, _standing: Standing) -> Action:
        """The action with how much was shown, where that is not all."""
        mode = self.mode(action.article)
        return msgspec.structs.replace(action, assist="" if mode == "all" else mode)

    def notices(self, article_id: str, _standing: Standing, found: Iterable[str]) -> list[str]:
        """The notices, and whether suggestions are still to come."""
        return [*found, *filter(None, [self._awaited_for(article_id)])]

    def remark(self, _article: Article, _standing: Standing, _action: Action) -> str:
        """Nothing."""
        return ""

    def _awaited_for(self, article_id: str) -> str:
        """The sentence for an article that is open without its suggestions; empty when they are there."""
        if article_id not in self._awaited:
            return self._lacking.get(article_id, "")
        return "This article is long: what is suggested in it is being worked out, and appears when it is there."

    def came(self, article_id: str) -> bool:
        """Whether suggestions are there now that the article was opened without."""
        return article_id in self._came

    def _there(self, article: Article) -> Mapping[str, Record]:
        """The suggestions that need not be waited for; others are worked out beside the work."""
        if article.id in self._came:  # but by now its regions, or the rules, may be others
            self._came.discard(article.id)
            self._awaited.discard(article.id)
        if len(article.text) <= LONG or self._project.has_suggestions(article):
            self._awaited.discard(article.id)
            self._lacking.pop(article.id, None)
            return self._worked_out(article)
        if article.id not in self._awaited and article.id not in self._lacking:
            self._awaited.add(article.id)
            threading.Thread(target=self._work_out, args=(article,), name="suggestions", daemon=True).start()
        return {}

    def _work_out(self, article: Article) -> None:
        self._worked_out(article)
        self._came.add(article.id)
        self._tell()

    def _worked_out(self, article: Article) -> Mapping[str, Record]:
        """The article's suggestions; none where that fails, for who reads and marks can do without."""
        try:
            return self._project.suggestions(article)
        except Exception as error:
            self._lacking[article.id] = f"nothing is suggested in this article ({error}); mark it by hand"
            return {}

    def undecided(self, reading: Annotation) -> dict[str, Record]:
        """What was offered when the article was opened and nobody has decided on, or marked otherwise, since."""
        fates = {id_.removeprefix("fate:"): each.fate for id_, each in reading.decisions.items()}
        taken = {(mention.start, mention.end) for mention in reading.mentions.values()}
        # a suggestion has another id in a text that was changed, also where a decision on it has moved along
        settled = {bare(each.suggestion) for each in reading.decisions.values() if each.fate != "left"}
        own: list[Naming | Stance] = [*reading.namings.values(), *reading.stances.values()]
        if self.mode(reading.article) != "all":  # what goes would tell what was not shown
            own = []
        return {
            id_: record
            for id_, record in self._whole.get(reading.article, {}).items()
            if fates.get(id_, "left") == "left"
            and bare(record) not in settled
            and not (isinstance(record, Mention) and (record.start, record.end) in taken)
            and not any(_says_so(each, record) for each in own)
        }

    def seen(self, records: Mapping[str, Record], article_id: str) -> dict[str, Record]:
        """The records as the page gets them: a decision tells no more of its suggestion than was shown.

        Otherwise to accept and undo, or to reject, would be the way to look.
        """
        if self.mode(article_id) != "entities":
            return dict(records)
        return {id_: _seen(record) if isinstance(record, Decision) else record for id_, record in records.items()}

    def settled(self, action: Action, article: Article, reading: Annotation) -> Action:
        """The action with whole suggestions in its decisions. Raises Trouble when one is about what was not shown."""
        decisions = {key: record for key, record in action.put.items() if isinstance(record, Decision)}
        mode = self.mode(article.id)
        if not decisions or mode == "all":
            return action
        if mode != "entities":
            raise Trouble(
                f"article {article.id!r} is read without suggestions, so none can be decided on; open it again and "
                "mark the words yourself"
            )
        if article.id not in self._whole:  # a page that outlived its kernel sends what it kept
            self.offer(article, reading)
        put = {key: self._whole_of(key, record, action) for key, record in decisions.items()}
        return msgspec.structs.replace(action, put=action.put | put)

    def _whole_of(self, key: str, decision: Decision, action: Action) -> Decision:
        id_ = key.removeprefix("fate:")
        whole = self._whole[action.article].get(id_)
        return decided(decision, whole, action.put.get(id_)) if isinstance(whole, Stance) else decision


def _says_so(own: Naming | Stance, suggested: Record) -> bool:
    """Whether the annotator says by hand, or has carried from elsewhere, what is suggested of these words."""
    match own, suggested:
        case Stance(), Stance():
            said = (own.holder, own.target, own.polarity) == (suggested.holder, suggested.target, suggested.polarity)
        case Naming(), Naming():
            said = own.refers_to == suggested.refers_to
        case _:
            return False
    return said and any(overlaps(one, other) for one in places(own) for other in places(suggested))


def _seen(decision: Decision) -> Decision:
    (suggestion,) = as_shown({"": decision.suggestion}, "entities").values()
    return msgspec.structs.replace(decision, suggestion=suggestion)
