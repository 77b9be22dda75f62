"""The figures side by side: `python -m tests.measure.effort.report`, and a part of `make bench`.

For each seed with a reference reading: what it takes to turn the suggestions into that reading at this desk, the same
from no suggestions, and the same by the published keys of Prodigy and of Label Studio. The desk's figures are counted
while the keys are really pressed; one that does not end in the reference reading on disk stops the run.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.browser.desk import serve
from tests.browser.lab import copy_project
from tests.browser.real import real_desk
from tests.measure.effort.gestures import Tally
from tests.measure.effort.tools import PRODIGY, STUDIO, worked
from tests.measure.effort.trial import judged, work
from tests.measure.effort.typist import called
from workbench.project import Project, open_project
from workbench.records import Annotation

Tallies = dict[str, Tally]
Sums = tuple[float, float, float]
HERE, NONE = "this desk", "no suggestions"
OTHERS = (PRODIGY, STUDIO)
SHARES = {"of no suggestions": 0.5, "of the better tool": 0.6}
WITHOUT = '\n[desk]\nassist = "none"\n'
COMPARED = (
    "Time: keystroke-level model, one M for each command unit (rules 0-4 of 1980) / one M for each item looked at.",
    "Equal in the end: words, label and entity of mentions; words, entity, valence, class and voice of names;",
    "evidence, holder, target, polarity, voice and condition of positions. Bare: without what the tool cannot hold.",
    "A condition is in words of the article; how a collective without a name is called is not compared.",
)


class Line(NamedTuple):
    """One line of the report; `holds` is false where it tells that a share is not kept."""

    words: str
    holds: bool = True

    def __str__(self) -> str:
        """The line itself."""
        return self.words


def efforts() -> dict[str, Tallies]:
    """What each way takes, by seed and name of the way."""
    with tempfile.TemporaryDirectory() as folder, _page() as page:
        project = open_project(copy_project(Path(folder) / "with"))
        bare = copy_project(Path(folder) / "without")
        with (bare / "annotations" / "codebook.toml").open("a", encoding="utf-8") as rules:
            rules.write(WITHOUT)
        without = open_project(bare)
        readings = [each for each in project.annotations if each.annotator == "reference"]
        return {each.article.split("_")[0]: _ways(page, project, without, each) for each in readings}


def _ways(page: Page, project: Project, without: Project, reference: Annotation) -> Tallies:
    article = project.article(reference.article)
    items = judged(reference, project.suggester(article))
    tallies = {HERE: work(real_desk(page, project, "analyst", article.id), reference, items)}
    all_missing = judged(reference, {})
    tallies[NONE] = work(real_desk(page, without, "analyst", article.id), reference, all_missing)
    names = called(project.codebook)
    for tool in OTHERS:
        tallies[tool.name] = worked(tool, items, names)
        tallies[f"{tool.name}, bare"] = worked(tool, items, names, bare=True)
    return tallies


@contextmanager
def _page() -> Iterator[Page]:
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=quiet)
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        serve(context)
        yield context.new_page()
        browser.close()


def figures() -> list[Line]:
    """A table of actions and seconds, one column a seed and one for all, and whether the shares are kept."""
    return lines(efforts())


def lines(found: dict[str, Tallies]) -> list[Line]:
    """The same of what was found."""
    told = [Line(f"{'actions / s / s looking':<24}" + "".join(f"{seed:>19}" for seed in [*found, "all"]))]
    for way in next(iter(found.values())):
        tallies = [each[way] for each in found.values()]
        cells = [" / ".join(f"{figure:.0f}" for figure in sums([each])) for each in tallies]
        cells.append(" / ".join(f"{figure:.0f}" for figure in sums(tallies)))
        told.append(Line(f"{way:<24}" + "".join(f"{cell:>19}" for cell in cells)))
    for what, (actions, time, looking) in shares(found).items():
        told.append(_verdict(f"{what}: actions", actions, SHARES[what]))
        told.append(_verdict(f"{what}: time", time, SHARES[what], f" ({looking:.0%} with a look at each item)"))
    return [*told, *map(Line, COMPARED)]


def _verdict(what: str, share: float, most: float, aside: str = "") -> Line:
    holds = share <= most
    return Line(f"{what:<32}{share:>5.0%}{aside}   at most {most:.0%}   {'ok' if holds else 'ABOVE'}", holds)


def shares(found: dict[str, Tallies]) -> dict[str, Sums]:
    """What it takes here, over all seeds, as shares of what it takes without suggestions and in the better tool."""
    here, none, *others = (
        sums([each[way] for each in found.values()]) for way in (HERE, NONE, *(tool.name for tool in OTHERS))
    )
    better = [min(figures) for figures in zip(*others, strict=True)]
    return {"of no suggestions": _share(here, none), "of the better tool": _share(here, better)}


def sums(tallies: Iterable[Tally]) -> Sums:
    """Actions, seconds with a decision for each command, and seconds with a look at each item."""
    every = [*tallies]
    return (
        sum(each.actions for each in every),
        sum(each.seconds for each in every),
        sum(each.seconds_of_looking for each in every),
    )


def _share(here: Sums, other: Sequence[float]) -> Sums:
    actions, seconds, looking = (one / another for one, another in zip(here, other, strict=True))
    return actions, seconds, looking


if __name__ == "__main__":
    print(*figures(), sep="\n")
