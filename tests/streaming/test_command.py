"""`workbench suggest` as a person types it: what it writes and where, what it goes by, and what becomes of a kill."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
import spacy

from tests.builders import ROOT, a_project, an_article
from tests.measure.bench import made
from workbench.__main__ import main
from workbench.corpus.articles import worked_out
from workbench.exchange import parquet
from workbench.labelled import suggestion_line
from workbench.records import Entity, Mention, Naming, Region, Stance
from workbench.spans import Span
from workbench.streaming import cluster
from workbench.streaming.recipe import load, recipe
from workbench.suggest.teach import Taught, shelf

pq = pytest.importorskip("pyarrow.parquet")
COMMAND = [sys.executable, "-m", "workbench", "suggest"]


def quotes(path: Path) -> list[str]:
    """The words of the mentions of the first line."""
    return [mention["quote"] for mention in json.loads(path.read_text(encoding="utf-8").split("\n")[0])["mentions"]]


def entities(path: Path) -> list[str | None]:
    """What the mentions of the first line are linked to."""
    return [mention["entity"] for mention in json.loads(path.read_text(encoding="utf-8").split("\n")[0])["mentions"]]


def taught(folder: Path, alias: str) -> None:
    """Teach the project in `folder` that Turkey has one more name, and use that."""
    turkey = Entity("turkey", "STATE", "Turkey", aliases=(alias,))
    version = shelf.Version(
        version="", at="", encoder="", codebook="", annotators=(), articles={}, actions=0, fates={}, sentences=()
    )
    made_ = shelf.write(folder / "annotations", version, Taught(forms=(turkey,)))
    shelf.use(folder / "annotations", made_.version)


def test_parquet_holds_the_rows_of_the_json_lines(tmp_path: Path) -> None:
    for name in ("out.jsonl", "out.parquet"):
        assert main(["suggest", str(ROOT / "seeds"), "--out", str(tmp_path / name)]) == 0
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist(maps_as_pydicts="strict")
    assert rows == [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert any(row["stances"] for row in rows)


def test_every_field_of_a_record_has_its_column() -> None:
    text = "Turkey rejected the plan, again."
    span = Span(0, 6, "Turkey")
    records: dict[str, Mention | Naming | Stance] = {
        "m": Mention(0, 6, "Turkey", "STATE", None, by="b", propagated_from="a#m", note="n", flagged=True, score=0.5),
        "n": Naming(0, 6, "Turkey", None, "negative", "regime", "outlet", note="n"),
        "s": Stance("a", None, "oppose", "quoted", span, attribution=("x", "y"), score=0.25, sure=True, also=(span,)),
    }
    article = worked_out(an_article(text))
    assert isinstance(article.regions[0], Region)
    line = msgspec.json.encode(suggestion_line(article, records, {"name": "x", "version": "1"}))
    file = io.BytesIO()
    parquet.write_suggestions(file, [line])
    assert pq.read_table(file).to_pylist(maps_as_pydicts="strict") == [json.loads(line)]


def test_a_parquet_file_of_no_article_has_the_columns_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert main(["suggest", str(tmp_path / "in"), str(tmp_path / "out.parquet")]) == 0
    names = ["article", "sha256", "mentions", "stances", "namings", "regions", "suggester"]
    assert pq.read_schema(tmp_path / "out.parquet").names == names


def test_articles_in_parquet_come_out_as_they_do_in_json(tmp_path: Path) -> None:
    import pyarrow

    rows = [{"id": f"a{each}", "text": made.text(each, 300)} for each in range(3)]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    pq.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "in.parquet")
    for name in ("jsonl", "parquet"):
        assert main(["suggest", str(tmp_path / f"in.{name}"), str(tmp_path / f"{name}.out")]) == 0
    assert (tmp_path / "jsonl.out").read_bytes() == (tmp_path / "parquet.out").read_bytes()


def test_without_a_file_the_lines_go_to_standard_output_and_nothing_else_does(tmp_path: Path) -> None:
    assert main(["suggest", str(ROOT / "seeds"), str(tmp_path / "out.jsonl")]) == 0
    shown = subprocess.run([*COMMAND, "seeds"], cwd=ROOT, capture_output=True, check=True)
    assert (shown.stdout, shown.stderr) == ((tmp_path / "out.jsonl").read_bytes(), b"")
    enough = subprocess.run(
        f"{sys.executable} -m workbench suggest seeds --batch 1 | true", shell=True, cwd=ROOT, capture_output=True
    )
    assert enough.stderr == b""


def test_a_run_killed_while_it_writes_goes_on_where_it_was(tmp_path: Path) -> None:
    rows = [msgspec.json.encode({"id": f"a{each}", "text": made.text(each, 700)}) for each in range(30)]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(rows))
    words = [*COMMAND, str(tmp_path / "in.jsonl"), "--batch", "1", "--out"]
    subprocess.run([*words, str(tmp_path / "whole.jsonl")], cwd=ROOT, check=True)
    journal = tmp_path / "out.jsonl.part"
    process = subprocess.Popen([*words, str(tmp_path / "out.jsonl")], cwd=ROOT)
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > 5):
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert 5 < journal.read_bytes().count(b"\n") < 31, "not midway"
    assert not (tmp_path / "out.jsonl").exists()
    subprocess.run([*words, str(tmp_path / "out.jsonl")], cwd=ROOT, check=True)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not journal.exists()


def test_what_was_taught_is_used_and_taken_along_to_workers(tmp_path: Path) -> None:
    a_project(tmp_path, {"a": "Anadoluland rejected the plan."})
    given, out = str(tmp_path / "seeds"), tmp_path / "out.jsonl"
    assert main(["suggest", given, str(out)]) == 0
    assert entities(out) != ["turkey"]
    taught(tmp_path, "Anadoluland")
    assert main(["suggest", given, str(out)]) == 0
    assert (quotes(out), entities(out)) == (["Anadoluland"], ["turkey"])
    assert json.loads(out.read_text())["suggester"]["taught"] == "0001"
    made_of = recipe(tmp_path / "annotations", taught="0001")
    article = an_article("Anadoluland rejected the plan.")
    _, (line,) = msgspec.json.decode(
        cluster.lines_of(msgspec.json.encode(made_of), msgspec.json.encode([article])), type=tuple[dict, list[bytes]]
    )
    assert [mention["entity"] for mention in json.loads(line)["mentions"]] == ["turkey"]


def test_what_was_taught_and_cannot_be_read_is_told_and_left_unused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_project(tmp_path, {"a": "Turkey rejected the plan."})
    taught(tmp_path, "Anadoluland")
    (tmp_path / "annotations" / "taught" / "0001" / "taught.json").write_text("{")
    out = tmp_path / "out.jsonl"
    assert main(["suggest", str(tmp_path / "seeds"), str(out)]) == 1
    assert "taught version 0001: taught.json cannot be understood" in capsys.readouterr().err
    assert quotes(out) == ["Turkey"]


def test_another_codebook_or_what_was_taught_since_does_not_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_project(tmp_path, {"a": "Turkey rejected the plan."})
    out = tmp_path / "out.jsonl"
    made_of = recipe(tmp_path / "annotations")
    by = made_of.by(load(tmp_path / "annotations").describe())
    head = msgspec.json.encode({"journal": 1, "by": by}) + b"\n"
    (tmp_path / "out.jsonl.part").write_bytes(head)
    registry = tmp_path / "annotations" / "entities.csv"
    registry.write_bytes(registry.read_bytes() + b"\n")
    assert main(["suggest", str(tmp_path / "seeds"), str(out)]) == 1
    assert "begun with rules" in capsys.readouterr().err
    assert (tmp_path / "out.jsonl.part").read_bytes() == head
    assert main(["suggest", str(tmp_path / "seeds"), str(out), "--again"]) == 0
    assert quotes(out) == ["Turkey"]


def test_a_pipeline_of_somebody_elses_does_too(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Jane Doe"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    rows = [msgspec.json.encode({"id": f"a{each}", "text": f"Jane Doe met {each} rebels."}) for each in range(5)]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(rows))
    out = [tmp_path / f"{name}.jsonl" for name in ("one", "other")]
    for path, batch in zip(out, "13", strict=True):
        words = ["suggest", str(tmp_path / "in.jsonl"), str(path), "--model", str(tmp_path / "model")]
        assert main([*words, "--batch", batch]) == 0
    assert "Jane Doe" in quotes(out[0])
    assert out[0].read_bytes() == out[1].read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--batch", "0"], "--batch takes a number from 1"),
        (["--workers", "2", "--scheduler", "tcp://a:1"], "give one of them"),
        (["--encoding", "klingon"], "is not a text encoding"),
        (["--out", "other.jsonl"], "are two files to write"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(
    tmp_path: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", str(ROOT / "seeds"), str(tmp_path / "out.jsonl"), *words]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
