"""A folder of articles, a codebook and annotations, opened as one object: what notebooks talk to."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workbench import disk
from workbench.codebook import Codebook, read_codebook
from workbench.corpus import Corpus, read_articles
from workbench.labelled import as_read, labelled_line
from workbench.records import Annotation, Article
from workbench.session import Session
from workbench.store import Store
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from workbench.suggest import Suggester
    from workbench.tables import Tables
    from workbench.widget import Desk


class Project:
    """One project folder. Everything is read when it is asked for; only annotating writes."""

    def __init__(self, folder: Path) -> None:
        """Raises Trouble when `folder` has no codebook or one that cannot be read."""
        self.folder = folder.resolve()
        self.seeds = self.folder / "seeds"
        self.codebook: Codebook = read_codebook(self.folder / "annotations")
        self.name = self.folder.name
        self.store = Store(self.folder / "annotations")

    def __repr__(self) -> str:
        """What is here, in a few lines a person can use."""
        lines = [
            f"{self.name}: {len(self.articles)} articles, codebook {self.codebook.name!r} {self.codebook.version} "
            f"with {len(self.codebook.entities)} entities and {len(self.codebook.topics)} topics"
        ]
        for annotator, actions in self.store.histories().items():
            readings = [reading for reading in self.annotations if reading.annotator == annotator]
            done = sum(reading.status == "done" for reading in readings)
            lines.append(f"  {annotator}: {len(readings)} articles begun, {done} done, {len(actions)} actions")
        return "\n".join([*lines, *(f"  ! {problem}" for problem in self.problems)])

    @cached_property
    def _corpus(self) -> Corpus:
        return read_articles(self.seeds)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Article id → article, in reading order."""
        return {article.id: article for article in self._corpus.articles}

    def article(self, id_: str) -> Article:
        """The article with this id. Raises Trouble when there is none."""
        if id_ not in self.articles:
            raise Trouble(f"there is no article {id_!r} in {self.seeds}; it was moved, renamed or could not be read")
        return self.articles[id_]

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """Every annotator's reading of every article, as the logs say at this moment."""
        return self.store.annotations()

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read, one sentence each; empty when all is well."""
        return (*self._corpus.problems, *self.store.problems(), *self.missing)

    @property
    def missing(self) -> tuple[str, ...]:
        """What should be there and is not: actions absent from a log, articles that were annotated."""
        absent = sorted({reading.article for reading in self.annotations} - set(self.articles))
        lost = [sentence for log in self.store.logs().values() for sentence in log.missing]
        return (*lost, *(f"article {id_!r} was annotated but is not in {self.seeds}; put it back" for id_ in absent))

    @cached_property
    def suggester(self) -> "Suggester":
        """The suggester for this project's codebook."""
        from workbench import suggest

        return suggest.load(self.codebook)

    @property
    def tables(self) -> "Tables":
        """The labelled set as DataFrames: `mentions`, `stances`, `namings`, `articles`, `actions`."""
        from workbench.tables import Tables

        return Tables(self.annotations, self.articles.values(), self.codebook, self.store.histories())

    def annotate(self, annotator: str) -> "Desk":
        """The desk at which `annotator` reads and corrects; what is done there is in the log at once."""
        if not annotator.strip() or not annotator.isprintable():
            raise Trouble(f"an annotator needs a name, got {annotator!r}; write your own name or initials")
        from workbench.widget import Desk

        return Desk(Session(self, annotator))

    def read_by(self, annotation: Annotation) -> Article | None:
        """The article of a reading, with that annotator's corrected regions; None when it is no longer there."""
        article = self.articles.get(annotation.article)
        return article and as_read(article, annotation)

    def export(self, path: Path | None = None) -> Path:
        """Write the labelled set, one self-contained JSON line a reading, and return where it is."""
        path = path or self.folder / "build" / "labelled.jsonl"
        lines = [
            msgspec.json.encode(labelled_line(reading, article, self.codebook)) + b"\n"
            for reading in self.annotations
            if (article := self.read_by(reading))
        ]
        disk.replace(path, b"".join(lines))
        return path


def open_project(folder: str | Path = ".") -> Project:
    """The project in `folder`, which holds `seeds/` and `annotations/`.

    Raises Trouble when it does not.
    """
    return Project(Path(folder))
