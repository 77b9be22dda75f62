"""How good the suggestions are against the reference reading, and whether they keep above the floors.

Run by `make eval`. A required name counts when its bounds are one of the accepted ones; a stance is found when the
evidence overlaps; what the reference holds optional (nominal or nested mentions, secondary stances) is neither missed
nor wrong. Only title, standfirst and body are scored. Exits 1 when a floor is broken.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.project import Project, open_project
from workbench.records import READ_REGIONS, Annotation, Article, Mention, Naming, Region, Stance
from workbench.spans import Span, covers, overlaps

ROOT = Path(__file__).parents[2]
ANNOTATOR = "reference"
FLOORS = {
    "mentions, exact F1": 0.90,
    "labels right": 0.95,
    "entity links right": 0.95,
    "boilerplate right": 0.98,
    "stance evidence, recall": 0.75,
}


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
class Pair:
    """The reference reading of one article, and what is suggested for it."""

    article: Article
    reference: Annotation
    suggested: list[Mention | Naming | Stance]
    variants: dict[str, Variant]

    def variant(self, id_: str) -> Variant:
        """The variants of one record of the reference."""
        return self.variants.get(id_, Variant())

    def read(self, span: Span) -> bool:
        """Whether the reference has the span in a region that is read."""
        regions = (each for each in self.reference.records.values() if isinstance(each, Region))
        return any(covers(region, span) for region in regions if region.type in READ_REGIONS)


def pairs(project: Project) -> Iterator[Pair]:
    """Each article that the reference reads, in the order of the articles."""
    variants = msgspec.json.decode(
        (Path(__file__).parent / "reference_variants.json").read_bytes(), type=dict[str, dict[str, Variant]]
    )
    for reading in sorted(project.annotations, key=lambda each: each.article):
        if reading.annotator == ANNOTATOR:
            article = project.article(reading.article)
            yield Pair(article, reading, list(project.suggester(article).values()), variants.get(article.id, {}))


def counted(pair: Pair) -> Counter[str]:
    """All counts of one article; they add up over articles."""
    return _mentions(pair) + _regions(pair) + _stances(pair) + _namings(pair)


def _mentions(pair: Pair) -> Counter[str]:
    count: Counter[str] = Counter()
    found = [each for each in pair.suggested if isinstance(each, Mention) and pair.read(each)]
    known = pair.reference.mentions
    required = {id_: each for id_, each in known.items() if _required(pair, id_, each)}
    optional = [each for id_, each in known.items() if id_ not in required]
    exact: list[Mention] = []
    touched: list[Mention] = []
    for id_, wanted in required.items():
        variant = pair.variant(id_)
        accepted = {(wanted.start, wanted.end), *variant.spans}
        touched += [each for each in found if overlaps(each, wanted)]
        count["overlapping"] += any(overlaps(each, wanted) for each in found)
        match = next((each for each in found if (each.start, each.end) in accepted), None)
        if match:
            exact.append(match)
            count["label right"] += match.label in {wanted.label, *variant.labels}
            count["linked"] += match.entity is not None
            count["link right"] += match.entity is not None and match.entity in {wanted.entity, *variant.entities}
    spare = [each for each in found if not any(overlaps(each, other) for other in optional)]
    count.update({"names": len(required), "exact": len(exact)})
    count["not exact"] = sum(each not in exact for each in spare)
    count["beside"] = sum(each not in touched for each in spare)
    return count


def _required(pair: Pair, id_: str, mention: Mention) -> bool:
    return mention.type == "name" and not pair.variant(id_).nested and pair.read(mention)


def _regions(pair: Pair) -> Counter[str]:
    ours = _types(pair.article.text, pair.article.regions)
    theirs = _types(pair.article.text, [each for each in pair.reference.records.values() if isinstance(each, Region)])
    letters = [at for at, letter in enumerate(pair.article.text) if not letter.isspace()]
    return Counter(
        {
            "letters": len(letters),
            "boilerplate right": sum((ours[at] == "boilerplate") == (theirs[at] == "boilerplate") for at in letters),
            "type right": sum(ours[at] == theirs[at] for at in letters),
        }
    )


def _types(text: str, regions: list[Region] | tuple[Region, ...]) -> list[str]:
    types = [""] * len(text)
    for region in regions:
        types[region.start : region.end] = [region.type] * (region.end - region.start)
    return types


def _stances(pair: Pair) -> Counter[str]:
    found = [each for each in pair.suggested if isinstance(each, Stance) and pair.read(each.evidence)]
    known = {id_: each for id_, each in pair.reference.stances.items() if pair.read(each.evidence)}
    core = {id_: each for id_, each in known.items() if pair.variant(id_).tier == "core"}
    count = Counter({"stances": len(core), "suggested stances": len(found)})
    for id_, wanted in core.items():
        for depth in set().union(*(_agreement(each, wanted, pair.variant(id_)) for each in found)):
            count[f"recalled {depth}"] += 1
    for each in found:
        for depth in set().union(*(_agreement(each, wanted, pair.variant(id_)) for id_, wanted in known.items())):
            count[f"precise {depth}"] += 1
    return count


def _agreement(found: Stance, wanted: Stance, variant: Variant) -> set[str]:
    """How far a suggested stance agrees with one of the reference."""
    if not overlaps(found.evidence, wanted.evidence):
        return set()
    holder = found.holder in {wanted.holder, wanted.on_behalf_of or None}
    polarity = found.polarity in {wanted.polarity, *variant.polarities}
    target = found.target in {wanted.target, *variant.targets}
    depths = {"holder": holder, "polarity": holder and polarity, "whole": holder and polarity and target}
    return {"evidence", *(depth for depth, right in depths.items() if right)}


def _namings(pair: Pair) -> Counter[str]:
    known = [each for each in pair.reference.namings.values() if pair.read(each)]
    outlet = [each for each in known if each.voice == "outlet"]
    others = [each for each in known if each.voice != "outlet"]
    named = [each for each in pair.suggested if isinstance(each, Naming) and pair.read(each) and each.voice == "outlet"]
    right = [each for each in named if any(overlaps(each, other) for other in outlet)]
    wrong = [each for each in named if each not in right and any(overlaps(each, other) for other in others)]
    return Counter(
        {
            "terms": len(outlet),
            "terms found": sum(any(overlaps(each, other) for each in named) for other in outlet),
            "suggested terms": len(named),
            "suggested terms right": len(right),
            "voice errors": len(wrong),
        }
    )


def figures(count: Counter[str]) -> dict[str, float | None]:
    """The shares that the counts come to; None where there is nothing to count."""
    found = {
        "mentions, exact precision": _share(count["exact"], count["exact"] + count["not exact"]),
        "mentions, exact recall": _share(count["exact"], count["names"]),
        "mentions, exact F1": _share(2 * count["exact"], count["exact"] + count["not exact"] + count["names"]),
        "mentions, overlap F1": _share(
            2 * count["overlapping"], count["overlapping"] + count["beside"] + count["names"]
        ),
        "labels right": _share(count["label right"], count["exact"]),
        "entity links right": _share(count["link right"], count["linked"]),
        "boilerplate right": _share(count["boilerplate right"], count["letters"]),
        "region types right": _share(count["type right"], count["letters"]),
    }
    for depth in ("evidence", "holder", "polarity", "whole"):
        found[f"stance {depth}, recall"] = _share(count[f"recalled {depth}"], count["stances"])
        found[f"stance {depth}, precision"] = _share(count[f"precise {depth}"], count["suggested stances"])
    found["naming, recall"] = _share(count["terms found"], count["terms"])
    found["naming, precision"] = _share(count["suggested terms right"], count["suggested terms"])
    return found


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def broken(all_figures: dict[str, float | None]) -> list[str]:
    """Sentences about the floors that are not kept."""
    return [
        f"{name} is {all_figures[name]}, below {floor}"
        for name, floor in FLOORS.items()
        if (all_figures[name] or 0.0) < floor
    ]


def main() -> int:
    """Print the table, one column an article and one for all, and say which floors are broken."""
    counts = {pair.article.id: counted(pair) for pair in pairs(open_project(ROOT))}
    counts["all"] = sum(counts.values(), Counter())
    columns = {name: figures(count) for name, count in counts.items()}
    print(f"{'':28}" + "".join(f"{name[:12]:>14}" for name in columns))
    for figure in columns["all"]:
        cells = (f"{'–' if column[figure] is None else f'{column[figure]:.3f}':>14}" for column in columns.values())
        print(f"{figure:28}{''.join(cells)}" + (f"   floor {FLOORS[figure]}" if figure in FLOORS else ""))
    for name in ("names", "stances", "suggested stances", "terms", "suggested terms", "voice errors"):
        print(f"n {name:26}" + "".join(f"{count[name]:>14}" for count in counts.values()))
    sentences = broken(columns["all"])
    print("\n".join(sentences) if sentences else "All floors are kept.")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
