"""How much the suggestions for an article leave open: what to read first, when the doubtful is to come first.

Where a suggestion comes with a score, the doubt is in the score: none at 1, and as much as can be at a half
(uncertainty sampling; Lewis and Gale, 1994). What was taught moves the scores, and so the order. Rules give no
probabilities, so none are made up: they leave open where they found words and no answer, a name that no entity of the
codebook has, a position without its holder or its target.
"""

from collections.abc import Iterable

from workbench.records import Mention, Naming, Record, Stance


def uncertainty(suggestions: Iterable[Record]) -> float:
    """The mean doubt of the suggestions, from 0 to 1; 0 where nothing is suggested."""
    doubts = [_doubt(each) for each in suggestions]
    return sum(doubts) / len(doubts) if doubts else 0.0


def _doubt(record: Record) -> float:
    if isinstance(record, Mention | Stance) and record.score:
        return min(1.0, 2 * (1 - record.score))
    return float(_is_open(record))


def _is_open(record: Record) -> bool:
    match record:
        case Mention():
            return not record.entity
        case Naming():
            return not record.refers_to
        case Stance():
            return not (record.holder and record.target)
    return False
