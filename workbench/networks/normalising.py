"""What the weights of one-mode networks are divided by, so that who says much isn't tied to all who say anything.

With x(i, j, k) as in `one_mode` and a(i) its sum, the activity of i (Leifeld, Gruber and Bossner 2018, ch.
"Algorithms"; Leifeld 2017):

- `average`: (a(i) + a(i')) / 2;
- `jaccard`: the sum, over j and k, of x(i, j, k) where x(i', j, k) is 0, of x(i', j, k) where x(i, j, k) is 0, and of
  x(i, j, k) · x(i', j, k);
- `cosine`: a(i) · a(i'). This is DNA's; the cosine of the two profiles would divide by their Euclidean lengths.

The DNA manual's chapter on export describes average activity by numbers of different concepts, and a rescaling to 0..1;
its equations and its program do neither, and are followed here.
"""

import numpy as np

from workbench.networks.choices import OneModeNorm
from workbench.networks.making import Numbers


class Norm:
    """The divisors of a network's weights, some rows of their matrix at a time."""

    def __init__(self, normalise: OneModeNorm, x: Numbers) -> None:
        """`x` is nodes × things × polarities."""
        self._kind = normalise
        self._x = x.reshape(len(x), x.shape[1] * x.shape[2])
        self._said = (self._x > 0).astype("float64")
        self._activity: Numbers = self._x.sum(axis=1)

    def of(self, rows: slice, start: int) -> Numbers:
        """Those of the nodes `rows` with all from `start` on; for pairs without a tie they may be 0."""
        one: Numbers = self._activity[rows, None]
        other: Numbers = self._activity[start:]
        match self._kind:
            case "average":
                return np.add(one, other) / 2
            case "cosine":
                return np.multiply(one, other)
            case "jaccard":
                return np.add(one, other) - self._shared(rows, start)
        return np.broadcast_to(1.0, (len(one), len(other)))

    def _shared(self, rows: slice, start: int) -> Numbers:
        """What of both activities is said by both, less the product of it."""
        x, said = self._x, self._said
        both: Numbers = x[rows] @ said[start:].T + said[rows] @ x[start:].T - x[rows] @ x[start:].T
        return both
