"""Which pipelines are loaded: installed ones, and those whose folder was typed."""

import sys
from pathlib import Path

import pytest
import spacy

from tests.builders import an_article
from workbench import suggest
from workbench.trouble import Trouble


def test_a_package_that_lies_where_one_stands_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en_odd").mkdir()
    (tmp_path / "en_odd" / "__init__.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(Trouble, match="'en_odd' is not installed here"):
        suggest.load("en_odd")
    assert "en_odd" not in sys.modules


@pytest.mark.parametrize("name", ["plain", ".", "..", "a.b", " ", "\0"])
def test_a_folder_is_loaded_only_where_its_path_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    spacy.blank("en").to_disk(tmp_path / "plain")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Trouble, match=r"is not installed here|cannot be loaded"):
        suggest.load(name)
    assert suggest.load("./plain").describe()["base"].startswith("en_")


def test_a_folder_that_is_no_pipeline_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["nothing"]\n')
    with pytest.raises(Trouble, match="cannot be loaded"):
        suggest.load(str(tmp_path))


def test_a_text_too_long_for_the_pipeline_underneath_is_a_sentence(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    suggester = suggest.load(str(tmp_path))
    with pytest.raises(Trouble, match=r"0012: 1,000,001 characters, en_.* reads at most 1,000,000"):
        suggester(an_article("x" * 1_000_001))
