"""What a coefficient allows: Krippendorff's bands, by the lower bound of its interval where there is one."""

from typing import Literal, NamedTuple

from workbench.agreement.measure import RELIABLE, TENTATIVE, Measure


class Band(NamedTuple):
    """What the variable is good for, and by what that was judged: the `lower bound` or, without interval, the `value`.

    From .80 on it is `reliable`; from .667 on `tentative`: cautious conclusions only; below, `do not use` the variable
    (Krippendorff, 2004).
    """

    word: Literal["reliable", "tentative", "do not use"]
    by: Literal["lower bound", "value"]
    figure: float

    def __str__(self) -> str:
        """The band and its reason, such as `tentative (by the lower bound, 0.712)`."""
        return f"{self.word} (by the {self.by}, {self.figure:.3f})"


def band(measure: Measure) -> Band | None:
    """The band of a coefficient that compares with chance; None where it has no value."""
    if measure.value is None:
        return None
    by: Literal["lower bound", "value"] = "lower bound" if measure.interval else "value"
    figure = measure.interval[0] if measure.interval else measure.value
    return Band("reliable" if figure >= RELIABLE else "tentative" if figure >= TENTATIVE else "do not use", by, figure)
