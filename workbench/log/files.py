"""What an annotator's log files are called."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from workbench.trouble import Trouble

MOST = 99
"""Files that one annotator has at most by number."""


def slug(annotator: str) -> str:
    """A file name for an annotator: the id itself when it is plain, else a readable part and a digest.

    Some file systems hold `Ann` and `ann`, or two spellings of `é`, for one file, and others do not.
    """
    annotator = unicodedata.normalize("NFC", annotator)
    plain = re.sub(r"[^a-z0-9-]+", "-", annotator.lower()).strip("-")[:40]
    if plain and plain == annotator:
        return plain
    digest = hashlib.sha256(annotator.encode()).hexdigest()[:8]
    return f"{plain}-{digest}".lstrip("-")


def numbered(folder: Path, annotator: str) -> Iterator[Path]:
    """The files that an annotator's actions go to: the first, and others for as long as those before are in use."""
    yield folder / f"{slug(annotator)}.jsonl"
    yield from (folder / f"{slug(annotator)}.{number}.jsonl" for number in range(2, MOST + 1))


def logs(folder: Path) -> list[Path]:
    """The logs of a folder, sorted; none where there is no folder. Raises Trouble when it cannot be listed."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".jsonl" and not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Trouble(
            f"{folder} cannot be listed ({error.strerror or error}), so nothing is known of what was annotated; change "
            "its permissions or have the disk back, then run the cell again"
        ) from error


def own(folder: Path, annotator: str, writer: str) -> Path:
    """The file of one writer alone, for a folder in which nobody can hold a file."""
    return folder / f"{slug(annotator)}.{writer[:8]}.jsonl"
