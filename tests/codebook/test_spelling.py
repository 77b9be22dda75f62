"""Signs that nobody sees are in no id, and names that only look alike are told."""

from pathlib import Path

import pytest

from tests.builders import ROOT, a_project
from tests.widget.session import Line
from workbench.codebook import codebook_of, text_of
from workbench.codebook.spelling import alike, lookalikes
from workbench.desk.session import Session
from workbench.records import Entity
from workbench.trouble import Trouble
from workbench.widget import Editor

RULES = text_of(ROOT / "annotations" / "codebook.toml")
PERSON = "[labels.PERSON]"
HEAD = "id,label,name,aliases,wikidata,note\n"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_an_id_or_a_label_with_a_sign_that_nobody_sees_is_refused_with_its_line(sign: str) -> None:
    line = RULES.split("\n").index(PERSON) + 1
    told = f"has U\\+{ord(sign):04X} in it, which nobody sees"
    with pytest.raises(Trouble, match=rf"codebook.toml:{line}: the label 'PER.*SON' {told}"):
        codebook_of(RULES.replace(PERSON, f'[labels."PER{sign}SON"]'), None)
    with pytest.raises(Trouble, match=rf"the label .* {told}"):
        codebook_of(RULES.replace(PERSON, f'{PERSON}\nname = "Per{sign}son"'), None)
    with pytest.raises(Trouble, match=rf"entities.csv:2: the id 'tur.*key' {told}"):
        codebook_of(RULES, f"{HEAD}tur{sign}key,STATE,Turkey,,,\n")


def test_persian_and_emoji_are_spelled_with_their_joiners() -> None:
    rules = RULES.replace(PERSON, f'{PERSON}\nname = "نیرو\u200cها 👩\u200d🚒"')
    assert codebook_of(rules, None).labels["PERSON"].name == "نیرو\u200cها 👩\u200d🚒"


@pytest.mark.parametrize("name", ["cafe\u0301", "CAFÉ", "Cafe\u200b\u0301", " Café ", "Ｃafé", "\u202aCafé\u202c"])
def test_a_name_that_only_looks_different_is_known(name: str) -> None:
    known = {"cafe": Entity("cafe", "ORG", "Café"), "cafes": Entity("cafes", "ORG", "Cafés")}
    assert alike(name, known) == "cafe"
    assert alike(name, known, but="cafe") == ""


def test_labels_that_look_the_same_are_told_when_the_desk_opens(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": "Turkey said nothing."})
    path = project.folder / "annotations" / "codebook.toml"
    twin = '[labels.PERSON_2]\nname = "ｐerson"\nletter = "2"\ndefinition = "A twin."\n\n'
    path.write_text(RULES.replace(PERSON, twin + PERSON), encoding="utf-8", newline="")
    told = "the labels 'PERSON_2' and 'PERSON' look the same when shown; give one of them another name"
    assert told in Session(project, "ada").open("one")["notices"]  # type: ignore[operator]


def test_the_default_codebook_has_no_two_names_that_look_the_same() -> None:
    assert [*lookalikes(codebook_of(RULES, None))] == []


def test_whoever_makes_an_entity_that_looks_like_another_is_told(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": "Turkey said nothing."})
    line = Line(Editor(Session(project, "ada")))
    line.say(type="hello", article="one")
    entity = {"id": "turkey-2", "label": "STATE", "name": "ＴURKEY", "aliases": []}
    answer = line.say(type="amend", id="a1", kind="entity", entity=entity, article="one")
    assert (answer["type"], answer["words"]) == ("ack", "“ＴURKEY” looks like the entity “Turkey” (turkey)")
    other = {"id": "atlantis", "label": "STATE", "name": "Atlantis", "aliases": []}
    assert line.say(type="amend", id="a2", kind="entity", entity=other, article="one")["words"] == ""


@pytest.mark.parametrize("name", ["ada\u202e", "a\u200bda", "\ufeffada", "ada\u2066"])
def test_an_annotator_has_no_sign_that_nobody_sees(tmp_path: Path, name: str) -> None:
    with pytest.raises(Trouble, match="an annotator needs a name"):
        a_project(tmp_path, {"one": "Turkey said nothing."}).annotate(name)
