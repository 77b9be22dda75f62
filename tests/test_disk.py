"""One write, then the sync, then the word "written"."""

import os
from pathlib import Path

import pytest

from workbench import disk


def test_bytes_are_added_at_the_end_in_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: writes.append(bytes(data)) or write(fd, data))
    disk.append(tmp_path / "log", b"one\n")
    disk.append(tmp_path / "log", b"two\n")
    assert writes == [b"one\n", b"two\n"]
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"


def test_a_short_write_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))
    disk.append(tmp_path / "log", b"a longer line\n")
    assert (tmp_path / "log").read_bytes() == b"a longer line\n"


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was synced so far: `bytes` of a file, or the name of a folder."""
    calls: list[str] = []
    data, folders = os.fdatasync, disk._sync_folders
    monkeypatch.setattr(os, "fdatasync", lambda fd: calls.append("bytes") or data(fd))
    monkeypatch.setattr(disk, "_sync_folders", lambda found: calls.extend(f.name for f in found) or folders(found))
    return calls


def test_bytes_are_synced_before_it_is_said_that_they_are_there(tmp_path: Path, synced: list[str]) -> None:
    disk.append(tmp_path / "log", b"x")
    names = ["bytes", tmp_path.name, tmp_path.parent.name]
    assert synced == names, "a new file's name is synced with it, and that of its folder, which may be new too"
    disk.append(tmp_path / "log", b"x")
    assert synced == [*names, "bytes"]


def test_a_file_that_a_failed_write_left_empty_still_counts_as_new(tmp_path: Path, synced: list[str]) -> None:
    (tmp_path / "log").touch()
    disk.append(tmp_path / "log", b"x")
    assert synced == ["bytes", tmp_path.name, tmp_path.parent.name]


def test_what_another_process_wrote_can_be_settled(tmp_path: Path, synced: list[str]) -> None:
    (tmp_path / "log").write_bytes(b"x")
    disk.settle(tmp_path / "log")
    assert synced == ["bytes", tmp_path.name, tmp_path.parent.name]


def test_new_folders_are_synced_into_those_that_hold_them(tmp_path: Path, synced: list[str]) -> None:
    disk.make_folder(tmp_path / "a" / "b")
    assert synced == ["a", tmp_path.name]


def test_a_replaced_file_is_synced_and_so_is_its_folder(tmp_path: Path, synced: list[str]) -> None:
    disk.replace(tmp_path / "set.jsonl", b"x")
    assert synced == ["bytes", tmp_path.name]


def test_a_failed_replacement_leaves_the_old_bytes_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "set.jsonl"
    disk.replace(path, b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match=r"No space left on device.*set\.jsonl.$"):
        disk.replace(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["set.jsonl"]
