"""How much the suggestions for an article leave open: what to read first, when the doubtful is to come first.

Rules give no probabilities, so none are made up. What they do tell is where they found words and no answer: a name
that no entity of the codebook has, a position without its holder or its target.
"""

from collections.abc import Iterable

from workbench.records import Mention, Naming, Record, Stance


def uncertainty(suggestions: Iterable[Record]) -> float:
    """The share, from 0 to 1, of suggestions that do not say who or what is meant; 0 where nothing is suggested."""
    open_ = [_is_open(each) for each in suggestions]
    return sum(open_) / len(open_) if open_ else 0.0


def _is_open(record: Record) -> bool:
    match record:
        case Mention():
            return not record.entity
        case Naming():
            return not record.refers_to
        case Stance():
            return not (record.holder and record.target)
    return False
