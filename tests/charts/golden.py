"""The figures as they were looked at, to hold what is drawn against: `python -m tests.charts.golden` draws them anew.

Each is drawn at column width in light and at page width in dark, 100 dots an inch, from the same made year.
"""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from matplotlib.axes import Axes
from PIL import Image

from tests.charts.made import a_material
from workbench import charts
from workbench.charts.sheet import figure_of
from workbench.figures.every import FIGURES, Figure
from workbench.figures.material import Material

FOLDER = Path(__file__).with_name("golden")
STYLES = {"light": "column", "dark": "page"}
DPI = 100


def drawn(figure: Figure, of: Material, theme: str, folder: Path) -> Path:
    """The figure in a theme, as a picture in the folder."""
    with charts.style(theme, width=STYLES[theme]):
        ax = figure.draw(of)
    return written(ax, folder / f"{figure.name}-{theme}.png")


def written(ax: Axes, path: Path) -> Path:
    """The picture in a hundred colours, so that all of them together stay small."""
    drawing = BytesIO()
    figure_of(ax).savefig(drawing, format="png", dpi=DPI)
    few = Image.open(drawing).convert("RGB").quantize(100, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path


def main(names: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as made:
        of = a_material(Path(made) / "year")
        for figure in FIGURES:
            for theme in STYLES:
                if not names or figure.name in names:
                    print(drawn(figure, of, theme, FOLDER))


if __name__ == "__main__":
    main(sys.argv[1:])
