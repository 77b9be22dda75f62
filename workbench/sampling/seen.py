"""A project as one annotator's desk is given it: what was drawn by lot hides there what could sway its readers.

An article that is read twice by the same person takes, under another name, the place of the first reading until it is
finished; then the first reading is back. So the list never has one text twice, and its length tells nothing. An
article that is read without its outlet has none here, whoever at the desk asks for it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from workbench.drawn import Again, Drawn, Hidden, read_drawn
from workbench.records import Article, State
from workbench.sampling.shown import Shown
from workbench.store import annotator_of

if TYPE_CHECKING:
    from workbench.checking import Finding
    from workbench.copies.groups import Copies
    from workbench.project import Project
    from workbench.store import Logs

_FINISHED: frozenset[State] = frozenset({"done", "skipped"})
_TITLE = 60
"""Code points of an article that stand for its title where its file name would."""


def seen(project: "Project", annotator: str, states: Callable[[], Mapping[str, State]]) -> "Project":
    """The project as the annotator may see it; itself, where nothing was drawn for them to read.

    `states` are how far they are, by article; asked for once, so that nothing changes under a desk that is open.
    Raises Trouble when `samples.toml` cannot be read: what is to be hidden is then not known.
    """
    drawn = read_drawn(project.store.folder)
    if not drawn.of_reader(annotator) and not drawn.repeats_of(annotator):
        return project
    return cast("Project", _Seen(project, annotator, drawn, states))


def veiled(project: object) -> frozenset[str]:
    """Ids of the articles that the annotator has actions on and that the desk does not show just now."""
    return project.veiled if isinstance(project, _Seen) else frozenset()


def sampled(project: object) -> frozenset[str]:
    """Ids of the articles that the annotator reads apart from others: nothing may tell what those do there."""
    return project.sampled if isinstance(project, _Seen) else frozenset()


def samples(project: object) -> dict[str, frozenset[str]]:
    """What the annotator reads apart from others: by a name for each sample, the ids of its articles."""
    return project.samples_by_name if isinstance(project, _Seen) else {}


def alone(project: object) -> frozenset[str]:
    """Ids of the articles into which nothing is carried or spread: they are to be read, and without suggestions."""
    return project.alone if isinstance(project, _Seen) else frozenset()


def is_blind(project: object, article_id: str) -> bool:
    """Whether the annotator reads the article without suggestions because it was drawn so."""
    return isinstance(project, _Seen) and article_id in project.blind


def first(project: object, article_id: str) -> str:
    """The id of the article of which this is a second reading; else the id itself."""
    return project.first(article_id) if isinstance(project, _Seen) else article_id


class _Seen:
    """What `seen` gives out: all that is not written here is the project's own."""

    def __init__(
        self, project: "Project", annotator: str, drawn: Drawn, states: Callable[[], Mapping[str, State]]
    ) -> None:
        self.project = project
        self._annotator, self._states = annotator, states
        self._samples, self._repeats = drawn.of_reader(annotator), drawn.repeats_of(annotator)
        self.of = {each.id: each.of for repeat in self._repeats for each in repeat.articles}
        """The id of a second reading → the article's own."""
        self.sampled = self._with_second(id_ for sample in self._samples for id_ in sample.articles)
        self.blind, self._without_outlet = self._hiding("suggestions"), self._hiding("outlet")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.project, name)

    def first(self, id_: str) -> str:
        """The id of the article of which this is a second reading; else the id itself."""
        return self.of.get(id_, id_)

    def _hiding(self, what: Hidden) -> frozenset[str]:
        sampled = (id_ for sample in self._samples if what in sample.hidden for id_ in sample.articles)
        again = (each.id for repeat in self._repeats if what in repeat.hidden for each in repeat.articles)
        return self._with_second(chain(sampled, again))

    def _with_second(self, ids: Iterable[str]) -> frozenset[str]:
        """The ids, and those of their second readings, which are read as the first were."""
        found = frozenset(ids)
        return found | {again for again, of in self.of.items() if of in found}

    @cached_property
    def samples_by_name(self) -> dict[str, frozenset[str]]:
        """Samples are called by the day on which they were drawn, and numbered."""
        named = ((f"sample {number}, {each.drawn[:10]}", each) for number, each in enumerate(self._samples, 1))
        return {name: self._with_second(each.articles) for name, each in named}

    @cached_property
    def _again(self) -> dict[str, Again]:
        """The second readings that are to be done, by the id of the article in whose place they are."""
        states, known = self._states(), self.project.articles
        open_ = (each for repeat in self._repeats for each in repeat.articles if each.of in known)
        return {each.of: each for each in open_ if states.get(each.id) not in _FINISHED}

    @cached_property
    def veiled(self) -> frozenset[str]:
        """First readings while the second is to be done, and the second from then on."""
        return frozenset(self._again) | (frozenset(self.of) - {each.id for each in self._again.values()})

    @cached_property
    def articles(self) -> Shown:
        """The articles that are listed, in their order."""
        before: dict[str, list[str]] = {}
        for each in self._again.values():
            before.setdefault(each.before, []).append(each.id)
        listed = [id_ for id_ in self.project.articles if id_ not in self._again]
        left = [again for id_ in before if id_ not in listed for again in before[id_]]
        ids = [*(id_ for each in listed for id_ in (*before.get(each, ()), each)), *left]
        return Shown(self.project.articles, ids, self.first, self.shown)

    def article(self, id_: str) -> Article:
        """As `Project.article`, also for what is not listed: work on it may have been under way."""
        return self.shown(id_, self.project.article(self.first(id_)))

    def shown(self, id_: str, article: Article, headed: bool = True) -> Article:
        """The article as it is shown under this id; `headed` says that its title and outlet are known."""
        if id_ in self._without_outlet:
            title = article.title or (" ".join(article.text[: 2 * _TITLE].split())[:_TITLE] if headed else "")
            article = replace(article, title=title, outlet="", url="", metadata={})
        if id_ in self.of:
            article = replace(article, id=id_, title=article.title or (article.id if headed else ""))
        return article

    @property
    def uncertain(self) -> dict[str, float]:
        """As `Project.uncertain`."""
        found = self.project.uncertain
        return found | {again: found[of] for again, of in self.of.items() if of in found}

    @property
    def alone(self) -> frozenset[str]:
        """What is read blind, and second readings."""
        return self.blind | frozenset(self.of)

    def copies(self) -> "Copies":
        """As `Project.copies`, of what is neither read alone nor veiled: a reading that was carried is none."""
        from workbench.copies.groups import Copies, near_copies

        hidden, known = self.alone | self.veiled, self.project.articles
        groups = []
        for group in self.project.copies().groups:
            if hidden.isdisjoint(group.articles):
                groups.append(group)
            else:
                groups += near_copies({id_: known[id_] for id_ in group.articles if id_ not in hidden}).groups
        return Copies(tuple(groups), {id_: group for group in groups for id_ in group.articles})

    def findings(self, logs: "Logs") -> "tuple[Finding, ...]":
        """As `Project.findings`, without what tells of others' readings, or of one's own first ones."""
        return tuple(self._kept(each, logs) for each in self.project.findings(logs) if not self._tells(each))

    def problems_of(self, logs: "Logs") -> tuple[str, ...]:
        """As `Project.problems_of`, of these findings."""
        return type(self.project).problems_of(cast("Project", self), logs)

    def _tells(self, finding: "Finding") -> bool:
        return finding.kind in {"detached", "disputed"} and finding.file in self.sampled | self.veiled

    def _kept(self, finding: "Finding", logs: "Logs") -> "Finding":
        """The finding without what a damaged line of somebody else says."""
        log = logs.files.get(finding.file)
        if not self.sampled or finding.kind != "damaged" or not log:
            return finding
        if annotator_of(finding.file, log) == self._annotator:
            return finding
        short = f"{finding.file}:{finding.line}: {finding.reason}; `workbench check` says more"
        return replace(finding, sentence=short)
