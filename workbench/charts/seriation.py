"""An order of rows and columns in which those that are alike stand beside each other."""

import numpy as np
from numpy.typing import NDArray


def alike(table: NDArray[np.float64]) -> tuple[list[int], list[int]]:
    """The order of the rows and of the columns of a table, by its first pair of singular vectors.

    Of net positions this is from one camp to the other: what the two camps are most divided by stands at the ends.
    The camp of the first row comes first; equals keep their order. (Ordering a matrix by its leading vectors: Hahsler,
    Hornik and Buchta 2008, Getting things in order.)
    """
    if not table.any():
        return [*range(table.shape[0])], [*range(table.shape[1])]
    left, _, right = np.linalg.svd(table, full_matrices=False)
    rows, columns = left[:, 0], right[0]
    first = next(value for value in rows if abs(value) > 1e-9)
    # rounded, so that equals are equal on every machine
    by = [np.argsort(-np.round(vector * np.sign(first), 6), kind="stable") for vector in (rows, columns)]
    return by[0].tolist(), by[1].tolist()
