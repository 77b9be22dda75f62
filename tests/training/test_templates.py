"""Made sentences say what their templates claim, the same ones each time, and as many of each kind as is said."""

import re
from collections import Counter
from pathlib import Path
from random import Random

from workbench.training import templates
from workbench.training.grammar import KEY, KINDS, SLOT, Grammar, lexicon, lines
from workbench.training.sets import pairs, passages


def words(line: templates.Line, span: dict[str, int]) -> str:
    return line["text"][span["start"] : span["end"]]


def test_the_same_seed_makes_the_same_sentences_and_another_seed_others() -> None:
    assert list(templates.entities(50)) == list(templates.entities(50))
    assert list(templates.entities(50)) != list(templates.entities(50, seed=1))
    assert list(templates.pairs(60)) == list(templates.pairs(60))


def test_every_slot_and_every_list_that_a_template_names_is_there() -> None:
    known = lexicon()
    for name in ("entities.txt", "pairs.txt"):
        for line in lines(name):
            template = line.partition("::")[0]
            assert {found[1] for found in SLOT.finditer(template)} <= set(KINDS), line
            assert {found[1] for found in KEY.finditer(template)} <= set(known), line
    assert {found[1] for among in known.values() for part in among for found in KEY.finditer(part)} <= set(known)


def test_every_position_is_between_names_of_its_sentence() -> None:
    for line in lines("pairs.txt"):
        template, claims = templates._parted(line)
        slots = {kind + number for kind, number, _ in SLOT.findall(template)}
        assert {slot for claim in claims for slot in claim[:2]} <= slots, line
        assert bool(claims) == bool(re.search(r"[>=]", line.partition("::")[2])), line


def test_a_name_has_no_article_no_blank_at_its_edge_and_no_part_left_to_fill() -> None:
    for line in templates.entities(3000):
        for span in line["spans"]:
            name = words(line, span)
            assert name == name.strip() != "", line
            assert not name.lower().startswith("the "), line
        assert not re.search(r"[<>{}|~\[\]]|  ", line["text"]), line["text"]
    for pair in templates.pairs(900):
        assert not re.search(r"[<>{}|~\[\]]|  ", pair["text"]), pair["text"]


def test_a_name_said_again_is_the_same_name() -> None:
    made = Grammar(Random(3)).sentence("<AL1> (<AL1.short>) and <S1>. <P1> left; <P1.short> fled. <S1> smiled.")
    said = {(slot, made.text[start:end]) for slot, _, start, end in made.names}
    [state] = {name for slot, name in said if slot == "S1"}
    assert made.text.count(state) == 2
    full, last = sorted((name for slot, name in said if slot == "P1"), key=len, reverse=True)
    assert full.endswith(f" {last}")
    group, acronym = sorted((name for slot, name in said if slot == "AL1"), key=len, reverse=True)
    assert acronym.isupper()
    assert acronym[0] == group[0].upper()


def test_who_is_passive_is_the_target_and_a_third_party_takes_no_side() -> None:
    template, claims = templates._parted("<S1> was [condemned] by <A1>, <OM1> said. :: A1>S1 -, OM1>A1 0")
    made = Grammar(Random(5)).sentence(template)
    lines_ = [templates._pair(made, claim) for claim in claims]
    names = {slot: made.text[start:end] for slot, _, start, end in made.names}
    told = {(words(line, line["holder"]), words(line, line["target"])): line["label"] for line in lines_}
    assert told == {
        (names["A1"], names["S1"]): "oppose",
        (names["OM1"], names["A1"]): "neutral",
        (names["S1"], names["A1"]): "neutral",
    }


def test_all_labels_of_the_codebook_come_often_and_stances_equally_often() -> None:
    counted = Counter(span["label"] for line in templates.entities() for span in line["spans"])
    assert min(counted.values()) > 300
    assert set(counted) == {"PERSON", "ARMED_GROUP", "ORG", "STATE", "PLACE", "EVENT", "NORP"}
    stances = Counter(line["label"] for line in templates.pairs())
    assert set(stances.values()) == {templates.PAIRS // 3}


def test_groups_are_too_many_to_learn_by_heart() -> None:
    groups = [words(line, span) for line in templates.entities() for span in line["spans"] if span["label"][0] == "A"]
    assert len(set(groups)) > 0.7 * len(groups)


def test_written_sets_are_read_as_two_more(tmp_path: Path) -> None:
    templates.write(tmp_path)
    assert sum(1 for _ in passages(tmp_path, dev=False)) == templates.ENTITIES
    assert {each.origin for each in pairs(tmp_path)} == {"made"}
    assert len((tmp_path / "stance_made.jsonl").read_bytes().splitlines()) == templates.PAIRS
