"""The default codebook is whole; a broken one is a sentence with file and line."""

import re
import shutil
from pathlib import Path

import pytest

from workbench.codebook import Codebook, Desk, read_codebook
from workbench.trouble import Trouble

ANNOTATIONS = Path(__file__).parents[2] / "annotations"


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


def test_a_label_shows_its_name_and_without_one_its_id(folder: Path) -> None:
    change(folder, "codebook.toml", "[labels.ORG]\n", '[labels.ORG]\nname = "Organisation"\n')
    codebook = read_codebook(folder)
    assert codebook.name_of("ORG") == "Organisation"
    assert codebook.name_of("PLACE") == "PLACE"


def add(folder: Path, lines: str) -> Codebook:
    """The codebook with these lines at the end of codebook.toml."""
    path = folder / "codebook.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + lines, encoding="utf-8")
    return read_codebook(folder)


def test_without_a_word_about_it_everything_is_suggested_in_the_order_of_the_folder(codebook: Codebook) -> None:
    assert codebook.desk == Desk("all", 0.0, "given", 0)
    assert not codebook.keys


def test_the_codebook_says_what_is_suggested_and_which_keys_are_pressed(folder: Path) -> None:
    desk = '[desk]\nassist = "entities"\nblind = 1\norder = "random"\nseed = 7\n'
    codebook = add(folder, desk + '[keys]\naccept = "y"\nreject = ["x", "Delete"]\n')
    assert codebook.desk == Desk("entities", 1.0, "random", 7)
    assert codebook.keys == {"accept": "y", "reject": ("x", "Delete")}


RETIRED = '[retired]\nORG = ["PERSON", "STATE"]\n"topic:ceasefire" = ["topic:peace-talks"]\nturkey = ["russia"]\n'


def test_what_is_no_longer_used_is_still_known_by_its_name(folder: Path) -> None:
    codebook = add(folder, RETIRED + 'russia = ["syria"]\nlong-gone = ["syria"]\n')
    assert codebook.name_of("turkey") == "Turkey"
    assert codebook.name_of("topic:ceasefire") == "Ceasefire"
    assert codebook.knows("long-gone")
    assert codebook.heir("turkey") == "syria"
    assert codebook.heir("syria") == "syria"
    assert codebook.heir("ORG") == "ORG"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('[desk]\nassist = "al"', "2: assist of [desk] is 'al'; expected one of all, entities, none"),
        ("[desk]\norder = 3", "2: order of [desk] is 3; expected one of given, random, outlet, date, uncertain"),
        ("[desk]\nblind = 20", "2: blind of [desk] is 20; expected the share of articles, a number from 0 to 1"),
        ("[desk]\nblind = nan", "2: blind of [desk] is nan; expected"),
        ('[desk]\nblind = "half"', "2: blind of [desk] is 'half'; expected"),
        ("[desk]\nblind = true", "2: blind of [desk] is True; expected"),
        ("[desk]\nspeed = 1", "2: Object contains unknown field `speed`"),
        ("[keys]\naccept = 5", "2: accept of [keys] is 5; expected a key"),
        ('[keys]\n"next one" = []', "2: next one of [keys] is []; expected a key"),
        ('[keys]\naccept = ["a", ""]', "2: accept of [keys] is ['a', '']; expected a key"),
        ('[retired]\nturkey = "russia"', "1: Expected `array`, got `str`"),
        ('[retired]\nturkey = ["rusia"]', "1: 'turkey' was replaced by 'rusia', which is not in the codebook"),
        ('[retired]\nturkey = ["topic:ceasefire"]', "1: 'turkey' was replaced by 'topic:ceasefire', which is not"),
        ('[retired]\nturkey = ["russia"]\nrussia = ["turkey"]', "1: 'turkey' is replaced by what it replaces"),
    ],
)
def test_a_setting_that_cannot_be_followed_is_a_sentence_with_its_line(folder: Path, lines: str, says: str) -> None:
    before = (folder / "codebook.toml").read_text(encoding="utf-8").count("\n") + 1
    line, sentence = says.split(":", 1)
    with pytest.raises(Trouble, match=re.escape(f"codebook.toml:{before + int(line)}:{sentence}")):
        add(folder, lines)


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
    with pytest.raises(Trouble, match=r"codebook\.toml: a folder, expected a file"):
        read_codebook(folder)


def test_a_folder_without_a_codebook_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"codebook\.toml: no such file; `workbench new FOLDER`"):
        read_codebook(tmp_path)


def test_what_the_default_codebook_shows_of_the_desk_is_what_holds_without_it(folder: Path, codebook: Codebook) -> None:
    path = folder / "codebook.toml"
    text = re.sub(r"(?m)^# (?=\[(desk|keys)\]|(assist|blind|order|seed|accept|reject) = )", "", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    shown = read_codebook(folder)
    assert shown.desk == codebook.desk
    assert shown.keys == {"accept": "a", "reject": ("x", "Delete")}
