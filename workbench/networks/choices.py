"""What can be asked for, by name, and what figures say of it."""

from collections.abc import Mapping
from typing import Literal, get_args

from workbench.trouble import Trouble

Method = Literal["congruence", "conflict", "subtract", "ignore"]
Qualifier = Literal["ignore", "combine", "subtract"]
OneModeNorm = Literal["no", "average", "jaccard", "cosine"]
TwoModeNorm = Literal["no", "activity", "prominence"]
Of = Literal["actor", "target"]
Targets = Literal["all", "topic", "entity"]
Isolates = Literal["no", "active", "all"]
"""Nodes without a tie: left out; kept where they took a position; kept where they are in the table at all.

DNA's `isolates = FALSE` is `active` here, and its `TRUE` is `all` (Leifeld, Gruber and Bossner 2018).
"""

NORMS: Mapping[str, str] = {
    "no": "",
    "average": "Weights are divided by the mean number of positions of the two (average activity).",
    "jaccard": "Weights are divided by what the two say alone and together (Jaccard).",
    "cosine": "Weights are divided by the product of the numbers of positions of the two (cosine).",
    "activity": "Weights are divided by the number of positions of the actor (activity).",
    "prominence": "Weights are divided by the number of positions on the target (prominence).",
}


def one_of(asked: str, choices: object, what: str) -> None:
    """Raises Trouble when `asked` is none of the words of a Literal type."""
    known = get_args(choices)
    if asked not in known:
        raise Trouble(f"{asked!r} is no {what}; write one of {', '.join(known)}")
