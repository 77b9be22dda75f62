"""The figures by name, in the order in which a reader of the set would want them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from workbench import charts, networks
from workbench.charts.sheet import nothing
from workbench.counting import counted
from workbench.figures.material import Material

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Figure(NamedTuple):
    """A figure: the name of its files, what it is called in a list, and how it is drawn."""

    name: str
    title: str
    draw: "Callable[[Material], Axes]"


def _stance_matrix(of: Material) -> "Axes":
    return charts.stance_matrix(of.tables.stances, once=of.once, copies=of.copies)


def _stance_over_time(of: Material) -> "Axes":
    # toward what most is said about; a notebook names its own
    targets = of.tables.stances["target"].value_counts()
    target = targets.index[0] if len(targets) else ""
    return charts.stance_over_time(of.tables.stances, target, once=of.once, copies=of.copies)


def _actor_network(of: Material) -> "Axes":
    stances = of.tables.stances
    graph = networks.one_mode(stances, "subtract", normalise="average", once=of.once, copies=of.copies)
    return charts.discourse_network(networks.grouped(graph))


def _position_network(of: Material) -> "Axes":
    graph = networks.two_mode(of.tables.stances, once=of.once, copies=of.copies)
    return charts.discourse_network(networks.grouped(graph))


def _polarisation(of: Material) -> "Axes":
    # three months that move on by one: in a single month few actors are tied
    stances, once, copies = of.tables.stances, of.once, of.copies
    # what people wrote down in words is long, is in no network, and would be copied for each window
    lean = stances.drop(columns=["evidence", "title", "note", "condition"])
    stretch = partial(networks.windows, lean, "month", size=3, step=1)
    found = networks.polarisations(stretch(method="subtract", normalise="average", once=once, copies=copies))
    return charts.polarisation_over_time(stances, found, once=once, copies=copies)


def _backbone(of: Material) -> "Axes":
    stances, once, copies = of.tables.stances, of.once, of.copies
    found = networks.backbone(stances, once=once, copies=copies)
    return charts.backbone_chart(stances, found, once=once, copies=copies)


def _voice_by_actor(of: Material) -> "Axes":
    return charts.voice_composition(of.tables.stances, once=of.once, copies=of.copies)


def _voice_by_outlet(of: Material) -> "Axes":
    return charts.voice_composition(of.tables.stances, by="outlet", once=of.once, copies=of.copies)


def _naming_by_outlet(of: Material) -> "Axes":
    return charts.naming_by_outlet(of.tables.namings, copies=of.copies, articles=of.tables.articles)


def _terms_by_outlet(of: Material) -> "Axes":
    return charts.terms_by_outlet(of.tables.namings, copies=of.copies)


def _terms_by_actor(of: Material) -> "Axes":
    return charts.terms_by_actor(of.tables.namings, copies=of.copies)


def _entities_by_label(of: Material) -> "Axes":
    return charts.entities_by_label(of.tables.mentions, copies=of.copies)


def _entities_by_article(of: Material) -> "Axes":
    return charts.entities_by_article(of.tables.mentions)


def _entity_cooccurrence(of: Material) -> "Axes":
    return charts.entity_cooccurrence(of.tables.mentions, copies=of.copies)


def _coverage(of: Material) -> "Axes":
    return charts.coverage(of.tables.articles)


def _progress(of: Material) -> "Axes":
    return charts.progress(of.tables.articles)


def _suggestion_audit(of: Material) -> "Axes":
    return charts.suggestion_audit(of.tables.quality.suggestions)


def _suggestion_influence(of: Material) -> "Axes":
    return charts.suggestion_influence(of.tables.quality.influence)


def _agreement(of: Material) -> "Axes":
    return charts.agreement_chart(of.agreement)


def _drift(of: Material) -> "Axes":
    return charts.drift_chart(of.drift)


def _codes_progress(of: Material) -> "Axes":
    return charts.codes_progress(of.tables.quality.codes, of.tables.quality.read)


def _codes_used(of: Material) -> "Axes":
    return charts.codes_used(of.tables.quality.codes)


def _corrected(of: Material) -> "Axes":
    stances = of.tables.stances
    if of.weights is None:  # then nobody knows what the rest holds, and reading it all would tell nothing
        why = "Nothing was drawn by lot to be checked; `workbench sample` draws."
        caption = counted(stances, ["actor", "target", "polarity"], "position", of.once, of.copies).caption
        return nothing(None, "Net position, checked and corrected", why, caption)
    return charts.corrected_positions(stances, of.suggested, of.tables.articles, weights=of.weights)


def _learning_curve(of: Material) -> "Axes":
    return charts.learning_curve(of.curve)


FIGURES = (
    Figure("stance-matrix", "Who supports or opposes what", _stance_matrix),
    Figure("stance-over-time", "How positions change", _stance_over_time),
    Figure("actor-network", "Which actors agree and which differ", _actor_network),
    Figure("position-network", "Who is for and against what", _position_network),
    Figure("polarisation", "How polarised the debate is", _polarisation),
    Figure("corrected-positions", "Positions where a part was checked", _corrected),
    Figure("backbone", "What the debate hangs on", _backbone),
    Figure("voice-by-actor", "In whose words, by actor", _voice_by_actor),
    Figure("voice-by-outlet", "In whose words, by outlet", _voice_by_outlet),
    Figure("naming-by-outlet", "How outlets name the actors", _naming_by_outlet),
    Figure("terms-by-outlet", "Which terms outlets use", _terms_by_outlet),
    Figure("terms-by-actor", "Which terms are used for whom", _terms_by_actor),
    Figure("entities-by-label", "Who and what is named", _entities_by_label),
    Figure("entities-by-article", "Who is named in which article", _entities_by_article),
    Figure("entity-cooccurrence", "Who is named together", _entity_cooccurrence),
    Figure("coverage", "Which articles were read", _coverage),
    Figure("progress", "How far the annotators are", _progress),
    Figure("codes-progress", "Whether new codes still come up", _codes_progress),
    Figure("codes-used", "How often topics are used", _codes_used),
    Figure("suggestion-audit", "What became of suggestions", _suggestion_audit),
    Figure("suggestion-influence", "What suggestions change", _suggestion_influence),
    Figure("agreement", "How far annotators agree", _agreement),
    Figure("drift", "Whether annotators go on as they began", _drift),
    Figure("learning-curve", "How much the articles taught", _learning_curve),
)
