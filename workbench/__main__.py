"""The command line: suggest, check, log, copies, export, new.

`python -m workbench COMMAND --help` tells each. Exit status is 0 when all is well, 1 when something is damaged
or could not be read, 2 when something that should be there is missing.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import asdict
from tqdm import tqdm

from workbench import checking, starter
from workbench.accepting import accept
from workbench.chronicle import chronicle
from workbench.copies import telling
from workbench.inside import real, target
from workbench.project import Project
from workbench.trouble import Trouble
from workbench.wording import counted

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a Trouble becomes its sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except Trouble as trouble:
        _say([str(trouble)])
        return 1
    except OSError as error:
        _say([f"{error.filename}: {error.strerror}; check the path and who may write there"])
        return 1
    return status


def suggest(options: argparse.Namespace) -> int:
    """Write what the suggester proposes for each article, into a file or onto standard output."""
    from workbench.streaming import command

    if options.file and options.out:
        raise Trouble(f"{options.out} and {options.file} are two files to write; name one, nothing was changed")
    out = options.file or options.out
    if out and out.resolve().is_relative_to(options.articles.resolve()):
        raise Trouble(f"{out} is where the articles are; name a file elsewhere, nothing was changed")
    rules = options.codebook or _nearest_codebook(options.articles)
    written = target(out, real(rules).parent) if out else None
    return command.run(options, rules, written, lambda sentence: tqdm.write(_visible(sentence), file=sys.stderr))


def check(options: argparse.Namespace) -> int:
    """Verify a project folder: articles, codebook, every line of every log. Writes nothing, unless told to accept."""
    said, refused = accept(Project(options.folder), options.accept) if options.accept is not None else ([], [])
    _say(refused if options.accept else [])  # of all that can be, those that cannot are findings
    found = checking.check(options.folder)
    status = checking.status(found)
    if options.json:
        counts = Counter(finding.kind for finding in found)
        _print(*(json.dumps(asdict(finding)) for finding in found))
        _print(json.dumps({"kind": "summary", "status": status, "accepted": len(said), "found": counts}))
        return status
    _print(*said)
    _say([finding.sentence for finding in found])
    if not found:
        _print(repr(Project(options.folder)))
    return status


def log(options: argparse.Namespace) -> int:
    """Tell the history of an article in words."""
    _print(*chronicle(Project(options.folder), options.article, options.annotator))
    return 0


def copies(options: argparse.Namespace) -> int:
    """Tell which articles are near-copies of each other."""
    project = Project(options.folder)
    found = project.copies()
    told = map(json.dumps, telling.rows(found)) if options.json else telling.told(found, project.articles)
    _print(*told)
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the labelled set as self-contained JSON lines, or the tables for a spreadsheet."""
    project = Project(options.folder)
    found = project.findings(project.store.read())
    _say(checking.in_short(found))
    if options.tables:
        files, rows, changed = project.export_tables(options.out, options.tables)
        written = f"{rows} rows in {', '.join(map(str, files))}"
        _print(f"{written}; {counted(changed, 'cell')} changed, see docs/tables.md" if changed else written)
    else:
        path, count, uncounted = project.export(options.out)
        _print("; ".join(filter(None, [f"{path}: {count} readings", uncounted])))
    return 1 if checking.status(found) else 0


def new(options: argparse.Namespace) -> int:
    """Make a project folder with the default codebook, an example article and the notebooks."""
    starter.make(options.folder)
    _print(f"{options.folder}: put your articles into seeds/, then open notebooks/1-Annotate.ipynb in JupyterLab")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench", description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("suggest", help="write suggestions for a folder or file of articles")
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
    command.set_defaults(run=suggest)
    command = commands.add_parser("check", help="verify a project folder")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--json", action="store_true", help="a JSON line for each finding, and one for all of them")
    command.add_argument(
        "--accept",
        nargs="*",
        metavar="FILE:LINE",
        help="count lines again that somebody changed by hand: those named, or all that can be",
    )
    command.set_defaults(run=check)
    command = commands.add_parser("log", help="tell the history of an article")
    command.add_argument("article", help="its id")
    command.add_argument("--folder", type=Path, default=Path(), help="the project (default: here)")
    command.add_argument("--annotator", default="", help="whose history (default: everybody's)")
    command.set_defaults(run=log)
    command = commands.add_parser("copies", help="tell which articles are near-copies of each other")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("--json", action="store_true", help="a JSON line for each article that has near-copies")
    command.set_defaults(run=copies)
    command = commands.add_parser("export", help="write the labelled set, or the tables for a spreadsheet")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("out", type=Path, nargs="?", help="default: build/labelled.jsonl, or the folder build/tables")
    command.add_argument("--tables", choices=["csv", "xlsx"], help="write the tables, into a folder, and not the set")
    command.set_defaults(run=export)
    command = commands.add_parser("new", help="make a project folder")
    command.add_argument("folder", type=Path)
    command.set_defaults(run=new)
    return parser


def _nearest_codebook(articles: Path) -> Path:
    """`annotations/` beside the articles or above them, else here, else the default codebook."""
    candidates = [parent / "annotations" for parent in [*articles.resolve().parents, Path.cwd()]]
    return next((folder for folder in candidates if (folder / "codebook.toml").exists()), starter.annotations())


def _print(*lines: str) -> None:
    for line in lines:
        print(_visible(line))


def _say(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        print(_visible(sentence), file=sys.stderr)


def _visible(words: str) -> str:
    """The words with signs that could steer a terminal, or turn what stands around them, as their numbers."""
    return _STEERING.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", words)


if __name__ == "__main__":
    sys.exit(main())
