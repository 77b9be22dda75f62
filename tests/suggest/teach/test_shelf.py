"""A version comes back as it was put away, or is told in words and left alone."""

import os
import pickle
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
import pytest

from tests.suggest.teach.world import TAGS, Plain
from workbench.records import Entity
from workbench.suggest.teach import Correction, Taught, shelf
from workbench.trouble import Trouble

RANDOM = np.random.default_rng(3)
TAUGHT = Taught(
    mentions=Correction(
        RANDOM.normal(size=(48, len(TAGS))).astype(np.float32), RANDOM.normal(size=len(TAGS)).astype(np.float32)
    ),
    stances=Correction(RANDOM.normal(size=(24, 3)).astype(np.float32), np.zeros(3, np.float32)),
    least={"ORG": 0.55},
    forms=(Entity("kia", "ORG", "Kachin Independence Army", ("Kachin Army",)), Entity("", "PERSON", "Ба Тин 🙂")),
)
MADE = shelf.Version(
    version="",
    at="2026-11-23T00:00:00+00:00",
    encoder="plain 1",
    codebook="1.0",
    annotators=("ann",),
    articles={"a": "00"},
    actions=3,
    fates={"accepted": 2},
    sentences=("It helps names.",),
    figures=({"label": "ORG", "marked": 3, "f1_before": None, "f1_after": 0.5},),
)


def test_a_version_comes_back_to_the_last_bit(tmp_path: Path) -> None:
    made = shelf.write(tmp_path, MADE, TAUGHT)
    back = shelf.read(tmp_path, made.version, Plain())
    assert made.version == back.version == "0001"
    for one, two in ((back.mentions, TAUGHT.mentions), (back.stances, TAUGHT.stances)):
        assert one is not None
        assert two is not None
        assert (one.weights.tobytes(), one.bias.tobytes()) == (two.weights.tobytes(), two.bias.tobytes())
    assert (back.forms, back.least) == (TAUGHT.forms, {"ORG": 0.55})
    assert shelf.about(tmp_path, "0001") == made


def test_nothing_but_arrays_and_json_is_written(tmp_path: Path) -> None:
    shelf.write(tmp_path, MADE, TAUGHT)
    shelf.use(tmp_path, "0001")
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == [
        "taught/0001/mentions.npy",
        "taught/0001/stances.npy",
        "taught/0001/taught.json",
        "taught/used.json",
    ]


def test_versions_are_numbered_and_any_can_be_in_use_or_none(tmp_path: Path) -> None:
    assert (shelf.numbers(tmp_path), shelf.used(tmp_path)) == ([], "")
    for _ in range(3):
        shelf.write(tmp_path, MADE, TAUGHT)
    assert shelf.numbers(tmp_path) == ["0001", "0002", "0003"]
    assert shelf.in_use(tmp_path, Plain()).version == ""
    for number in ("0003", "0001", ""):
        shelf.use(tmp_path, number)
        assert shelf.used(tmp_path) == shelf.in_use(tmp_path, Plain()).version == number


def test_a_version_that_was_not_finished_is_none_and_its_number_is_not_given_again(tmp_path: Path) -> None:
    made = shelf.write(tmp_path, MADE, TAUGHT)
    (tmp_path / "taught" / made.version / "taught.json").unlink()
    assert shelf.numbers(tmp_path) == []
    assert shelf.write(tmp_path, MADE, TAUGHT).version == "0002"


def test_a_disk_that_takes_no_more_leaves_no_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shelf.disk.replace

    def full(path: Path, data: bytes) -> None:
        if path.name == "stances.npy":
            raise OSError(28, "No space left on device", str(path))
        whole(path, data)

    monkeypatch.setattr(shelf.disk, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        shelf.write(tmp_path, MADE, TAUGHT)
    assert shelf.numbers(tmp_path) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def _turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


def _linked(path: Path) -> None:
    elsewhere = path.parents[3] / "elsewhere"
    elsewhere.write_bytes(path.read_bytes())
    path.unlink()
    os.symlink(elsewhere, path)


@pytest.mark.parametrize("harm", [_cut, _turned, _linked, Path.unlink])
@pytest.mark.parametrize("file", ["mentions.npy", "stances.npy", "taught.json"])
def test_a_damaged_version_is_told_in_words(tmp_path: Path, harm: Callable[[Path], None], file: str) -> None:
    made = shelf.write(tmp_path / "annotations", MADE, TAUGHT)
    path = tmp_path / "annotations" / "taught" / made.version / file
    if file == "taught.json" and harm is _turned:
        return  # a letter of a sentence may be any other
    harm(path)
    with pytest.raises(Trouble):
        shelf.read(tmp_path / "annotations", made.version, Plain())


def _resealed(folder: Path, array: bytes) -> None:
    """Put other bytes in the place of an array, and their checksum into what the version says of itself."""
    path = folder / "taught" / "0001"
    made = shelf.about(folder, "0001")
    import hashlib

    arrays = made.arrays | {"mentions.npy": hashlib.sha256(array).hexdigest()}
    (path / "mentions.npy").write_bytes(array)
    (path / "taught.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(made, arrays=arrays)))


class _Runs:
    ran = False

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("from tests.suggest.teach import test_shelf; test_shelf._Runs.ran = True",)


def _saved(array: np.ndarray) -> bytes:
    file = BytesIO()
    np.save(file, array, allow_pickle=array.dtype == object)
    return file.getvalue()


@pytest.mark.parametrize(
    ("array", "why"),
    [
        (pickle.dumps(_Runs()), "is no array"),
        (_saved(np.array([_Runs()], dtype=object)), "is no array"),
        (_saved(np.zeros((49, 6), np.float32)), "has the shape"),
        (_saved(np.zeros((5, 7), np.float32)), "has the shape"),
        (_saved(np.full((49, 7), np.nan, np.float32)), "no table of numbers"),
        (_saved(np.zeros((49, 7), np.int8)), "no table of numbers"),
        (b"", "is no array"),
    ],
)
def test_what_was_never_ours_is_neither_run_nor_used(tmp_path: Path, array: bytes, why: str) -> None:
    shelf.write(tmp_path, MADE, TAUGHT)
    _resealed(tmp_path, array)
    with pytest.raises(Trouble, match=why):
        shelf.read(tmp_path, "0001", Plain())
    assert not _Runs.ran


def test_what_was_learned_on_another_encoder_is_not_used_but_spellings_are(tmp_path: Path) -> None:
    other = Plain()
    other.version = "2"
    shelf.write(tmp_path, MADE, TAUGHT)
    with pytest.raises(Trouble, match=r"learned on the encoder plain 1, and this workbench has plain 2.*teach again"):
        shelf.read(tmp_path, "0001", other)
    shelf.write(tmp_path, MADE, Taught(forms=TAUGHT.forms))
    assert shelf.read(tmp_path, "0002", other).forms == TAUGHT.forms


def test_a_number_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    shelf.write(tmp_path, MADE, TAUGHT)
    with pytest.raises(Trouble, match=r"no taught version '7' .* there is 0001"):
        shelf.read(tmp_path, "7", Plain())


def test_a_note_of_what_is_in_use_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    shelf.write(tmp_path, MADE, TAUGHT)
    (tmp_path / "taught" / "used.json").write_bytes(b"{")
    with pytest.raises(Trouble, match=r"used\.json.*choose a version"):
        shelf.used(tmp_path)
