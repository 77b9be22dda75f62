"""Small makers of test values. Offsets are computed here, so that tests compare words."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from workbench.codebook import Codebook
from workbench.project import Project
from workbench.records import Action, Annotation, Article, Entity, Mention, Naming, Record, Region, Stance
from workbench.spans import Span

ROOT = Path(__file__).parent.parent
"""The repository, with the default codebook and the seeds."""


def a_page(marked: str, gap: str = "\n\n") -> tuple[str, list[tuple[str, str]]]:
    """A text from lines `type|words`, and the (type, words) of its regions; neighbours of one type are one region."""
    text = ""
    regions: list[tuple[str, str]] = []
    for line in marked.strip("\n").splitlines():
        type_, words = line.split("|", 1)
        # a dateline stands on the line of the words that it opens
        joint = "" if not regions else " " if regions[-1][1].endswith((") -", ") —")) else gap
        text += joint + words
        if regions and regions[-1][0] == type_:
            regions[-1] = (type_, regions[-1][1] + joint + words)
        else:
            regions.append((type_, words))
    return text, regions


def an_article(text: str, id_: str = "0012") -> Article:
    """An article whose whole text is body."""
    return Article(id_, text, regions=(Region(0, len(text), text, "body"),))


def a_span(text: str, words: str, after: str = "") -> Span:
    """The first place of `words` in `text`, or the first behind `after`."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words), words)


def a_mention(text: str, words: str, label: str = "PERSON", entity: str | None = None, after: str = "") -> Mention:
    """A mention of `words`."""
    span = a_span(text, words, after)
    return Mention(span.start, span.end, span.quote, label, entity)


def a_stance(
    text: str, evidence: str, holder: str = "turkey", target: str = "syria", polarity: str = "oppose"
) -> Stance:
    """A stance shown by `evidence`."""
    return Stance(holder, target, polarity, "reported", a_span(text, evidence))


def an_action(
    article: Article, do: str, put: dict[str, Record] | None = None, drop: Sequence[str] = (), **more: object
) -> Action:
    """An action on `article`, with an id of its own."""
    fields = {"id": uuid4().hex, "article": article.id, "sha256": article.sha256, "do": do} | more
    return Action(put=put or {}, drop=tuple(drop), **fields)  # type: ignore[arg-type]


def a_project(folder: Path, texts: Mapping[str, str], suggestions: Mapping[str, Record] | None = None) -> Project:
    """A project of `texts` by file stem with the default codebook; `suggestions` are proposed for every article."""
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for stem, text in texts.items():
        (folder / "seeds" / f"{stem}.txt").write_bytes(text.encode())
    for rules in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ROOT / "annotations" / rules, folder / "annotations" / rules)
    project = Project(folder)
    project.__dict__["suggester"] = lambda _article: dict(suggestions or {})
    return project


def a_naming(
    text: str, words: str, actor: str | None = "hts", valence: str = "negative", voice: str = "outlet"
) -> Naming:
    """A naming by `words`."""
    span = a_span(text, words)
    return Naming(span.start, span.end, span.quote, actor, valence, "regime", voice)


def an_annotation(article: Article, *records: Record, annotator: str = "ann", **named: Record) -> Annotation:
    """A reading that holds `records`, under numbers, and `named` ones under their names."""
    numbered = {str(n): record for n, record in enumerate(records, start=1)}
    return Annotation(article.id, article.sha256, annotator, {**numbered, **named})


def a_codebook(names: Mapping[str, str]) -> Codebook:
    """A codebook of version 7.2 that knows nothing but these entities, id → name."""
    entities = {id_: Entity(id_, "ORG", name) for id_, name in names.items()}
    return Codebook("7.2", "small", {}, {}, {}, {}, entities=entities)
