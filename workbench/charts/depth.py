"""A fill that is the farther from the ground, the more there is: dark on white, light on black."""

from workbench.charts import style
from workbench.charts.palette import BLACK, Look

_LEAST = 0.12
"""How far from the ground the least is."""


def depth(share: float) -> Look:
    """The fill for a share from 0 to 1 of the highest, and the colour of words on it."""
    theme = style.theme()
    part = _LEAST + (1 - _LEAST) * min(max(share, 0.0), 1.0)
    ends = zip(_parts(theme.ground), _parts(theme.bar), strict=True)
    mixed = [round(low + (high - low) * part) for low, high in ends]
    # from here on black and white words have the same contrast
    bright = sum(weight * (each / 255) ** 2.2 for weight, each in zip((0.2126, 0.7152, 0.0722), mixed, strict=True))
    return Look("#{:02X}{:02X}{:02X}".format(*mixed), BLACK if bright > 0.19 else "#FFFFFF")


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
