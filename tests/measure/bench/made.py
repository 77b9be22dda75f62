"""A made-up corpus, the same at every run: the seeds' paragraphs in another order, with other numbers in them.

It is what the floors speak of: a long article with hundreds of labels, and folders of a thousand articles and more.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

import msgspec

from tests.builders import ROOT, an_action
from workbench.codebook import Codebook
from workbench.project import Project
from workbench.records import Action, Article, Mention, Record, Stance
from workbench.spans import Span

NAME = re.compile(r"\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*")
SENTENCE = re.compile(r"[A-Z][^.\n]{40,}\.")
NUMBER = re.compile(r"\d+")
ANNOTATOR = "me"  # as the notebook says


@cache
def paragraphs() -> tuple[str, ...]:
    """The paragraphs of the seeds, in the order of their files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return tuple(part for text in texts for part in re.split(r"\s*\n\s*", text) if len(part) > 80)


def text(seed: int, length: int) -> str:
    """An article of at least `length` code points: paragraphs drawn by chance, their numbers by chance as well."""
    chance, known = Random(seed), paragraphs()
    parts = [f"Report {seed} from the Front"]
    size = 0
    while size < length:
        parts.append(NUMBER.sub(lambda _: str(chance.randint(1, 999)), chance.choice(known)))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def project(folder: Path, texts: Iterator[str], *, as_table: bool = False) -> Project:
    """A project of these texts with the codebook of the repository: a file each, or all in one table."""
    for name in ("seeds", "annotations"):
        (folder / name).mkdir(parents=True)
    for rules in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ROOT / "annotations" / rules, folder / "annotations" / rules)
    named = ((f"a{number:06}", each) for number, each in enumerate(texts))
    if as_table:
        lines = (msgspec.json.encode({"id": id_, "text": each}) + b"\n" for id_, each in named)
        (folder / "seeds" / "articles.jsonl").write_bytes(b"".join(lines))
    else:
        for id_, each in named:
            (folder / "seeds" / f"{id_}.txt").write_text(each, encoding="utf-8")
    return Project(folder)


def label(project: Project, article: Article, mentions: int, stances: int) -> None:
    """Put so many mentions and stances into the annotator's log, an action each, spread over the whole article."""
    put = {**_mentions(article, mentions, project.codebook), **_stances(article, stances, project.codebook)}
    log(project, [an_action(article, "add", {id_: record}) for id_, record in put.items()])


def log(project: Project, actions: list[Action]) -> None:
    """Write actions to the annotator's log at once."""
    writer = project.store.writer(ANNOTATOR, project.name, project.codebook.version, "bench")
    writer.append_all(actions, project.articles)
    writer.close()


def _mentions(article: Article, number: int, codebook: Codebook) -> dict[str, Record]:
    names = _some(_spans(article.text, NAME), number)
    entities = cycle(codebook.entities.values())
    return {
        f"m-{n}": Mention(at.start, at.end, at.quote, entity.label, entity.id)
        for n, (at, entity) in enumerate(zip(names, entities, strict=False))
    }


def _stances(article: Article, number: int, codebook: Codebook) -> dict[str, Record]:
    evidence = _some(_spans(article.text, SENTENCE), number)
    holders, targets = cycle(codebook.entities), cycle(codebook.topics)
    polarities = cycle(["support", "oppose", "neutral"])
    return {
        f"s-{n}": Stance(holder, target, polarity, "reported", at)
        for n, (at, holder, target, polarity) in enumerate(zip(evidence, holders, targets, polarities, strict=False))
    }


def _spans(text: str, pattern: re.Pattern[str]) -> list[Span]:
    return [Span(found.start(), found.end(), found[0]) for found in pattern.finditer(text)]


def _some(spans: list[Span], number: int) -> list[Span]:
    """So many of the spans, from the first to the last. Raises ValueError where there are not as many."""
    if len(spans) < number:
        raise ValueError(f"{len(spans)} places in the text, {number} wanted; make the text longer")
    return [spans[n * len(spans) // number] for n in range(number)]
