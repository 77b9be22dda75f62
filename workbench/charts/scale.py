"""A colour for a net position: orange where all oppose, blue where all support, and neither in the middle.

The scale is fixed at −1 and +1, so that two figures can be compared. Orange and blue are told apart in every common
colour blindness (Okabe and Ito 2008); the ends are about equally far from the ground, and the middle is near it.
"""

from workbench.charts import style
from workbench.charts.palette import Look

_STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0)
_LIGHT = ("#A34A00", "#EDAF66", "#FBF8EF", "#86BCE0", "#00558F")
_DARK = ("#F2A23A", "#8F6330", "#55534B", "#35688E", "#6CBBF2")


def of_net(net: float) -> Look:
    """The fill for a net position from −1 to +1, and the colour of words on it."""
    colours = _DARK if _brightness(style.theme().ground) < 0.5 else _LIGHT
    place = min(max((net + 1) * 2, 0.0), 4.0)
    below = min(int(place), 3)
    low, high = (_parts(colours[step]) for step in (below, below + 1))
    mixed = tuple(a + (b - a) * (place - below) for a, b in zip(low, high, strict=True))
    fill = "#" + "".join(f"{round(part):02X}" for part in mixed)
    # pure ones: in the middle between the two nothing less can be read
    return Look(fill, max("#000000", "#FFFFFF", key=lambda ink: _contrast(fill, ink)))


def key_of_net(few: int) -> dict[str, Look]:
    """What the colours mean, by words: five steps of the scale, and the grey of what is too little to tell."""
    words = ("all oppose", "", "in balance", "", "all support")
    steps = {f"{signed(step)}  {said}".strip(): of_net(step) for step, said in zip(_STEPS, words, strict=True)}
    now = style.theme()
    return {**dict(reversed(steps.items())), f"grey: n < {few}": Look(now.pale, now.quiet)}


def signed(net: float) -> str:
    """A net position as it is written: with its sign, which tells it without colour, and two decimals at most."""
    rounded = round(net, 2) + 0.0
    return f"{rounded:+.3g}".replace("-", "−") if rounded else "0"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _brightness(colour: str) -> float:
    """Relative luminance, as the contrast of words on a ground is reckoned with (WCAG 2.1)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _shares(colour)]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def _shares(colour: str) -> list[float]:
    return [part / 255 for part in _parts(colour)]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)
