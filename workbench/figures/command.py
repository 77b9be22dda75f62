"""`workbench figures`: the whole set of a project's figures, or some of them, as files."""

import argparse
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import disk
from workbench.figures.page import Drawn, page
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.charts.style import Width
    from workbench.figures.every import Figure
    from workbench.figures.material import Material
    from workbench.project import Project


def run(options: argparse.Namespace, project: "Project", say: Callable[[str], None]) -> int:
    """Write the figures as the options say; `say` prints a line for each. Exit status 0."""
    from workbench.exporting import outside
    from workbench.figures.material import Material

    folder = outside(project, options.out or project.folder / "build" / "figures")
    tables = project.tables.select(**_chosen(options))
    of = Material(project, tables, options.once, copies=options.copies)
    written = []
    for each in draw(of, folder, options.only, theme=options.theme, width=options.width, formats=options.formats):
        say(f"{', '.join(each.files)}: {each.title}")
        written.append(each)
    if not options.only:
        disk.replace(folder / "index.html", page(f"Figures of {project.name}", written).encode())
    say(f"{counted(len(written), 'figure')} in {folder}")
    return 0


def draw(
    of: "Material",
    folder: Path,
    only: Collection[str] = (),
    *,
    theme: str = "light",
    width: "Width | float" = "page",
    formats: Sequence[str] = ("svg", "pdf", "png", "csv"),
) -> Iterator[Drawn]:
    """Write all figures, or `only` those named, into `folder`, and tell of each once it is there.

    Raises Trouble when there is no figure of that name.
    """
    from workbench import charts

    for figure in _named(only):
        with charts.style(theme, width=width):
            ax = figure.draw(of)
            files = charts.save(ax, folder / figure.name, formats)
        yield Drawn(figure.name, figure.title, tuple(file.name for file in files), charts.told(ax))


def _named(only: Collection[str]) -> "list[Figure]":
    from workbench.figures.every import FIGURES

    known = [figure.name for figure in FIGURES]
    if unknown := [name for name in only if name not in known]:
        raise Trouble(f"there is no figure {', '.join(unknown)}; there are {', '.join(known)}")
    return [figure for figure in FIGURES if not only or figure.name in only]


def _chosen(options: argparse.Namespace) -> dict[str, str]:
    """What was asked for of the tables, without what was not."""
    asked = {name: getattr(options, name) for name in ("outlet", "after", "before", "annotator", "status")}
    return {name: value for name, value in asked.items() if value}
