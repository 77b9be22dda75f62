"""The command line: suggest, check, export, new.

`python -m workbench COMMAND --help` tells each. Exit status is 0 when all is well, 1 when something is damaged
or could not be read, 2 when something that should be there is missing.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from tqdm import tqdm

from workbench import starter
from workbench.codebook import read_codebook
from workbench.corpus import read_articles
from workbench.labelled import suggestion_line
from workbench.project import Project
from workbench.trouble import Trouble


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; a Trouble becomes its sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; check the path and who may write there", file=sys.stderr)
        return 1
    return status


def suggest(options: argparse.Namespace) -> int:
    """Write what the suggester proposes, one JSON line an article."""
    from workbench import suggest as room

    if options.out.resolve().is_relative_to(options.articles.resolve()):
        raise Trouble(f"{options.out} is where the articles are; name a file elsewhere, nothing was changed")
    corpus = read_articles(options.articles, options.encoding)
    codebook = read_codebook(options.codebook or _nearest_codebook(options.articles))
    suggester = room.load(options.model, codebook)
    _say(corpus.problems)
    with options.out.open("wb") as out:
        for article in tqdm(corpus.articles, unit=" articles", disable=None):
            line = suggestion_line(article, suggester(article), suggester.describe())
            out.write(msgspec.json.encode(line) + b"\n")
    return 1 if corpus.problems else 0


def check(options: argparse.Namespace) -> int:
    """Verify a project folder: articles, codebook, every line of every log."""
    if not (options.folder / "annotations" / "codebook.toml").exists():
        _say([f"{options.folder} has no annotations/codebook.toml; `workbench new FOLDER` makes a project with one"])
        return 2
    project = Project(options.folder)
    logs = project.store.read()
    problems = project.problems_of(logs)
    _say(problems)
    if project.missing_in(logs):
        return 2
    if problems:
        return 1
    print(repr(project))
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the labelled set as self-contained JSON lines."""
    project = Project(options.folder)
    _say(project.problems)
    path, count = project.export(options.out)
    print(f"{path}: {count} readings")
    return 1 if project.problems else 0


def new(options: argparse.Namespace) -> int:
    """Make a project folder with the default codebook, an example article and the notebooks."""
    starter.make(options.folder)
    print(f"{options.folder}: put your articles into seeds/, then open notebooks/1-Annotate.ipynb in JupyterLab")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbench", description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("suggest", help="write suggestions for a folder or file of articles")
    command.add_argument("articles", type=Path, help="a folder, or one .jsonl, .csv, .txt or .parquet file")
    command.add_argument("out", type=Path, help="the .jsonl file to write")
    command.add_argument("--codebook", type=Path, help="folder with codebook.toml (default: the project's)")
    command.add_argument("--model", default="", help="an installed spaCy pipeline to stand underneath")
    command.add_argument("--encoding", help="of the articles, when they are neither UTF-8 nor UTF-16 with a mark")
    command.set_defaults(run=suggest)
    command = commands.add_parser("check", help="verify a project folder")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.set_defaults(run=check)
    command = commands.add_parser("export", help="write the labelled set")
    command.add_argument("folder", type=Path, nargs="?", default=Path())
    command.add_argument("out", type=Path, nargs="?", help="default: build/labelled.jsonl in the project")
    command.set_defaults(run=export)
    command = commands.add_parser("new", help="make a project folder")
    command.add_argument("folder", type=Path)
    command.set_defaults(run=new)
    return parser


def _nearest_codebook(articles: Path) -> Path:
    """`annotations/` beside the articles or above them, else here, else the default codebook."""
    candidates = [parent / "annotations" for parent in [*articles.resolve().parents, Path.cwd()]]
    return next((folder for folder in candidates if (folder / "codebook.toml").exists()), starter.annotations())


def _say(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
