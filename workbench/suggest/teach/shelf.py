"""The versions of what was taught, in a project's folder: `annotations/taught/0001/`, `0002/` … and which is in use.

A version is a few arrays (`.npy`) and a `taught.json` that names them by their checksums. The JSON is written last, so
a version that was not finished is none. Nothing in it is ever run: arrays are read without pickles, and whatever does
not fit is told in words and left alone.
"""

import hashlib
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np

from workbench import disk
from workbench.inside import below, contents
from workbench.records import Entity
from workbench.suggest.encoder import Encoder
from workbench.suggest.teach.taught import Correction, Floats, Taught
from workbench.trouble import Trouble
from workbench.wording import counted

FOLDER = "taught"
_ABOUT, _USED = "taught.json", "used.json"
_MOST = 2**24
"""Bytes that no file of a version reaches by far."""
_MENTIONS, _STANCES = "mentions.npy", "stances.npy"


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a version says of itself: what it was made of, what it holds, and how it did.

    `encoder` and `codebook` are names and versions. `articles` are id → SHA-256 of the text. `fates` counts what the
    people decided, by fate. `arrays` are file → SHA-256. `least` and `forms` as in `Taught`.
    """

    version: str
    at: str
    encoder: str
    codebook: str
    annotators: tuple[str, ...]
    articles: dict[str, str]
    actions: int
    fates: dict[str, int]
    sentences: tuple[str, ...]
    figures: tuple[dict[str, str | int | float | None], ...] = ()
    curve: tuple[dict[str, str | int | float | None], ...] = ()
    arrays: dict[str, str] = {}
    least: dict[str, float] = {}
    forms: tuple[Entity, ...] = ()

    def __str__(self) -> str:
        """What it was made of, and how it did, in a few lines."""
        made = (
            f"{self.version}  {self.at[:10]}  {counted(len(self.articles), 'article')} by {', '.join(self.annotators)}"
        )
        return "\n".join([made, *(f"      {sentence}" for sentence in self.sentences)])


class _Used(msgspec.Struct, frozen=True):
    version: str = ""


def signature(encoder: Encoder) -> str:
    """The name and version of an encoder: what was learned on one says nothing to another."""
    return f"{encoder.name} {encoder.version}"


def numbers(annotations: Path) -> list[str]:
    """The versions there are, the oldest first, readable or not."""
    shelf = _shelf(annotations)
    if not shelf.is_dir():
        return []
    return sorted(each.name for each in shelf.iterdir() if each.name.isdigit() and (each / _ABOUT).exists())


def about(annotations: Path, version: str) -> Version:
    """What a version says of itself. Raises Trouble when it is not there, or cannot be read."""
    if version not in numbers(annotations):
        there = ", ".join(numbers(annotations)) or "none yet"
        raise Trouble(f"there is no taught version {version!r} in {_shelf(annotations)}; there is {there}")
    path = _shelf(annotations) / version / _ABOUT
    try:
        return msgspec.json.decode(contents(path, _MOST), type=Version)
    except msgspec.MsgspecError as error:
        raise _damaged(version, f"{_ABOUT} cannot be understood ({error})") from error


def write(annotations: Path, made: Version, taught: Taught) -> Version:
    """Put a version on the shelf under the next free number, and return what it says of itself.

    Raises OSError when the disk does not take it.
    """
    shelf = _shelf(annotations)
    disk.make_folder(shelf)
    folder = _next(shelf)
    arrays = {name: _as_bytes(array) for name, array in _arrays(taught).items()}
    for name, data in arrays.items():
        disk.replace(folder / name, data)
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in arrays.items()}
    kept = {"version": folder.name, "arrays": hashes, "least": dict(taught.least), "forms": taught.forms}
    made = msgspec.structs.replace(made, **kept)
    disk.replace(folder / _ABOUT, msgspec.json.format(msgspec.json.encode(made), indent=1))
    return made


def read(annotations: Path, version: str, encoder: Encoder) -> Taught:
    """What was taught under this number. Raises Trouble when it is damaged, or was learned on another encoder."""
    made = about(annotations, version)
    if made.arrays and made.encoder != signature(encoder):
        raise Trouble(
            f"taught version {version} was learned on the encoder {made.encoder}, and this workbench has "
            f"{signature(encoder)}; it is left unused, teach again"
        )
    arrays = {name: _array(annotations, made, name) for name in made.arrays}
    shapes = _shapes(encoder) if arrays else {}
    for name, array in arrays.items():
        if array.shape != shapes.get(name):
            raise _damaged(version, f"{name} has the shape {array.shape}, expected {shapes.get(name)}")
    found = {name: Correction(array[:-1], array[-1]) for name, array in arrays.items()}
    return Taught(version, found.get(_MENTIONS), found.get(_STANCES), made.least, made.forms)


def used(annotations: Path) -> str:
    """The number of the version in use; empty when none is. Raises Trouble when that cannot be read."""
    path = _shelf(annotations) / _USED
    if not path.exists():
        return ""
    try:
        return msgspec.json.decode(contents(path, _MOST), type=_Used).version
    except msgspec.MsgspecError as error:
        raise Trouble(f"{FOLDER}/{_USED}: cannot be understood ({error}); choose a version with teach.use") from error


def use(annotations: Path, version: str) -> None:
    """Have this version used from now on; with an empty one, none. Raises OSError when the disk does not take it."""
    disk.replace(_shelf(annotations) / _USED, msgspec.json.encode(_Used(version)))


def in_use(annotations: Path, encoder: Encoder) -> Taught:
    """What was taught and is in use. Raises Trouble when it cannot be."""
    version = used(annotations)
    return read(annotations, version, encoder) if version else Taught()


def _shelf(annotations: Path) -> Path:
    return below(annotations, FOLDER)


def _next(shelf: Path) -> Path:
    """A new folder, which no other notebook has made at the same time."""
    number = max([int(each.name) for each in shelf.iterdir() if each.name.isdigit()], default=0)
    while True:
        number += 1
        try:
            (shelf / f"{number:04}").mkdir()
        except FileExistsError:
            continue
        return shelf / f"{number:04}"


def _arrays(taught: Taught) -> dict[str, Floats]:
    """Each correction as one array: its weights, and its bias as the last row."""
    kinds = {_MENTIONS: taught.mentions, _STANCES: taught.stances}
    return {name: np.vstack([each.weights, each.bias]) for name, each in kinds.items() if each}


def _shapes(encoder: Encoder) -> dict[str, tuple[int, int]]:
    """The shapes that the arrays have for this encoder, which tells its widths by reading a word."""
    seen, judged = encoder.read(next(encoder.windows("Yes", 0, 3))), encoder.stance("Yes", None, (0, 3))
    states = {_MENTIONS: (seen.states, seen.logits), _STANCES: (judged.state, judged.logits)}
    return {name: (state.shape[-1] + 1, logits.shape[-1]) for name, (state, logits) in states.items()}


def _as_bytes(array: Floats) -> bytes:
    file = BytesIO()
    np.save(file, array.astype("<f4"), allow_pickle=False)
    return file.getvalue()


def _array(annotations: Path, made: Version, name: str) -> Floats:
    data = contents(_shelf(annotations) / made.version / Path(name).name, _MOST)
    if hashlib.sha256(data).hexdigest() != made.arrays[name]:
        raise _damaged(made.version, f"{name} is not what was written")
    try:
        array = np.load(BytesIO(data), allow_pickle=False)
    except (ValueError, EOFError, OSError, MemoryError) as error:
        raise _damaged(made.version, f"{name} is no array ({error})") from error
    if array.dtype != np.float32 or array.ndim != 2 or not np.isfinite(array).all():
        raise _damaged(made.version, f"{name} is no table of numbers")
    found: Floats = array
    return found


def _damaged(version: str, why: str) -> Trouble:
    return Trouble(f"taught version {version}: {why}; it is left unused, teach again or use an earlier version")
