"""How sure a mention must be to be suggested, label by label.

Told only by articles that were read blind, and by who was not taught by them: whoever sees a suggestion tends to accept
it, so on labels made with suggestions in view every threshold looks right.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.records import Mention
from workbench.suggest.teach.figures import Count, named
from workbench.suggest.teach.trial import Tried

FEWEST_ARTICLES, FEWEST_MARKS = 5, 20
"""Blind articles, and marks of a label in them, below which nothing can be told."""
_WORTH = 0.01
"""Gain in F1 for which a threshold is set at all."""
Scored = tuple[float, bool]
"""Score of a suggested mention, and whether people marked the same."""


def least(tried: Tried) -> dict[str, float]:
    """Label → the score below which leaving out is better, where the blind articles of `tried` can tell."""
    blind = [at for at, lesson in enumerate(tried.lessons) if lesson.blind]
    if len({tried.lessons[at].article.id for at in blind}) < FEWEST_ARTICLES:
        return {}
    scored: dict[str, list[Scored]] = defaultdict(list)
    marks: dict[str, int] = defaultdict(int)
    for at in blind:
        lesson = tried.lessons[at]
        marked = named(lesson.reading.mentions.values(), lesson.article)
        for _, _, label in marked:
            marks[label] += 1
        found = {id_: each for id_, each in tried.suggested[at].items() if isinstance(each, Mention)}
        kept = named(found.values(), lesson.article)
        for each in found.values():
            if (each.start, each.end, each.label) in kept:
                scored[each.label].append((each.score, (each.start, each.end, each.label) in marked))
    chosen = {label: _best(scored[label], marks[label]) for label in sorted(marks) if marks[label] >= FEWEST_MARKS}
    return {label: score for label, score in chosen.items() if score}


def _best(scored: Sequence[Scored], marked: int) -> float:
    """The lowest score to keep; 0 where keeping all is as good. What has no score is never left out."""
    best, all_kept = 0.0, _f1(scored, marked, 0.0)
    most = all_kept + _WORTH
    for score in sorted({round(score, 2) for score, _ in scored if score}):
        if (f1 := _f1(scored, marked, score)) > most:
            best, most = score, f1
    return best


def _f1(scored: Sequence[Scored], marked: int, least: float) -> float:
    kept = [right for score, right in scored if not score or score >= least]
    return Count(sum(kept), len(kept), marked).f1 or 0.0


def told(least: Mapping[str, float], tried: Tried) -> str:
    """The sentence on what thresholds were, or were not, set."""
    blind = len({lesson.article.id for lesson in tried.lessons if lesson.blind})
    if least:
        said = ", ".join(f"{label} {score:.2f}" for label, score in sorted(least.items()))
        return f"Set on {blind} articles that were read blind: a mention is suggested from a score of {said}."
    if blind < FEWEST_ARTICLES:
        return (
            f"No threshold was set: that takes {FEWEST_ARTICLES} finished articles that were read blind, and there are "
            f"{blind}; `blind = 0.2` under [desk] in codebook.toml draws every fifth"
        )
    return f"No threshold was set: on {blind} articles that were read blind, none would have helped."
