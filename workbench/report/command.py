"""`workbench report`: the reliability report of a project as Markdown and HTML, without a notebook."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench import disk
from workbench.trouble import Trouble
from workbench.wording import counted

if TYPE_CHECKING:
    from workbench.project import Project


class Written(NamedTuple):
    """Where the report lies, as Markdown and as HTML, and how many articles two annotators have read."""

    markdown: Path
    html: Path
    twice: int


def run(options: argparse.Namespace, project: "Project", say: Callable[[str], None]) -> int:
    """Write the report as the options say; `say` prints a line. Exit status 0, also where there is no agreement yet."""
    found = write(project, options.out, draws=options.draws, seed=options.seed)
    twice = (
        f"{counted(found.twice, 'article')} read by two annotators" if found.twice else "nothing was read by two yet"
    )
    say(f"{found.markdown} and {found.html.name}: {twice}")
    return 0


def write(
    project: "Project", folder: Path | None = None, *, made: date | None = None, draws: int = 1000, seed: int = 0
) -> Written:
    """Write both files into `folder`, or build/report; `made` is the day told, today where none is given.

    Raises Trouble when `folder` is among the articles or annotations, leads out of the project by a link, or `draws`
    are too few; OSError when nothing can be written there.
    """
    from workbench.exporting import outside
    from workbench.report.gathered import Gathered
    from workbench.report.markdown import markdown
    from workbench.report.page import page
    from workbench.report.whole import report

    if draws < 100:
        raise Trouble(f"{draws} draws, expected 100 or more; 1000 are customary for an interval")
    folder = outside(project, folder or project.folder / "build" / "report")
    gathered = Gathered(project, (made or date.today()).isoformat(), draws, seed)
    told = report(gathered)
    written = Written(folder / "report.md", folder / "report.html", len(gathered.agreement.articles))
    disk.replace(written.markdown, markdown(told).encode())
    disk.replace(written.html, page(told).encode())
    return written
