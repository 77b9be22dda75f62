"""The figures by name, in the order in which a reader of the set would want them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from workbench import charts
from workbench.figures.material import Material

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Figure(NamedTuple):
    """A figure: the name of its files, what it is called in a list, and how it is drawn."""

    name: str
    title: str
    draw: "Callable[[Material], Axes]"


def _stance_matrix(of: Material) -> "Axes":
    return charts.stance_matrix(of.tables.stances, copies=of.copies)


def _voice_by_actor(of: Material) -> "Axes":
    return charts.voice_composition(of.tables.stances, copies=of.copies)


def _voice_by_outlet(of: Material) -> "Axes":
    return charts.voice_composition(of.tables.stances, by="outlet", copies=of.copies)


def _naming_by_outlet(of: Material) -> "Axes":
    return charts.naming_by_outlet(of.tables.namings, copies=of.copies)


def _entities_by_label(of: Material) -> "Axes":
    return charts.entities_by_label(of.tables.mentions, copies=of.copies)


def _entities_by_article(of: Material) -> "Axes":
    return charts.entities_by_article(of.tables.mentions)


def _progress(of: Material) -> "Axes":
    return charts.progress(of.tables.articles)


FIGURES = (
    Figure("stance-matrix", "Who supports or opposes what", _stance_matrix),
    Figure("voice-by-actor", "In whose words, by actor", _voice_by_actor),
    Figure("voice-by-outlet", "In whose words, by outlet", _voice_by_outlet),
    Figure("naming-by-outlet", "How outlets name the actors", _naming_by_outlet),
    Figure("entities-by-label", "Who and what is named", _entities_by_label),
    Figure("entities-by-article", "Who is named in which article", _entities_by_article),
    Figure("progress", "How far the annotators are", _progress),
)
