"""What each command does, from its options to its exit status: it prints what it found, and writes what it should.

0 is all well, 1 is something damaged or unreadable, 2 is something missing that should be there.
"""

import argparse
import json
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
from workbench.wording import counted, visible


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
    return command.run(options, rules, written, lambda sentence: tqdm.write(visible(sentence), file=sys.stderr))


def check(options: argparse.Namespace) -> int:
    """Verify a project folder: articles, codebook, every line of every log. Writes nothing, unless told to accept."""
    said, refused = accept(Project(options.folder), options.accept) if options.accept is not None else ([], [])
    say(refused if options.accept else [])  # of all that can be, those that cannot are findings
    found = checking.check(options.folder)
    status = checking.status(found)
    if options.json:
        counts = Counter(finding.kind for finding in found)
        _print(*(json.dumps(asdict(finding)) for finding in found))
        _print(json.dumps({"kind": "summary", "status": status, "accepted": len(said), "found": counts}))
        return status
    _print(*said)
    say([finding.sentence for finding in found])
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


def merge(options: argparse.Namespace) -> int:
    """Bring what another copy of the project has and this one has not."""
    from workbench.merging import command

    return command.run(options, _print, lambda sentence: say([sentence]))


def sample(options: argparse.Namespace) -> int:
    """Draw articles that several read apart, or that one reads again; tell what was drawn."""
    from workbench.sampling import command

    return command.run(options, Project(options.folder).samples, _print)


def agreement(options: argparse.Namespace) -> int:
    """Tell how far annotators agree who read the same articles."""
    found = Project(options.folder).agreement(draws=options.draws, seed=options.seed)
    _print(*str(found).splitlines())
    return 0


def report(options: argparse.Namespace) -> int:
    """Write the reliability report."""
    from workbench.report import command

    return command.run(options, Project(options.folder), _print)


def figures(options: argparse.Namespace) -> int:
    """Draw the figures of a project into files."""
    from workbench.figures import command

    return command.run(options, Project(options.folder), _print)


def export(options: argparse.Namespace) -> int:
    """Write the labelled set as self-contained JSON lines, or the tables for a spreadsheet."""
    project = Project(options.folder)
    found = project.findings(project.store.read())
    say(checking.in_short(found))
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


def _nearest_codebook(articles: Path) -> Path:
    """`annotations/` beside the articles or above them, else here, else the default codebook."""
    candidates = [parent / "annotations" for parent in [*articles.resolve().parents, Path.cwd()]]
    return next((folder for folder in candidates if (folder / "codebook.toml").exists()), starter.annotations())


def _print(*lines: str) -> None:
    for line in lines:
        print(visible(line))


def say(sentences: Sequence[str]) -> None:
    """Print what has to be looked at, a line each, on standard error."""
    for sentence in sentences:
        print(visible(sentence), file=sys.stderr)
