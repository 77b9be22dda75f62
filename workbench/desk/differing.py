"""What readers say differently, article by article, offered to whoever decides between them.

It stands where another desk has its suggestions. Nothing is written but by an action of that person; before their first
one in an article what all readers say is saved as a step of its own, so that an undo takes back one decision and no
more, and so again whenever readers have come to say something else.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from workbench.codebook import Codebook
from workbench.desk.assist import Mode
from workbench.desk.comparison import Comparison
from workbench.desk.comparisons import Comparisons
from workbench.desk.following import TAKES, followed
from workbench.desk.naming import Names
from workbench.desk.sides import told
from workbench.desk.standing import Standing
from workbench.desk.verdicts import Bench, settled
from workbench.history import Change, grouped
from workbench.records import Action, Annotation, Article, Record, Status, Verdict
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.project import Project

_AT_ONCE = 500
"""Records of one action; thousands would be longer than a line of a log may be."""


class Differing:
    """The differences of a project's readings."""

    alone = True

    def __init__(self, project: "Project", _tell: Callable[[], None], *, by: str, names: Names) -> None:
        """`by` is who decides; `names` are what readers are called on the page."""
        self._project, self._by, self._names = project, by, names
        self.found = Comparisons(project)
        self.catch_up()

    @property
    def key(self) -> str:
        """Whose letters they are."""
        return self._names.key

    def catch_up(self) -> None:
        """Learn what the readers have done since."""
        self.found.readers.catch_up()

    # ── what is suggested: nothing, for who decides between people is to look at people ───────────

    def mode(self, _article_id: str) -> Mode:
        """Nothing is shown."""
        return "none"

    def shows(self, _article_id: str) -> bool:
        """Nothing is shown."""
        return False

    def offer(self, _article: Article, _reading: Annotation) -> dict[str, Record]:
        """Nothing."""
        return {}

    def undecided(self, _reading: Annotation) -> dict[str, Record]:
        """Nothing."""
        return {}

    def came(self, _article_id: str) -> bool:
        """Nothing comes."""
        return False

    # ── what differs ──────────────────────────────────────────────────────────────────────────────

    def queued(self, known: Mapping[str, Article], standing: Standing) -> Mapping[str, Article]:
        """The articles in which readers differ or differed; where there are none, those on which they agree."""
        differ = {id_: known[id_] for id_ in self.found.ids if id_ in known and self._differed(id_, standing)}
        return differ or {id_: known[id_] for id_ in self.found.ids if id_ in known}

    def nothing(self) -> str:
        """The sentence for a queue without articles: no two readers have finished the same one."""
        done = {name: [*each.states.values()].count("done") for name, each in self.found.readers.standings.items()}
        names = ", ".join(f"{name} {number}" for name, number in sorted(done.items())) if self._names.shown else ""
        who = names or counted(len(done), "annotator")
        return (
            f"no article was finished by two annotators ({who}), so there is nothing to compare; have a second one "
            "read and mark as done what the first has finished"
        )

    def pending(self, article: Article, standing: Standing) -> Change:
        """What has the reading follow the readers; nothing where it does, or where there are no two."""
        found = self.found.of(article.id)
        return followed(standing.reading(article), standing, found) if found else ({}, ())

    def beside(self, article: Article, standing: Standing) -> dict[str, object]:
        """The comparison, how many articles still differ, on how many all agree, and how many wait for a reader."""
        found, reading = self.found.of(article.id), standing.reading(article)
        letters = self._names.letters(article.id, found.readers if found else ())
        seen = replace(reading, records=self.seen(reading.records, article.id))
        sides = (
            told(found, seen, letters, self._project.codebook, notes=self._names.shown)
            if found
            else {"readers": [], "agreed": {}, "differences": []}
        )
        left = sum(self.found.open_in(id_, standing) > 0 for id_ in self.found.ids)
        counts = {"left": left, "agreeing": len(self.found.agreeing(standing)), "waiting": self.found.waiting}
        named = letters if self._names.shown else {}
        return {"comparison": {"by": self._by, "named": named, **sides, **counts}}

    def seen(self, records: Mapping[str, Record], article_id: str) -> dict[str, Record]:
        """The records with readers called in verdicts as on the page."""
        found = self.found.of(article_id)
        letters = self._names.letters(article_id, found.readers if found else ())
        letter = {name: each for each, name in letters.items()}
        return {id_: self._verdict(record, letter) for id_, record in records.items()}

    def rules(self, codebook: Codebook) -> Codebook:
        """The codebook; where names are not shown, without those of who changed it."""
        if self._names.shown:
            return codebook
        changes = tuple(replace(each, by=each.by if each.by == self._by else "") for each in codebook.changes)
        return replace(codebook, changes=changes)

    def settled(self, action: Action, article: Article, reading: Annotation) -> Action:
        """The action with all that its verdicts mean. Raises Trouble when they cannot be."""
        found = self.found.of(article.id)
        if not found:
            raise Trouble(self._too_few(article.id))
        letters = self._names.letters(article.id, found.readers)
        return settled(action, reading, Bench(self._by, letters, found, self.found.readers))

    def first(self, article_id: str, standing: Standing, step: str) -> list[Action]:
        """What has the reading follow the readers. Raises Trouble where there are no two who have finished."""
        article, found = self._project.article(article_id), self.found.of(article_id)
        if not found:
            raise Trouble(self._too_few(article_id))
        return grouped(step, self.following(article, standing))

    def following(self, article: Article, standing: Standing) -> list[Action]:
        """The actions, still without ids, that have the reading follow the readers; none where it does."""
        put, drop = self.pending(article, standing)
        ids, decides = [*put], tuple(self.found.readers.heads(article.id))
        parts = [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)] or ([[]] if drop else [])
        return [
            Action(
                id="",
                article=article.id,
                sha256=article.sha256,
                do=TAKES,
                put={id_: put[id_] for id_ in part},
                drop=() if number else drop,
                decides=decides,
            )
            for number, part in enumerate(parts)
        ]

    def signed(self, action: Action, standing: Standing) -> Action:
        """The action; the first one in an article names the latest of each reader, whatever it does."""
        decides = set(action.decides)
        if not standing.done_in(action.article):
            decides.update(self.found.readers.heads(action.article))
        return replace(action, assist="none", decides=tuple(sorted(decides)))

    # ── what is told ──────────────────────────────────────────────────────────────────────────────

    def notices(self, article_id: str, standing: Standing, found: Iterable[str]) -> list[str]:
        """What was found wrong, what makes the comparison doubtful, and what was thought to be done."""
        here = self.found.of(article_id)
        told = self._doubts(article_id, here) if here else [self._too_few(article_id)]
        done = [id_ for id_ in self.found.ids if standing.states.get(id_) == "done"]
        if left := [id_ for id_ in done if self.found.open_in(id_, standing)]:
            articles = ", ".join([*left[:3], "…"][: len(left)])
            told.append(f"{counted(len(left), 'article')} marked as done with differences that are open: {articles}")
        return [*self._names.kept_back(found, self.found.readers.standings), *told]

    def _doubts(self, article_id: str, here: Comparison) -> list[str]:
        letters = self._names.letters(article_id, here.readers)
        called = {name: name if self._names.shown else letter for letter, name in letters.items()}
        said = [
            f"{counted(lost, 'record')} of {called[name]} left out: the words are no longer in the text"
            for name, lost in here.detached.items()
        ]
        if len(set(here.codebooks.values())) > 1:
            versions = ", ".join(f"{called[name]} {version}" for name, version in here.codebooks.items())
            said.append(f"the readings were made under different versions of the codebook ({versions})")
        return said

    def remark(self, article: Article, standing: Standing, action: Action) -> str:
        """How many differences are left open where an article is said to be done."""
        status = action.put.get("status")
        left = self.found.open_in(article.id, standing)
        if not isinstance(status, Status) or status.state != "done" or not left:
            return ""
        return f"{counted(left, 'difference')} left open in this article: nothing of them counts"

    def _differed(self, article_id: str, standing: Standing) -> bool:
        found = self.found.of(article_id)
        if found and found.differences:
            return True
        if article_id not in standing.states:
            return False
        records = standing.reading(self._project.articles[article_id]).records
        return any(isinstance(each, Verdict) for each in records.values())

    def _verdict(self, record: Record, letter: Mapping[str, str]) -> Record:
        if not isinstance(record, Verdict):
            return record
        taken = tuple(letter.get(name, name if self._names.shown else "?") for name in record.taken)
        return replace(record, taken=taken, by=record.by if record.by == self._by or self._names.shown else "")

    def _too_few(self, article_id: str) -> str:
        begun = len(self.found.readers.begun(article_id))
        done = len(self.found.readers.done(article_id))
        return (
            f"article {article_id!r} was begun by {counted(begun, 'annotator')} and finished by {done}; two have to "
            "finish it before their readings are compared"
        )
