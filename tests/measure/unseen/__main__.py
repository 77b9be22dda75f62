"""Prints what is suggested for the unseen articles: `python -m tests.measure.unseen [--told] [--out FOLDER]`."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.measure.eval.marks import Marks, marked
from tests.measure.eval.sets import Name, Passage
from tests.measure.unseen import LETTERS, Unseen, articles, write
from tests.suggest.unseen import agreement, expected
from workbench import starter, suggest
from workbench.codebook import read_codebook
from workbench.corpus.articles import worked_out
from workbench.records import Article, Mention, Record, Stance

Suggested = list[Record]
DEPTHS = ("evidence", "polarity", "whole")


def main() -> None:
    """Print the figures of names, then those of stances."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--told", action="store_true", help="say what is missing (-) and what is wrong (+)")
    reading.add_argument("--out", type=Path, help="write the articles as labelled sets into this folder")
    asked = reading.parse_args()
    if asked.out:
        write(asked.out)
    suggester = suggest.load(codebook=read_codebook(starter.annotations()))
    found = [list(suggester(worked_out(Article(each.id, each.text.text))).values()) for each in articles()]
    for each, suggested in zip(articles(), found, strict=True):
        if asked.told:
            print("\n".join(["", each.id, *names_told(each, suggested), *stances_told(each, suggested)]))
    print("\n".join([*name_rows(found), *stance_rows(found)]))


def name_rows(found: list[Suggested]) -> Iterator[str]:
    """A row for each label, and one for all."""
    passages = [Passage(each.id, each.text.text, each.names, ()) for each in articles()]
    marks = marked(passages, list(map(_names, found)), LETTERS.values())
    yield f"{'':12}{'given':>8}{'found':>8}{'P':>8}{'R':>8}{'F1':>8}{'overlap':>8}"
    for label, mark in [*marks.items(), ("all", sum(marks.values(), Marks()))]:
        shares = (mark.precision, mark.recall, mark.f1, mark.overlap_f1)
        yield f"{label:12}{mark.given:8}{mark.found:8}" + "".join(f"{share or 0:8.3f}" for share in shares)


def stance_rows(found: list[Suggested]) -> Iterator[str]:
    """Precision over what is suggested and recall over what must be found, at each depth; and of what is "sure"."""
    count: Counter[str] = Counter()
    for each, suggested in zip(articles(), found, strict=True):
        wanted, stances = list(expected(each.text)), _stances(suggested)
        depths = {id(one): [agreement(one, other, each.text, known=False) for other in wanted] for one in stances}
        count.update(f"{depth} right" for one in stances for depth in set().union(*depths[id(one)]))
        for i, other in enumerate(wanted):
            if other.required:
                count.update(["wanted", *(f"{d} met" for d in set().union(*(depths[id(one)][i] for one in stances)))])
        sure = [one for one in stances if one.sure]
        count["sure right"] += sum("polarity" in set().union(*depths[id(one)]) for one in sure)
        count.update({"suggested": len(stances), "sure": len(sure)})
    yield f"{'stances':12}{'P':>8}{'R':>8}   ({count['suggested']} suggested, {count['wanted']} wanted)"
    for depth in DEPTHS:
        precision = count[f"{depth} right"] / max(1, count["suggested"])
        yield f"{depth:12}{precision:8.3f}{count[f'{depth} met'] / count['wanted']:8.3f}"
    yield f"{'sure':12}{count['sure right'] / max(1, count['sure']):8.3f}   ({count['sure']} marked sure)"


def names_told(each: Unseen, suggested: Suggested) -> Iterator[str]:
    """Names that were not found as they are, with what was, and names where there is none."""
    text, found = each.text.text, _names(suggested)
    for start, end, label in [name for name in each.names if name not in found]:
        near = [f"{text[at:to]}/{other}" for at, to, other in found if at < end and start < to]
        yield f"  - {text[start:end]}/{label}: {', '.join(near) or 'nothing'}"
    for start, end, label in found:
        if not any(at < end and start < to for at, to, _ in each.names):
            yield f"  + {text[start:end]}/{label}"


def stances_told(each: Unseen, suggested: Suggested) -> Iterator[str]:
    """Stances that were missed, and suggested ones that agree with none."""
    wanted, found = list(expected(each.text)), _stances(suggested)
    right = {
        (i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(wanted)
        if "whole" in agreement(one, other, each.text, known=False)
    }
    for j, other in enumerate(wanted):
        if other.required and j not in {j for _, j in right}:
            words = each.text.text[other.start : other.end]
            yield f"  - {other.holder} {other.polarity} {other.target}: {words}"
    for i, one in enumerate(found):
        if i not in {i for i, _ in right}:
            sure = ", sure" if one.sure else ""
            yield f"  + {one.holder} {one.polarity} {one.target} ({one.score:.2f}{sure}): {one.evidence.quote}"


def _names(suggested: Suggested) -> list[Name]:
    return [(one.start, one.end, one.label) for one in suggested if isinstance(one, Mention) and one.type == "name"]


def _stances(suggested: Suggested) -> list[Stance]:
    return [one for one in suggested if isinstance(one, Stance)]


if __name__ == "__main__":
    main()
