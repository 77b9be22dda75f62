"""A folder of articles, a codebook and annotations, opened as one object: what notebooks talk to."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.checking import Finding, beside, findings, in_short
from workbench.codebook import Codebook, read_codebook, writing
from workbench.codebook.amendments import Request
from workbench.codebook.lookup import Lookup
from workbench.codebook.migration import in_use
from workbench.codebook.reading import stamps
from workbench.corpus import Corpus, read_articles
from workbench.corpus.articles import Articles, worked_out
from workbench.desk import seats
from workbench.desk.uncertainty import uncertainty
from workbench.inside import below, real
from workbench.labelled import as_read
from workbench.records import Annotation, Article, Record, Region
from workbench.sampling.samples import Samples
from workbench.store import Logs, Store
from workbench.teaching import Teaching
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.agreement.reliability import Agreement
    from workbench.copies.groups import Copies
    from workbench.exchange import Exported, Format
    from workbench.exporting import Export
    from workbench.report.command import Written
    from workbench.suggest import Suggester
    from workbench.tables import Tables
    from workbench.widget import Editor
    from workbench.widget.picture import Exploring


class Project:
    """One project folder. Everything is read when it is asked for; only annotating writes."""

    def __init__(self, folder: Path) -> None:
        """Raises Trouble when `folder` has no codebook, one that cannot be read, or leads elsewhere by a link."""
        self.folder = real(folder)
        self.seeds = below(self.folder, "seeds")
        self.store = Store(below(self.folder, "annotations"))
        self._seen = stamps(self.store.folder)
        self.codebook: Codebook = read_codebook(self.store.folder)
        self.trouble = ""
        """Why the codebook is not the one on disk, which can no longer be read; empty when it is."""
        self.name = self.folder.name
        self._suggested: dict[tuple[str, str, tuple[Region, ...]], Mapping[str, Record]] = {}

    def __repr__(self) -> str:
        """What is here, in a few lines a person can use."""
        logs = self.store.read()
        lines = [
            f"{self.name}: {len(self.articles)} articles, codebook {self.codebook.name!r} {self.codebook.version} "
            f"with {len(self.codebook.entities)} entities and {len(self.codebook.topics)} topics"
        ]
        for annotator, actions in logs.histories.items():
            readings = [reading for reading in logs.annotations if reading.annotator == annotator]
            done = sum(reading.status == "done" for reading in readings)
            lines.append(f"  {annotator}: {len(readings)} articles begun, {done} done, {len(actions)} actions")
        return "\n".join([*lines, *(f"  ! {problem}" for problem in self.problems_of(logs))])

    @cached_property
    def _corpus(self) -> Corpus:
        return read_articles(self.seeds)

    @cached_property
    def articles(self) -> Articles:
        """Article id → article, in reading order."""
        return self._corpus.by_id

    def article(self, id_: str) -> Article:
        """The article with this id. Raises Trouble when there is none."""
        if id_ not in self.articles:
            raise Trouble(f"there is no article {id_!r} in {self.seeds}; it was moved, renamed or could not be read")
        return self.articles[id_]

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every annotator's reading of every article, as the logs say at this moment."""
        return self.store.read().annotations

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, does not fit or is missing, of each kind a few sentences; empty when all is well."""
        return self.problems_of(self.store.read())

    def problems_of(self, logs: Logs) -> tuple[str, ...]:
        """The project's problems, with logs that have been read already."""
        return (*in_short(self.findings(logs)), *filter(None, [self.teach.trouble]))

    def findings(self, logs: Logs) -> tuple[Finding, ...]:
        """What `workbench check` finds, with logs that have been read already."""
        return (*beside(self.folder), *findings(logs, self.articles.known, self._corpus.problems, self.codebook))

    @cached_property
    def suggester(self) -> "Suggester":
        """The suggester for this project's codebook."""
        from workbench import suggest

        return suggest.load(codebook=in_use(self.codebook), taught=self.teach.taught())

    @cached_property
    def teach(self) -> Teaching:
        """Call it to teach from what was decided; its repr lists the versions, `teach.use` switches between them."""
        return Teaching(self, self._forget)

    @cached_property
    def lookup(self) -> Lookup:
        """The names of this project's codebook, to find an entity or topic by what is typed."""
        return Lookup(self.codebook)

    @cached_property
    def uncertain(self) -> dict[str, float]:
        """Article id → how much its suggestions leave open. The first time takes a while: all articles are read."""
        return {id_: uncertainty(self.suggestions(article).values()) for id_, article in self.articles.items()}

    @cached_property
    def _copies(self) -> "Copies":
        from workbench.copies.groups import near_copies

        return near_copies(self.articles.known, worked_out)

    def copies(self) -> "Copies":
        """The groups of near-copies among the articles. The first time takes a while: all articles are read."""
        return self._copies

    def amend(self, request: Request, by: str) -> Codebook:
        """Change the codebook as the annotator `by` asks; it is then that of this project, and returned.

        Raises Trouble when the change is not allowed, Unsaved when the disk does not take it.
        """
        self._go_by(writing.amend(self.store.folder, request, by))
        return self.codebook

    def catch_up(self) -> None:
        """Read the codebook again when somebody has changed it; one that cannot be read is left to whoever is at it."""
        seen = stamps(self.store.folder)
        if seen == self._seen:
            return
        self._seen, self.trouble = seen, ""
        try:
            self._go_by(read_codebook(self.store.folder))
        except Trouble as error:
            self.trouble = f"{error}; until then version {self.codebook.version} holds, as it was read before"

    def _go_by(self, codebook: Codebook) -> None:
        if codebook == self.codebook:
            return
        self.codebook = codebook
        self._forget()

    def _forget(self) -> None:
        for made_of_it in ("uncertain", "lookup", "suggester"):
            self.__dict__.pop(made_of_it, None)
        self._suggested.clear()

    def suggestions(self, article: Article) -> Mapping[str, Record]:
        """Suggestion id → what is suggested for the article; worked out once for each text and its regions."""
        found = self._suggested.get(_key(article))
        if found is None:
            suggester = self.suggester
            found = suggester(article)
            if suggester is self.suggester:  # and the codebook is still the one that it went by
                self._suggested[_key(article)] = found
        return found

    def has_suggestions(self, article: Article) -> bool:
        """Whether the article's suggestions are worked out already."""
        return _key(article) in self._suggested

    @cached_property
    def samples(self) -> Samples:
        """What was drawn by lot; `samples.draw` and `samples.repeat` draw more."""
        return Samples(self)

    @property
    def tables(self) -> "Tables":
        """The labelled set as DataFrames, such as `tables.stances`; `tables.select(outlet="…")` gives a part of it."""
        from workbench.tables import Tables

        logs = self.store.read()
        known, lost = (self.articles.values(), self.codebook, logs.histories), (len(logs.damages), len(logs.missing))
        return Tables(logs.annotations, *known, *lost, self.copies, self.suggestions)

    def agreement(self, draws: int = 1000, seed: int = 0) -> "Agreement":
        """How far annotators agree who read the same articles, before anybody decided; its repr is a table."""
        from workbench.agreement import reliability

        return reliability.of_histories(self.store.read().histories, self.articles, draws=draws, seed=seed)

    def report(self, folder: Path | None = None, *, draws: int = 1000, seed: int = 0) -> "Written":
        """Write the reliability report, Markdown and HTML, to `folder` or build/report. Raises Trouble as `export`."""
        from workbench.report import command

        return command.write(self, folder, draws=draws, seed=seed)

    def annotate(self, annotator: str) -> "Editor":
        """The desk at which `annotator` reads and corrects; what is done there is in the log at once."""
        return seats.annotating(self, annotator)

    def compare(self, by: str, *, names: bool = True, seed: int = 0) -> "Editor":
        """The desk at which `by` decides where readers differ; with `names` hidden, `seed` draws their letters."""
        return seats.comparing(self, by, names=names, seed=seed)

    def explore(self, who: "str | Editor", figure: str = "stance-matrix") -> "Exploring":
        """A figure to click in; what is behind it is read at the desk of an annotator, or at one that is open."""
        from workbench.exploring import opening

        return opening.explore(self, who, figure)

    def read_by(self, annotation: Annotation) -> Article | None:
        """The article of a reading, with that annotator's corrected regions; None when it is no longer there."""
        article = self.articles.get(annotation.article)
        return article and as_read(article, annotation)

    def export(self, path: Path | None = None) -> "Export":
        """Write the labelled set, one self-contained JSON line a reading, into `path` or build/labelled.jsonl.

        Readings whose article is gone are left out; `problems` names them.
        Raises Trouble when `path` is among the articles or annotations, or leads out of the project by a link.
        """
        from workbench import exporting

        return exporting.labelled_set(self, path)

    def export_tables(self, folder: Path | None = None, format: "Format" = "csv") -> "Exported":
        """Write the tables for a spreadsheet, as `csv` files or one `xlsx` workbook, into `folder` or build/tables.

        What would run as a formula there is made harmless; `workbench.exchange.read_back` takes that back.
        Raises Trouble when `folder` is among the articles or annotations, or a workbook cannot hold a table.
        """
        from workbench import exporting

        return exporting.tables(self, folder, format)


def _key(article: Article) -> tuple[str, str, tuple[Region, ...]]:
    return article.id, article.sha256, article.regions


def open_project(folder: str | Path = ".") -> Project:
    """The project in `folder`, which holds `seeds/` and `annotations/`.

    Raises Trouble when it does not.
    """
    return Project(Path(folder))
