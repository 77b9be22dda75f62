"""The whole of `make eval` on a small folder of labelled sets, with the model that ships."""

import sys
from pathlib import Path

import pytest

from tests.eval.labelled import a_line, a_pair, a_set
from tests.measure.eval import __main__ as evaluation


def test_everything_is_said_of_a_folder_of_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_set(tmp_path, "ent_any_test", a_line("[Antonio Guterres/PER] left [Khartoum/LOC]."), "{")
    a_set(tmp_path, "stance_any", a_pair("[France/H] condemned the attack by [Russia/T].", "oppose"))
    monkeypatch.setattr(evaluation, "_cost", lambda _data: "Cost")
    monkeypatch.setattr(sys, "argv", ["eval", str(tmp_path), "--no-cnn"])
    assert evaluation.main() == 0
    told = capsys.readouterr().out
    for title in ("Reference seeds", "any_test, 1 texts", "Scores of names", "any, 1 pairs", "scores, pipeline"):
        assert title in told
    assert "ent_any_test.jsonl:2: no line of JSON" in told
    assert "All floors are kept." in told


def test_a_folder_without_sets_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "_cost", lambda _data: "Cost")
    monkeypatch.setattr(evaluation, "_reference", lambda _project, _find: [])
    monkeypatch.setattr(sys, "argv", ["eval", str(tmp_path)])
    with pytest.raises(SystemExit, match=r"no ent_\*\.jsonl"):
        evaluation.main()


def test_what_the_model_was_trained_on_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("mine_train", "mine_dev", "theirs_train"):
        a_set(tmp_path, f"ent_{name}", a_line("[Antonio Guterres/PER] left [Khartoum/LOC]."))
    monkeypatch.setattr(evaluation, "_cost", lambda _data: "Cost")
    monkeypatch.setattr(evaluation, "_reference", lambda _project, _find: [])
    monkeypatch.setattr(evaluation, "_trained_on", lambda _folder: ["mine_train", "mine_dev"])
    monkeypatch.setattr(sys, "argv", ["eval", str(tmp_path), "--no-cnn"])
    evaluation.main()
    told = capsys.readouterr().out
    assert "Not scored, for the model was trained on them (--all does): mine_train\n" in told
    heads = {line.split(",")[0]: line for line in told.splitlines() if ", 1 texts" in line}
    assert list(heads) == ["mine_dev", "theirs_train"]
    assert ("pipeline *" in heads["mine_dev"], "pipeline *" in heads["theirs_train"]) == (True, False)
