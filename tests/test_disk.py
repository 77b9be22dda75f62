"""One write, then the sync, then the word "written"."""

import os
from pathlib import Path

import pytest

from workbench import disk


def test_bytes_are_added_at_the_end_in_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: writes.append(bytes(data)) or write(fd, data))
    disk.append(tmp_path / "new" / "folder" / "log", b"one\n")
    disk.append(tmp_path / "new" / "folder" / "log", b"two\n")
    assert writes == [b"one\n", b"two\n"]
    assert (tmp_path / "new" / "folder" / "log").read_bytes() == b"one\ntwo\n"


def test_a_short_write_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))
    disk.append(tmp_path / "log", b"a longer line\n")
    assert (tmp_path / "log").read_bytes() == b"a longer line\n"


def test_a_new_name_is_synced_with_the_folders_that_got_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "_sync_folders", synced.extend)
    disk.append(tmp_path / "new" / "log", b"x")
    assert synced == [tmp_path / "new", tmp_path]
    synced.clear()
    disk.append(tmp_path / "new" / "log", b"x")
    assert synced == []


def test_a_failed_replacement_leaves_the_old_bytes_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "set.jsonl"
    disk.replace(path, b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        disk.replace(path, b"new and longer")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["set.jsonl"]
