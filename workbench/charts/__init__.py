"""Charts of the labelled set: each takes a table, and axes if you have some, and returns the axes it drew on.

Every chart says under itself what it counts: records in title, standfirst and body whose words are still at
their place, out of how many articles and annotators, by which codebook. Without `ax`, the axes come on a sheet
of their own, just large enough, and show themselves when they are the last line of a notebook cell; they are
unknown to pyplot, so they show once and not twice. `save` writes them as SVG and PNG.
"""

from workbench.charts.agreeing import agreement_chart
from workbench.charts.auditing import suggestion_audit
from workbench.charts.backbone import backbone_chart
from workbench.charts.behind import told, values, where
from workbench.charts.codes import codes_progress, codes_used
from workbench.charts.cooccurrence import entity_cooccurrence
from workbench.charts.corrected import corrected_positions
from workbench.charts.coverage import coverage
from workbench.charts.drifting import drift_chart
from workbench.charts.entities import entities_by_article, entities_by_label
from workbench.charts.influencing import suggestion_influence
from workbench.charts.lines import learning_curve
from workbench.charts.matrix import stance_matrix
from workbench.charts.naming import naming_by_outlet
from workbench.charts.network import discourse_network
from workbench.charts.over_time import stance_over_time
from workbench.charts.polarising import polarisation_over_time
from workbench.charts.progress import progress
from workbench.charts.saving import save
from workbench.charts.style import style
from workbench.charts.terms import terms_by_actor, terms_by_outlet
from workbench.charts.voices import voice_composition

__all__ = [
    "agreement_chart",
    "backbone_chart",
    "codes_progress",
    "codes_used",
    "corrected_positions",
    "coverage",
    "discourse_network",
    "drift_chart",
    "entities_by_article",
    "entities_by_label",
    "entity_cooccurrence",
    "learning_curve",
    "naming_by_outlet",
    "polarisation_over_time",
    "progress",
    "save",
    "stance_matrix",
    "stance_over_time",
    "style",
    "suggestion_audit",
    "suggestion_influence",
    "terms_by_actor",
    "terms_by_outlet",
    "told",
    "values",
    "voice_composition",
    "where",
]
