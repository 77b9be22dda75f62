"""The whole way without a browser: articles in; suggestions, labelled set and figures out, under `build/`.

Run by `make demo`. Says of each file where it is and what is in it.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

import workbench
from workbench import Project
from workbench.figures.command import draw
from workbench.figures.material import Material
from workbench.labelled import suggestion_line

ROOT = Path(__file__).parents[2]


def suggestions(project: Project, build: Path) -> str:
    """Write what is suggested for every article, one JSON line each."""
    path = build / "suggestions.jsonl"
    suggester = project.suggester
    made = [suggestion_line(article, suggester(article), suggester.describe()) for article in project.articles.values()]
    path.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in made))
    return f"{path.name}: suggestions for {len(made)} articles"


def labelled_set(project: Project, build: Path) -> str:
    """Write what people have decided, one JSON line an article and annotator."""
    path, count, _ = project.export(build / "labelled.jsonl")
    annotators = sorted({reading.annotator for reading in project.annotations})
    return f"{path.name}: {count} readings by {', '.join(annotators) or 'nobody'}"


def drawn(project: Project, build: Path) -> Iterator[str]:
    """Write every figure, as `workbench figures` does."""
    for each in draw(Material(project), build):
        yield f"{', '.join(each.files)}: {each.title}"


def main(build: Path = ROOT / "build") -> None:
    """Walk the whole way and tell."""
    build.mkdir(exist_ok=True)
    project = workbench.open(ROOT)
    print(f"in {build}:")
    for line in [suggestions(project, build), labelled_set(project, build), *drawn(project, build)]:
        print(line)


if __name__ == "__main__":
    main()
