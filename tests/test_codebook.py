"""The default codebook is whole; a broken one is a sentence with file and line."""

import shutil
from pathlib import Path

import pytest

from workbench.codebook import Codebook, read_codebook
from workbench.trouble import Trouble

ANNOTATIONS = Path(__file__).parent.parent / "annotations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("codebook.toml", "entities.csv"):
        shutil.copyfile(ANNOTATIONS / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(ANNOTATIONS)


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Replace `old`, which must be there once or more, and return the line it was first in."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_default_codebook_has_what_the_field_needs(codebook: Codebook) -> None:
    assert list(codebook.labels) == ["ARMED_GROUP", "PERSON", "STATE", "ORG", "PLACE", "EVENT"]
    assert list(codebook.polarities) == ["support", "oppose", "conditional", "neutral", "mixed"]
    assert list(codebook.voices) == ["quoted", "reported", "outlet"]
    assert list(codebook.valences) == ["delegitimising", "negative", "neutral", "legitimising"]
    assert len(codebook.entities) == 238
    assert sum(len(entity.aliases) for entity in codebook.entities.values()) == 707


def test_every_topic_has_a_definition_terms_and_a_broader_topic_that_exists(codebook: Codebook) -> None:
    for id_, topic in codebook.topics.items():
        assert topic.definition.endswith("."), id_
        assert topic.terms, id_
        assert not topic.broader or codebook.knows(topic.broader), id_


def test_every_naming_term_has_a_valence_of_the_codebook(codebook: Codebook) -> None:
    assert {terms.valence for terms in codebook.naming} <= set(codebook.valences)


def test_an_id_shows_the_name_it_stands_for(codebook: Codebook) -> None:
    assert codebook.name_of("turkey") == "Turkey"
    assert codebook.name_of("topic:ceasefire") == "Ceasefire"
    assert codebook.name_of("unnamed:syrian-people") == "syrian people (unnamed)"
    assert codebook.name_of("nobody-knows") == "nobody-knows"
    assert codebook.name_of(None) == "?"


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("codebook.toml", "[labels.ORG]", "[labels.PERSON]", r"codebook\.toml: .*line {line}"),
        (
            "codebook.toml",
            'exclude = "Armed groups."',
            'exlude = "Armed groups."',
            r"codebook\.toml:{line}: .*`exlude`",
        ),
        ("codebook.toml", 'letter = "O"', 'letter = "P"', r"codebook\.toml: 2 labels have the letter 'P'"),
        ("codebook.toml", 'version = "1.0"', "version = 1.0", r"codebook\.toml:{line}: .*`\$\.version`"),
        (
            "entities.csv",
            "\nahrar-al-sham,",
            "\nfree-syrian-army,",
            r"entities\.csv:6: entity 'free-syrian-army' .* line 2;",
        ),
        (
            "entities.csv",
            "\nahrar-al-sham,ARMED_GROUP",
            "\nahrar-al-sham,ARMY",
            r"entities\.csv:6: label 'ARMY' is not in",
        ),
        ("codebook.toml", 'valence = "neutral"', 'valence = "fine"', r"has valence 'fine', not in delegitimising"),
        ("codebook.toml", "[topics.ceasefire]\nname", "[topics.ceasefire]\ntitle", r"codebook\.toml:.*(name|title)"),
        ("codebook.toml", "[topics.ceasefire]\n", "[topics]\nceasefire = 1\n[topics.x]\n", r"codebook\.toml:"),
        ("entities.csv", "id,label,name", '"id,label,name', r"entities\.csv:.*check the quotation marks"),
        ("entities.csv", "\nahrar-al-sham,", "\n ahrar-al-sham,", r"entities\.csv:6: .* without blanks around it"),
        ("entities.csv", "id,label,name", "label,name", r"entities\.csv:1: found columns .*expected id, label, name"),
        (
            "entities.csv",
            "\nahrar-al-sham,ARMED_GROUP,",
            "\nahrar-al-sham,",
            r"entities\.csv:6: this row does not have 6",
        ),
    ],
)
def test_a_broken_codebook_is_a_sentence_with_its_place(folder: Path, name: str, old: str, new: str, says: str) -> None:
    line = change(folder, name, old, new)
    with pytest.raises(Trouble, match=says.format(line=line)):
        read_codebook(folder)


def test_bytes_that_are_not_utf_8_are_named(folder: Path) -> None:
    (folder / "codebook.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(Trouble, match=r"codebook\.toml: byte 11 is not UTF-8; save the file as UTF-8"):
        read_codebook(folder)


def test_aliases_lose_the_blanks_that_people_type_between_them(folder: Path) -> None:
    change(folder, "entities.csv", "SMC;Supreme Joint", "SMC ; ;  Supreme Joint")
    assert read_codebook(folder).entities["fsa-command"].aliases[:2] == (
        "SMC",
        "Supreme Joint Military Command Council",
    )


def test_a_name_may_hold_any_sign_but_a_line_end(folder: Path) -> None:
    change(folder, "entities.csv", "Supreme Military Council", "Supreme\u2028Military\x0bCouncil")
    assert read_codebook(folder).entities["fsa-command"].name == "Supreme\u2028Military\x0bCouncil"


def test_a_folder_in_place_of_the_codebook_is_a_sentence(folder: Path) -> None:
    (folder / "codebook.toml").unlink()
    (folder / "codebook.toml").mkdir()
    with pytest.raises(Trouble, match=r"codebook\.toml: cannot be read \(Is a directory\)"):
        read_codebook(folder)


def test_a_folder_without_a_codebook_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"codebook\.toml: no such file; `workbench new FOLDER`"):
        read_codebook(tmp_path)
