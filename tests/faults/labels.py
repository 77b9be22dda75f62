"""Names that break charts elsewhere: formulas that are none, endless, empty or invisible ones, through every chart.

Matplotlib takes what stands between two dollars for a formula, and raises when it is saved and not when it is drawn.
"""

import warnings
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from matplotlib.axes import Axes
from matplotlib.image import imread
from msgspec.structs import replace

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_annotation
from workbench import charts
from workbench.records import Article, Record, Region, Status
from workbench.tables import Tables

LABELS = (
    r"$\foo$",
    r"$\frac{$",
    "$$x",
    "$",
    "$1 and $2",
    r"a\$b$",
    r"$\mathrm{x}^{99}_{$",
    "%d %s %(x)s {0} {x}",
    "one\ntwo",
    "one\r\ntwo\rthree",
    "\ttab",
    "one\u2028two\u0085three",
    "الجيش السوري الحر",
    "צה״ל (IDF)",
    "\u202eover\u202c there",
    "\u2066isolated\u2069",
    "👩‍🚒🇸🇾👍🏽",
    "e\u0301\u0308\u0323" * 20,
    "\u200b\u200d\ufeff",
    "x" * 300,
    "many short words " * 20,
    "",
    " ",
    "\x01\x07\x1b[31m",
    "nul\0led",
    "\ufffe\uffff",
    "\U0010ffff",
    "<b>&amp;--></b>]]>",
    "--",
    "_nolegend_",
    "_",
    "None",
    "nan",
    "NA",
    "-1e308",
    "中文名字",
    "İstanbul ﬁ ß ſ",
    "__proto__",
)
TEXT = "Turkey backs the deal and the army. Terrorists reject it."
CHARTS: dict[str, Callable[[Tables], Axes]] = {
    "stance_matrix": lambda made: charts.stance_matrix(made.stances),
    "entities_by_label": lambda made: charts.entities_by_label(made.mentions, most=99),
    "entities_by_article": lambda made: charts.entities_by_article(made.mentions),
    "naming_by_outlet": lambda made: charts.naming_by_outlet(made.namings),
    "voices by actor": lambda made: charts.voice_composition(made.stances, most=99),
    "voices by outlet": lambda made: charts.voice_composition(made.stances, by="outlet", most=99),
    "progress": lambda made: charts.progress(made.articles),
}


def a_labelled_set(names: Sequence[str]) -> Tables:
    """For each name an article called so, in which everything is called so, read by somebody called so."""
    articles = [Article(f"a{at}", TEXT, name, name, regions=_all_body()) for at, name in enumerate(names)]
    readings = [
        an_annotation(article, *_called(f"e{at}", name), annotator=name, status=Status("done"))
        for at, (article, name) in enumerate(zip(articles, names, strict=True))
    ]
    rules = a_codebook({f"e{at}": name for at, name in enumerate(names)})
    return Tables(readings, articles, replace(rules, version=names[0], name=names[0]), {})


def label_faults(labels: Sequence[str] = LABELS) -> tuple[str, ...]:
    """What goes wrong when these labels are drawn, all in one chart, and each in the caption of one."""
    faults = [fault for name, draw in CHARTS.items() for fault in _saved(name, draw, labels)]
    for label, (name, draw) in zip(labels, cycle(CHARTS.items()), strict=False):
        faults += _saved(name, draw, [label])
    return tuple(faults)


def _saved(name: str, draw: Callable[[Tables], Axes], labels: Sequence[str]) -> list[str]:
    """The faults of a chart that is drawn and saved; to show it is to save it as PNG."""
    about = f"{name} of {len(labels)} labels from {labels[0][:40]!a}"
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)  # it is a box then
        warnings.filterwarnings("ignore", "Matplotlib currently does not support", UserWarning)
        try:
            made = draw(a_labelled_set(labels))
            svg, _, png, _ = charts.save(made, Path(folder) / "chart")
            drawing = ElementTree.fromstring(svg.read_bytes())
            width = imread(png).shape[1]
        except Exception as error:
            return [f"{about}: {type(error).__name__}: {str(error)[:200]}"]
    faults = [] if drawing.tag.endswith("svg") else [f"{about}: what was saved is no drawing"]
    return faults + ([f"{about}: it is {width} pixels wide"] if width > 12000 else [])


def _called(id_: str, name: str) -> tuple[Record, ...]:
    stance = a_stance(TEXT, "backs the deal", id_, "deal", name or "?")
    return (
        replace(stance, voice=name or "?", on_behalf_of=""),
        a_mention(TEXT, "Turkey", name, id_),
        a_naming(TEXT, "Terrorists", id_, name or "?"),
    )


def _all_body() -> tuple[Region, ...]:
    return (Region(0, len(TEXT), TEXT, "body"),)
