"""A few of the archives and bombs; the scoreboard tries all of them."""

import pytest

from tests.faults import archives
from workbench.corpus import parquet


@pytest.mark.parametrize("bomb", archives.BOMBS[5::7], ids=lambda bomb: bomb.file)
def test_what_is_no_article_is_told_and_costs_nothing(bomb: archives.Bomb) -> None:
    assert archives.tried(bomb)[2] == []


def test_the_tries_tell_of_a_file_that_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ALLOWANCE", 2**40)
    monkeypatch.setattr(archives, "MOST", 40)
    bomb = archives.Bomb("seeds/a.parquet", archives.repeated("x" * 20_000_000, 1))
    told = " ".join(archives.tried(bomb)[2])
    assert "nothing was said of it" in told
    assert "MB" in told
