"""What outlets say in their own words: quoted and reported speech tells how others name somebody, not how they do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.counting import Counted, Once, counted, standing

if TYPE_CHECKING:
    from pandas import DataFrame


def of_own(
    namings: "DataFrame", actor: str | Sequence[str] | None = None, outlet: str | Sequence[str] | None = None
) -> "DataFrame":
    """The namings that count, of these actors (by id or name) and outlets; of all where none is given."""
    table = standing(namings)
    if actor is not None:
        wanted = _several(actor)
        table = table[table["refers_to"].isin(wanted) | table["refers_to_name"].isin(wanted)]
    return table if outlet is None else table[table["outlet"].isin(_several(outlet))]


def own_words(namings: "DataFrame", once: Once, copies: "DataFrame | None") -> tuple[Counted, str]:
    """What of them counts that is the outlet's own, and the sentence that says how many are not."""
    own = namings["voice"] == "outlet"
    quoted = f"Not the outlet's own words, left out: {n:,}." if (n := int((~own).sum())) else ""
    return counted(namings[own], ["refers_to", "valence", "term"], "naming term", once, copies), quoted


def _several(one: str | Sequence[str]) -> list[str]:
    return [one] if isinstance(one, str) else [*one]
