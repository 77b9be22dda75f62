"""A part of a labelled set: the readings that were chosen, and what of every table is theirs."""

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from pandas import DataFrame

from workbench.counting import many
from workbench.records import ADJUDICATED
from workbench.tables.choosing import Choice, voices_phrase
from workbench.trouble import Trouble

if TYPE_CHECKING:
    from pandas import Series

_READING = ["article", "annotator"]


class Part(NamedTuple):
    """The `readings` that are in it, as rows of the table of articles, and what is done to every table of the whole.

    `only` says what was chosen, and `of_articles` what of that holds whoever reads them. Where `undecided`, readings
    count as they were before anybody decided between them. `weights`, by article, are what `how` says.
    """

    readings: DataFrame
    only: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    of_articles: Choice = Choice({})
    undecided: bool = False
    weights: Mapping[str, float] | None = None
    how: str = ""

    def of(self, name: str, whole: DataFrame) -> DataFrame:
        """What of a table of the whole is in this part, with `attrs` that say so."""
        table = whole[self._has(whole)].reset_index(drop=True)
        if self.undecided and "adjudicated" in table:
            table["adjudicated"] = False
        if self.weights is not None and "weight" in table:
            table["weight"] = table["article"].map(self.weights).astype("float64")
        table.attrs = whole.attrs | self._counts(name, table, machine="suggested" in whole.attrs)
        only = *whole.attrs.get("only", ()), *self.only, *(voices_phrase(self.voices) if "voice" in table else ())
        table.attrs |= ({"only": only} if only else {}) | ({"weighted": self.how} if self.how else {})
        return table

    def _has(self, table: DataFrame) -> "Series[bool]":
        if "annotator" not in table:
            return table["article"].isin(self.readings["article"])
        chosen = self.readings[_READING].assign(chosen=1)
        found = table[_READING].merge(chosen, how="left", on=_READING)["chosen"].notna()
        return found & table["voice"].isin(self.voices) if self.voices and "voice" in table else found

    def _counts(self, name: str, table: DataFrame, *, machine: bool) -> dict[str, Any]:
        """The numbers of the `attrs`: as in a whole, a reading counts once there is anything in it."""
        begun = self.readings if machine else self.readings[self.readings["status"] != "untouched"]
        decided = begun[(begun["annotator"] == ADJUDICATED) & (begun["status"] == "done")]["article"]
        here = {"actions": table, "copies": self.readings}.get(name, begun)
        return {
            "n_articles": here["article"].nunique(),
            "n_annotators": 0 if machine or name == "copies" else len({*here["annotator"]} - {ADJUDICATED}),
            "n_adjudicated": decided.nunique() if name not in {"actions", "copies"} and not self.undecided else 0,
            "excluded": int(table["detached"].sum()) if "detached" in table else 0,
            "disputed": int(table["disputed"].sum()) if "disputed" in table else 0,
        }


def chosen(choice: Choice, articles: DataFrame) -> Part:
    """The part of what was chosen, by the table of articles of the whole."""
    rows = articles[choice.rows(articles)]
    undecided = ADJUDICATED not in choice.values.get("annotator", (ADJUDICATED,))
    settled = {*rows.loc[rows["adjudicated"], "article"]}
    decided = {*rows.loc[rows["annotator"] == ADJUDICATED, "article"]}
    said = list(choice.phrases())
    if undecided and settled:
        said.append(f"as read before anybody decided ({many(len(settled), 'article')} adjudicated)")
    elif settled - decided:
        said.append(f"without {many(len(settled - decided), 'article')} whose adjudicated reading is not among them")
    return Part(rows, tuple(said), choice.voices, choice.of_articles(), undecided)


def weighed(weights: Mapping[str, float], how: str, articles: DataFrame) -> Part:
    """The part of the articles that have a weight. Raises Trouble where one cannot be, or none is of these articles."""
    if wrong := [id_ for id_, weight in weights.items() if not (isfinite(weight) and weight > 0)]:
        raise Trouble(f"the weight of {wrong[0]!r} is {weights[wrong[0]]}; expected a number above 0 for every article")
    rows = articles[articles["article"].isin([*weights])]
    if rows.empty:
        raise Trouble(f"none of the {len(weights)} articles with a weight is among these; give weights by article id")
    gone = len(weights.keys() - {*rows["article"]})
    return Part(rows, weights=dict(weights), how=how + (f"; {many(gone, 'article')} of it not here" if gone else ""))
