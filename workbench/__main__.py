"""The command line: the words that are typed, and which command they mean.

`python -m workbench COMMAND --help` tells each. Exit status is 0 when all is well, 1 when something is damaged
or could not be read, 2 when something that should be there is missing.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from workbench import commands
from workbench.counting.repeats import Once
from workbench.trouble import Trouble


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a Trouble becomes its sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except Trouble as trouble:
        commands.say([str(trouble)])
        return 1
    except BrokenPipeError:  # whoever read what is printed has enough of it, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or it is told once more at the end
        return 1
    except OSError as error:
        commands.say([f"{error.filename or 'output'}: {error.strerror}; check the path and who may write there"])
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench", description="Annotate news articles, compare readings, count.")
    known = parser.add_subparsers(required=True, metavar="COMMAND")
    command = known.add_parser("suggest", help="write suggestions for a folder or file of articles")
    command.add_argument("articles", type=Path, help="a folder, or one .jsonl, .csv, .txt or .parquet file")
    command.add_argument("out", type=Path, nargs="?", help="the .jsonl or .parquet file to write (default: the screen)")
    command.add_argument("--out", type=Path, dest="file", metavar="FILE", help="the same")
    command.add_argument("--codebook", type=Path, help="folder with codebook.toml (default: the project's)")
    command.add_argument("--model", default="", help="an installed spaCy pipeline to stand underneath")
    command.add_argument("--encoding", help="of the articles, when they are neither UTF-8 nor UTF-16 with a mark")
    command.add_argument("--batch", type=int, default=32, help="articles between two savings (default: 32)")
    command.add_argument("--again", action="store_true", help="begin anew what an earlier run has left unfinished")
    command.add_argument("--workers", type=int, default=0, metavar="N", help="work in so many processes (needs Dask)")
    command.add_argument("--scheduler", default="", metavar="tcp://…", help="work on a Dask cluster that you trust")
    command.set_defaults(run=commands.suggest)
    command = known.add_parser("check", help="verify a project folder")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--json", action="store_true", help="a JSON line for each finding, and one for all of them")
    command.add_argument(
        "--accept",
        nargs="*",
        metavar="FILE:LINE",
        help="count lines again that somebody changed by hand: those named, or all that can be",
    )
    command.set_defaults(run=commands.check)
    command = known.add_parser("log", help="tell the history of an article")
    command.add_argument("article", help="its id")
    command.add_argument("--folder", type=Path, default=Path(), help="the project (default: here)")
    command.add_argument("--annotator", default="", help="whose history (default: everybody's)")
    command.set_defaults(run=commands.log)
    command = known.add_parser("copies", help="tell which articles are near-copies of each other")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--json", action="store_true", help="a JSON line for each article that has near-copies")
    command.set_defaults(run=commands.copies)
    command = known.add_parser("export", help="write the labelled set, or the tables for a spreadsheet")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("out", type=Path, nargs="?", help="default: build/labelled.jsonl, or the folder build/tables")
    command.add_argument("--tables", choices=["csv", "xlsx"], help="write the tables, into a folder, and not the set")
    command.set_defaults(run=commands.export)
    _of_figures(known)
    command = known.add_parser("new", help="make a project folder")
    command.add_argument("folder", type=Path)
    command.set_defaults(run=commands.new)
    _of_several(known)
    return parser


def _of_figures(known: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command that draws, and what may be chosen of it."""
    command = known.add_parser("figures", help="draw all figures of the labelled set into files")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--out", type=Path, metavar="FOLDER", help="where to (default: build/figures)")
    command.add_argument("--only", nargs="+", default=[], metavar="NAME", help="those of these names")
    command.add_argument("--outlet", nargs="+", default=[], metavar="NAME", help="only what these outlets published")
    command.add_argument("--after", default="", metavar="DATE", help="published on that day or later")
    command.add_argument("--before", default="", metavar="DATE", help="published on that day or earlier")
    command.add_argument("--annotator", nargs="+", default=[], metavar="NAME", help="only as these annotators read it")
    command.add_argument("--status", nargs="+", default=[], metavar="STATE", help="only readings so far: done, started")
    command.add_argument("--once", choices=get_args(Once), default="article", help="how often what is repeated counts")
    command.add_argument("--copies", action="store_true", help="count once what near-copies say")
    command.add_argument("--theme", choices=["light", "dark"], default="light")
    command.add_argument("--width", choices=["screen", "page", "column"], default="page", help="default: page, 183 mm")
    command.add_argument("--formats", nargs="+", default=["svg", "pdf", "png", "csv"], metavar="FORMAT")
    command.set_defaults(run=commands.figures)


def _of_several(known: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands for work that several people do."""
    command = known.add_parser("sample", help="draw articles that several read apart, or one reads again")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--readers", nargs="+", default=[], metavar="NAME", help="who reads what is drawn")
    command.add_argument("--repeat", default="", metavar="NAME", help="who reads finished articles again, unknowing")
    command.add_argument("--share", type=float, help="of the articles, 0 to 1 (default: as advised; of a repeat .05)")
    command.add_argument("--size", type=int, metavar="N", help="so many articles, in the place of a share")
    command.add_argument("--blind", nargs="*", metavar="WHAT", help="what readers are not shown: suggestions, outlet")
    command.add_argument("--stratify", choices=["outlet", "month"], default="", help="draw from each its share")
    command.add_argument("--after-days", type=int, default=14, metavar="N", help="finished so long ago (default: 14)")
    command.add_argument("--by", default="", metavar="NAME", help="who draws, for the record")
    command.add_argument("--seed", type=int, default=0, help="another number draws other articles")
    command.set_defaults(run=commands.sample)
    command = known.add_parser("merge", help="bring what another copy of the project has, and lose nothing")
    command.add_argument("other", type=Path, help="the folder of the other copy; it is only read")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--articles", action="store_true", help="articles too, that were annotated there")
    command.add_argument("--dry-run", action="store_true", help="write nothing, say what would come")
    command.set_defaults(run=commands.merge)
    command = known.add_parser("agreement", help="tell how far annotators agree who read the same articles")
    _add_bootstrap(command)
    command.set_defaults(run=commands.agreement)
    command = known.add_parser("report", help="write the reliability report, as Markdown and as HTML")
    _add_bootstrap(command)
    command.add_argument("--out", type=Path, metavar="FOLDER", help="where to (default: build/report)")
    command.set_defaults(run=commands.report)


def _add_bootstrap(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--draws", type=int, default=1000, metavar="N", help="of the bootstrap (default: 1000)")
    command.add_argument("--seed", type=int, default=0, help="of the bootstrap; the same seed gives the same figures")


if __name__ == "__main__":
    sys.exit(main())
