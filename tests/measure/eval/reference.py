"""The reference reading of the seeds beside what is suggested for them, and the floors that are kept there.

What the reference holds optional (nominal or nested mentions, secondary stances) is neither missed nor wrong. Only
title, standfirst and body are scored. The suggestions were developed on these articles: expect less elsewhere.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.project import Project
from workbench.records import READ_REGIONS, Annotation, Article, Mention, Naming, Record, Region, Stance
from workbench.spans import Span, covers

ROOT = Path(__file__).parents[3]
ANNOTATOR = "reference"
FLOORS = {
    "mentions, exact F1": 0.93,
    "labels right": 0.95,
    "entity links right": 0.95,
    "boilerplate right": 0.98,
    "stance evidence, recall": 0.85,
    "stance evidence, precision": 0.80,
    "stance polarity, recall": 0.55,
    "stance whole, F1": 0.35,
    "naming, F1": 0.75,
    "naming, voice right": 0.90,
    "sure, polarity right": 0.80,
}

Suggested = Mention | Naming | Stance
Suggester = Callable[[Article], Mapping[str, Record]]


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else counts as right for one record of the reference, and whether it is required."""

    spans: tuple[tuple[int, int], ...] = ()
    labels: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    tier: str = "core"
    nested: bool = False


@dataclass(frozen=True)
class Reading:
    """The reference reading of one article, and what is suggested for it."""

    article: Article
    reference: Annotation
    suggested: list[Suggested]
    variants: dict[str, Variant]

    def variant(self, id_: str) -> Variant:
        """The variants of one record of the reference."""
        return self.variants.get(id_, Variant())

    def read(self, span: Span) -> bool:
        """Whether the reference has the span in a region that is read."""
        regions = (each for each in self.reference.records.values() if isinstance(each, Region))
        return any(covers(region, span) for region in regions if region.type in READ_REGIONS)


def readings(project: Project, suggester: Suggester | None = None) -> Iterator[Reading]:
    """Each article that the reference reads, in the order of the articles, with what `suggester` proposes for it."""
    variants = msgspec.json.decode(
        (Path(__file__).parents[1] / "reference_variants.json").read_bytes(), type=dict[str, dict[str, Variant]]
    )
    suggests = suggester or project.suggester
    for reading in sorted(project.annotations, key=lambda each: each.article):
        if reading.annotator == ANNOTATOR:
            article = project.article(reading.article)
            found = [each for each in suggests(article).values() if isinstance(each, Suggested)]
            yield Reading(article, reading, found, variants.get(article.id, {}))


def regions(reading: Reading) -> Counter[str]:
    """How many letters are in regions of the right type."""
    theirs = [each for each in reading.reference.records.values() if isinstance(each, Region)]
    ours, right = _types(reading.article.text, reading.article.regions), _types(reading.article.text, theirs)
    letters = [at for at, letter in enumerate(reading.article.text) if not letter.isspace()]
    return Counter(
        {
            "letters": len(letters),
            "boilerplate right": sum((ours[at] == "boilerplate") == (right[at] == "boilerplate") for at in letters),
            "type right": sum(ours[at] == right[at] for at in letters),
        }
    )


def _types(text: str, regions: list[Region] | tuple[Region, ...]) -> list[str]:
    types = [""] * len(text)
    for region in regions:
        types[region.start : region.end] = [region.type] * (region.end - region.start)
    return types


def broken(figures: Mapping[str, float | None]) -> list[str]:
    """Sentences about the floors that are not kept; one about a figure that nothing was there to count for."""
    return [
        f"{name} is {figures[name]}, below {floor}" for name, floor in FLOORS.items() if (figures[name] or 0.0) < floor
    ]
