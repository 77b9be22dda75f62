"""What was tried on texts, labels, the network and the files' modes, as lines of the scoreboard."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.faults.halves import Doors, broken, faults_of, file_faults
from tests.faults.labels import CHARTS, LABELS, label_faults
from tests.faults.leaks import leaks
from tests.faults.metric import Metric
from tests.faults.network import network
from tests.faults.scripts import scripts
from tests.faults.selecting import selection_faults
from tests.faults.states import model_faults
from tests.faults.unicode import PROPERTIES, held


def unicode(examples: int = 500) -> Metric:
    """C7: the properties U-P1 to U-P11, with so many examples each."""
    faults = [fault for check, strategies in PROPERTIES.items() for fault in held(check, examples, *strategies)]
    faults += [*half_faults(examples), *selection_faults(examples), *model_faults(examples)]
    number = f"{len(PROPERTIES) + 4} properties, {examples} examples each, {len(faults)} faults"
    target = "U-P1 to U-P11, 500 examples each, none fails"
    return Metric("C7", "Unicode properties", number, target, not faults, tuple(faults))


def half_faults(examples: int) -> tuple[str, ...]:
    """What speaks against U-P6: half characters at the desk and in files."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        files.mkdir()
        doors = Doors(Path(folder) / "project")

        def refused(words: str) -> None:
            """U-P6: half a character is refused at every door, with a sentence, and nothing of it is written."""
            assert [*faults_of(words, doors), *file_faults(words, files)] == []

        return held(refused, examples, broken)


def labels(given: Sequence[str] = LABELS) -> Metric:
    """C8: the labels through every chart, shown and saved as SVG and PNG."""
    faults = label_faults(given)
    number = f"{len(given)} labels in {len(CHARTS)} charts, {len(faults)} faults"
    return Metric("C8", "labels through charts", number, "25 labels, 0 exceptions", not faults, faults)


METRICS: dict[str, Callable[[], Metric]] = {
    "C1": scripts,
    "C7": unicode,
    "C8": labels,
    "C10": network,
    "C11": leaks,
}
