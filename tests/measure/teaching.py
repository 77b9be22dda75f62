"""What teaching is worth: 20 articles of a set that the encoder never saw are corrected, and others of it tried.

`python -m tests.measure.teaching DATA --models FOLDER` needs a folder of labelled sets and, in a folder of its name for
each set, an encoder that was trained without it (`workbench/training` makes them). Sets of single sentences are put
together, 20 to an article. The corrections are what a careful person would do: what is suggested rightly is accepted,
what is suggested wrongly rejected or, where a name overlaps it, edited, and what is missing added. Tried are the next
40 articles, or what is left; of a small set half teaches. `--shipped` takes the encoder that ships, which has seen most
sets.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.measure.eval.sets import Passage, name_sets, origin
from workbench.codebook import Codebook
from workbench.records import Annotation, Article, Decision, Mention, Record, Region, Status
from workbench.spans import overlaps
from workbench.suggest import Suggester
from workbench.suggest.encoder import SHIPPED, Encoder
from workbench.suggest.teach import Taught, telling
from workbench.suggest.teach.course import Course
from workbench.suggest.teach.figures import counted, named
from workbench.suggest.teach.lessons import Lesson, lessons
from workbench.suggest.teach.remembered import Remembered

TAUGHT, TRIED = 20, 40
SENTENCES = 20
LABELS = {"PER": "PERSON", "GPE": "STATE", "LOC": "PLACE"}
OURS = {"PERSON", "ARMED_GROUP", "ORG", "STATE", "PLACE", "EVENT"}
EMPTY = Codebook("1", "nothing known", {}, {}, {}, {})


def articles(passages: Sequence[Passage]) -> Iterator[tuple[Article, list[Mention]]]:
    """Articles with the names in them; short passages are put together, line by line."""
    long = sum(len(each.text) for each in passages) / len(passages) > 600
    size = 1 if long else SENTENCES
    for first in range(0, len(passages) - size + 1, size):
        text, names = "", []
        for passage in passages[first : first + size]:
            for (start, end, _), label in zip(passage.names, passage.labels, strict=True):
                mine = LABELS.get(label, label)
                if mine in OURS:
                    names.append(Mention(len(text) + start, len(text) + end, passage.text[start:end], mine, None))
            text += passage.text + "\n"
        yield Article(passages[first].id, text, regions=(Region(0, len(text), text, "body"),)), names


def corrected(article: Article, names: Sequence[Mention], suggested: dict[str, Record]) -> Annotation:
    """The reading of a careful person who had the suggestions in view."""
    records: dict[str, Record] = {"status": Status("done")}
    places = {(each.start, each.end, each.label) for each in names}
    for id_, each in suggested.items():
        if isinstance(each, Mention) and each.type == "name":
            right = (each.start, each.end, each.label) in places
            edited = next((name for name in names if overlaps(name, each)), None)
            fate = "accepted" if right else "edited" if edited else "rejected"
            records[f"fate:{id_}"] = Decision(fate, each)  # type: ignore[arg-type]
            if right:
                records[id_] = each
                places.discard((each.start, each.end, each.label))
    added = (each for each in names if (each.start, each.end, each.label) in places)
    records |= {f"new{number}": each for number, each in enumerate(added)}
    return Annotation(article.id, article.sha256, "careful", records)


def simulated(passages: Sequence[Passage], encoder: Encoder) -> tuple[list[Lesson], list[tuple[Article, set]]]:
    """Lessons of the articles that are corrected, and the others with what is in them."""
    found = list(articles(passages))
    random.Random(0).shuffle(found)
    suggest = Suggester(EMPTY, encoder=encoder)
    most = min(TAUGHT, len(found) // 2)
    teaching, trying = found[:most], found[most : most + TRIED]
    readings = [corrected(article, names, dict(suggest(article))) for article, names in teaching]
    known = {article.id: article for article, _ in teaching}
    return lessons(readings, known, frozenset()), [(article, named(names, article)) for article, names in trying]


def scored(suggest: Suggester, tried: Sequence[tuple[Article, set]]) -> list:
    """Counts by label of each article."""
    return [counted(named(suggest(article).values(), article), names) for article, names in tried]


def main() -> None:
    """Print a line a set, and what the course itself says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    by_origin: dict[str, list[Passage]] = {}
    for each in name_sets(given.data):
        by_origin.setdefault(origin(each.name), []).extend(each.passages)
    for name, passages in by_origin.items():
        folder = SHIPPED if given.shipped else _without(name, given.models)
        if folder and (not given.only or name in given.only):
            _report(name, passages, Encoder(folder))


def _without(name: str, models: Path) -> Path | None:
    """The encoder that was trained without a set; `crossner` is the one without `crossner_politics`."""
    return next((each for each in sorted(models.iterdir()) if f"{name}_".startswith(f"{each.name}_")), None)


def _report(name: str, passages: Sequence[Passage], encoder: Encoder) -> None:
    teaching, trying = simulated(passages, encoder)
    encoder = Remembered(encoder)
    maker: Callable[[Taught], Suggester] = lambda taught: Suggester(EMPTY, taught=taught, encoder=encoder)  # noqa: E731
    begun, worked = time.perf_counter(), time.process_time()
    outcome = Course(teaching, EMPTY, encoder, maker).outcome()
    seconds, worked = time.perf_counter() - begun, time.process_time() - worked
    before, after = (scored(maker(taught), trying) for taught in (Taught(), outcome.taught))
    old, new = telling.f1(before), telling.f1(after)
    words = sum(len(each.article.text.split()) for each in teaching)
    print(
        f"{name:18} {len(teaching)} articles, {words} words; tried on {len(trying)}: F1 {100 * old:.1f} -> "
        f"{100 * new:.1f} ({100 * (new - old):+.1f}), taught in {seconds:.1f} s ({worked:.1f} s of processor)"
    )
    print("   ", *outcome.sentences, sep="\n    ")
    print("    curve:", *(f"{row['articles']}: {row['f1']}" for row in outcome.curve), flush=True)


if __name__ == "__main__":
    main()
