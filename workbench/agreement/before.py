"""Readers' readings as they were before anybody decided between them: what agreement is measured on, for ever.

Whoever sees what was decided may change their own reading, and agreement measured afterwards would tell how well people
follow (Krippendorff 2019, ch. 12: agreement is between observers who work apart). Nothing here looks at a clock: an
action of the adjudicator names the readers' latest actions that it knew, and a reading ends with those.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench import history
from workbench.records import ADJUDICATED, Action, Annotation

_UNAIDED = frozenset({"none", "blind"})


def before(histories: Mapping[str, Sequence[Action]]) -> list[Annotation]:
    """Every reader's readings as they were when adjudication of the article first named what that reader had done.

    `histories` are annotator → actions, as the logs say. A reading that nobody has decided about is as it is now. By
    annotator and then article; the reading of `ADJUDICATED` is none of them.
    """
    named = _named(histories.get(ADJUDICATED, ()))
    return [
        history.annotation(_until(history.ordered(actions), named[article]), annotator)
        for annotator in sorted(histories.keys() - {ADJUDICATED})
        for article, actions in sorted(_by_article(histories[annotator]).items())
    ]


def decided(histories: Mapping[str, Sequence[Action]]) -> list[Annotation]:
    """What was decided, by article, with all that its adjudicator has done until now."""
    found = _by_article(histories.get(ADJUDICATED, ()))
    return [history.annotation(actions, ADJUDICATED) for _, actions in sorted(found.items())]


def shown(histories: Mapping[str, Iterable[Action]]) -> frozenset[tuple[str, str]]:
    """Pairs of article and annotator where the page suggested something at some action."""
    return frozenset(
        (action.article, annotator)
        for annotator, actions in histories.items()
        for action in actions
        if action.assist not in _UNAIDED
    )


def _until(actions: Sequence[Action], named: Sequence[frozenset[str]]) -> Sequence[Action]:
    """The actions up to the last of those that were named first; all where none of them was."""
    for ids in named:
        places = [place for place, action in enumerate(actions) if action.id in ids]
        if places:
            return actions[: places[-1] + 1]
    return actions


def _named(adjudicated: Iterable[Action]) -> dict[str, list[frozenset[str]]]:
    """Article → the ids of readers' actions that each decision on it was about, the first decision first."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for action in history.ordered(adjudicated):
        found[action.article].append(frozenset(action.decides))
    return found


def _by_article(actions: Iterable[Action]) -> dict[str, list[Action]]:
    found: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        found[action.article].append(action)
    return found
