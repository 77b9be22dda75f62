"""Fits what lexicon and model count for in a marked pair, and prints it as `workbench/suggest/weighing.py` has it.

`python -m workbench.training.weigh DATA build/model/folds.json`, after `python -m workbench.training DATA --folds`,
which leaves what models said that had not seen the pair's corpus. Every figure that is printed is of pairs whose
corpus had no part in the weights either.
"""

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from workbench.suggest.marked import signs
from workbench.suggest.weighing import STANCES, told
from workbench.training.sets import Pair, Span, pairs

DIRECTED = frozenset({"re3d", "plover"})
"""Sets of pairs with a holder; views of a target alone, or of a speaking country, are another question."""
STRENGTH = 0.1
Rows = npt.NDArray[np.float64]


def main() -> None:
    """Print the weights and the figures."""
    said = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    logits = {each["id"]: np.log(np.maximum(each["probs"], 1e-9)) for each in said}
    chosen = [pair for pair in pairs(Path(sys.argv[1])) if pair.origin in DIRECTED and pair.id in logits]
    seen = np.array([signs(pair.text, _place(pair.holder), (pair.target.start, pair.target.end)) for pair in chosen])
    both = np.hstack([seen, [told(logits[pair.id]) for pair in chosen]])
    for name, rows in (("LEXICON_ALONE", seen), ("TOGETHER", both)):
        _tell(name, rows, chosen)


def _place(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _tell(name: str, rows: Rows, chosen: list[Pair]) -> None:
    labels, corpora = np.array([each.label for each in chosen]), np.array([each.corpus for each in chosen])
    fitting = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)
    guessed = cross_val_predict(fitting, rows, labels, groups=corpora, cv=LeaveOneGroupOut())
    for origin in sorted({each.origin for each in chosen}):
        here = np.array([each.origin == origin for each in chosen])
        polar = here & (labels != "neutral") & (guessed != "neutral")
        f1 = f1_score(labels[here], guessed[here], average="macro")
        print(
            f"# {origin}: macro-F1 {f1:.3f}, sign right {np.mean(labels[polar] == guessed[polar]):.3f} of {polar.sum()}"
        )
    fitting.fit(rows, labels)
    order = [list(fitting.classes_).index(stance) for stance in STANCES]
    weights = np.hstack([fitting.intercept_[:, None], fitting.coef_])[order].round(2)
    print(f"{name} = (", *(f"    {tuple(row)}," for row in weights.tolist()), ")", sep="\n")


if __name__ == "__main__":
    main()
