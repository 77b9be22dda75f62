"""The whole way without a browser: articles in; suggestions, labelled set and charts out, under `build/`.

Run by `make demo`. Says of each file where it is and what is in it.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

import workbench
from workbench import Project, charts
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
    """Write every chart as SVG and PNG."""
    tables = project.tables
    made = {
        "stance-matrix": charts.stance_matrix(tables.stances),
        "voice-by-actor": charts.voice_composition(tables.stances),
        "voice-by-outlet": charts.voice_composition(tables.stances, by="outlet"),
        "naming-by-outlet": charts.naming_by_outlet(tables.namings),
        "entities-by-label": charts.entities_by_label(tables.mentions),
        "entities-by-article": charts.entities_by_article(tables.mentions),
        "progress": charts.progress(tables.articles),
    }
    for name, ax in made.items():
        files = charts.save(ax, build / name)
        yield f"{', '.join(file.name for file in files)}: {ax.get_title(loc='left')}"


def main(build: Path = ROOT / "build") -> None:
    """Walk the whole way and tell."""
    build.mkdir(exist_ok=True)
    project = workbench.open(ROOT)
    print(f"in {build}:")
    for line in [suggestions(project, build), labelled_set(project, build), *drawn(project, build)]:
        print(line)


if __name__ == "__main__":
    main()
