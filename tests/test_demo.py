"""The whole way without a browser leaves behind all that it says."""

from pathlib import Path

import pytest

from tests.measure import demo


def test_the_demo_writes_every_file_that_it_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo.main(tmp_path)
    named = {name for line in capsys.readouterr().out.splitlines()[1:] for name in line.split(": ")[0].split(", ")}
    assert named == {path.name for path in tmp_path.iterdir()}
    assert {name for name in named if name.endswith(".jsonl")} == {"suggestions.jsonl", "labelled.jsonl"}
    assert len([name for name in named if name.endswith(".svg")]) >= 5
    assert all(path.stat().st_size > (10 if path.suffix == ".csv" else 500) for path in tmp_path.iterdir())
