"""What the codebook does not allow is told beside its record, and nothing else is."""

from pathlib import Path

import msgspec
import pytest

from tests.builders import a_mention, a_naming, a_stance, an_annotation, an_article
from workbench.codebook import Codebook, read_codebook
from workbench.codebook.problems import problems
from workbench.records import Decision, Entity, Mention, Record, Stance, Topic
from workbench.spans import Span

TEXT = "Turkey 🇹🇷 rejects the plan of the regime, then Turkey accepts the plan"
ARTICLE = an_article(TEXT)
EVIDENCE = Span(0, 6, "Turkey")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(Path(__file__).parents[2] / "annotations")


def told(codebook: Codebook, *records: Record) -> dict[str, list[str]]:
    """The problems of a reading that holds `records` under numbers from 1."""
    return problems(an_annotation(ARTICLE, *records), codebook, ARTICLE)


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (a_mention(TEXT, "Turkey", "STATE", "turkie"), "'turkie' is neither an entity"),
        (a_mention(TEXT, "Turkey", "COUNTRY", "turkey"), "label 'COUNTRY' is not in the codebook (ARMED_GROUP"),
        (a_mention(TEXT, "Turkey", "PLACE", "turkey"), "labelled PLACE, but Turkey is registered as STATE"),
        (a_naming(TEXT, "regime", None), "a naming without an actor"),
        (a_naming(TEXT, "regime", "nobody"), "'nobody' is neither an entity"),
        (a_naming(TEXT, "regime", "turkey", valence="bad"), "valence 'bad' is not in the codebook (delegitimising"),
        (a_naming(TEXT, "regime", "turkey", voice="heard"), "voice 'heard' is not in the codebook (quoted"),
        (Stance("turkey", None, "oppose", "reported", EVIDENCE), "without a target"),
        (Stance(None, "syria", "oppose", "reported", EVIDENCE), "without a holder"),
        (Stance("turkey", "turkey", "oppose", "reported", EVIDENCE), "holder and target are both 'turkey'"),
        (Stance("turkey", "syria", "conditional", "reported", EVIDENCE), "without its condition"),
        (Stance("turkey", "syria", "against", "reported", EVIDENCE), "polarity 'against' is not in the codebook"),
        (Stance("turkey", "syria", "oppose", "heard", EVIDENCE), "voice 'heard' is not in the codebook"),
        (Stance("turkey", "topic:nothing", "oppose", "reported", EVIDENCE), "'topic:nothing' is neither"),
    ],
)
def test_what_the_codebook_does_not_allow_is_told_once_and_nothing_else(
    codebook: Codebook, record: Record, says: str
) -> None:
    also = Stance("unnamed:many", "topic:ceasefire", "conditional", "quoted", EVIDENCE, condition="if paid")
    found = told(codebook, a_stance(TEXT, "rejects"), also, record)
    assert list(found) == ["3"]
    assert len(found["3"]) == 1
    assert says in found["3"][0]


def test_support_and_opposition_of_one_holder_to_one_target_each_name_the_words_of_the_other(
    codebook: Codebook,
) -> None:
    against = a_stance(TEXT, "rejects the plan", target="topic:ceasefire", polarity="oppose")
    in_favour = a_stance(TEXT, "accepts the plan", target="topic:ceasefire", polarity="support")
    elsewhere = a_stance(TEXT, "accepts", target="topic:safe-zone", polarity="support")
    somebody = a_stance(TEXT, "accepts", holder="syria", target="topic:ceasefire", polarity="support")
    found = told(codebook, against, in_favour, elsewhere, somebody)
    assert set(found) == {"1", "2"}
    assert "coded as support in “accepts the plan”" in found["1"][0]
    assert "coded as oppose in “rejects the plan”" in found["2"][0]


def test_a_position_under_a_condition_contradicts_none(codebook: Codebook) -> None:
    against = a_stance(TEXT, "rejects", polarity="oppose")
    unless = msgspec.structs.replace(a_stance(TEXT, "accepts", polarity="conditional"), condition="if asked")
    assert told(codebook, against, unless) == {}


def test_stances_that_name_nobody_do_not_contradict_each_other(codebook: Codebook) -> None:
    halves = [Stance(None, None, polarity, "reported", EVIDENCE) for polarity in ("support", "oppose")]
    assert not any("coded as" in each for sentences in told(codebook, *halves).values() for each in sentences)


def test_long_words_of_the_other_stance_are_cut_and_stand_on_one_line(codebook: Codebook) -> None:
    text = "Turkey accepts\r\nthe plan " + "again and " * 20
    records = [a_stance(text, "Turkey", polarity="oppose"), a_stance(text, text, polarity="support")]
    (sentence,) = problems(an_annotation(an_article(text), *records), codebook)["1"]
    assert "in “Turkey accepts the plan again and" in sentence
    assert "…”" in sentence
    assert len(sentence) < 120


@pytest.mark.parametrize(
    ("heirs", "says"),
    [
        ((), "'old' is no longer used and nothing took its place"),
        (("turkey",), "'old' is no longer used; Turkey took its place"),
        (("turkey", "syria", "topic:ceasefire"), "'old' was split; choose between Turkey, Syria and Ceasefire"),
    ],
)
def test_what_a_change_of_the_codebook_made_stale_is_told_with_what_took_its_place(
    codebook: Codebook, heirs: tuple[str, ...], says: str
) -> None:
    changed = msgspec.structs.replace(codebook, retired={"old": heirs})
    found = told(
        changed,
        a_mention(TEXT, "Turkey", "old", "turkey"),
        a_mention(TEXT, "Turkey", "STATE", "old"),
        a_naming(TEXT, "regime", "old"),
        a_stance(TEXT, "rejects", "old"),
        a_stance(TEXT, "rejects", target="old"),
    )
    assert list(found) == ["1", "2", "3", "4", "5"]
    assert all(len(sentences) == 1 and says in sentences[0] for sentences in found.values())


def test_what_was_merged_twice_is_told_with_what_stands_in_the_end(codebook: Codebook) -> None:
    changed = msgspec.structs.replace(codebook, retired={"older": ("old",), "old": ("turkey",), "no": ("syria", "x")})
    (merged, split) = told(changed, *[a_mention(TEXT, "Turkey", "STATE", each) for each in ("older", "no")]).values()
    assert merged == ["entity 'older' is no longer used; Turkey took its place"]
    assert split == ["entity 'no' was split; choose between Syria and x"]


def test_an_entity_registered_under_a_merged_label_is_held_against_what_took_its_place(codebook: Codebook) -> None:
    bloc = Entity("bloc", "OLD", "Bloc")
    changed = msgspec.structs.replace(codebook, entities={"bloc": bloc}, retired={"OLD": ("ORG",)})
    found = told(changed, a_mention(TEXT, "plan", "ORG", "bloc"), a_mention(TEXT, "plan", "STATE", "bloc"))
    assert list(found) == ["2"]
    assert "labelled STATE, but Bloc is registered as ORG" in found["2"][0]


def test_an_entity_registered_under_a_split_label_may_have_any_of_those_that_took_its_place(codebook: Codebook) -> None:
    bloc = Entity("bloc", "OLD", "Bloc")
    retired = {"OLD": ("ORG", "NEW"), "NEW": ("STATE",)}
    changed = msgspec.structs.replace(codebook, entities={"bloc": bloc}, retired=retired)
    found = told(changed, *[a_mention(TEXT, "plan", label, "bloc") for label in ("ORG", "STATE", "PLACE")])
    assert found == {"3": ["labelled PLACE, but Bloc is registered as ORG or STATE; relabel it or link another"]}


def test_what_is_stale_is_called_what_it_was(codebook: Codebook) -> None:
    changed = msgspec.structs.replace(codebook, retired={"OLD": (), "topic:old": (), "old": ()})
    stale = [a_mention(TEXT, "Turkey", "OLD"), a_mention(TEXT, "Turkey", "STATE", "old")]
    found = told(changed, *stale, a_stance(TEXT, "rejects", target="topic:old"))
    assert [sentences[0].split()[0] for sentences in found.values()] == ["label", "entity", "topic"]


def test_a_topic_in_use_without_a_definition_is_told(codebook: Codebook) -> None:
    vague = Topic("topic:vague", "Vague plan", " ")
    unused = Topic("topic:unused", "Unused", "")
    loose = msgspec.structs.replace(codebook, topics={**codebook.topics, vague.id: vague, unused.id: unused})
    found = told(loose, a_stance(TEXT, "rejects", target="topic:vague"), a_stance(TEXT, "accepts"))
    assert found == {"1": ["topic 'Vague plan' has no definition; write down what supporting it means"]}


def test_records_whose_words_are_gone_are_told_when_the_article_is_at_hand(codebook: Codebook) -> None:
    mention = a_mention(TEXT, "Turkey", "STATE", "turkey", after="then ")
    reading = an_annotation(ARTICLE, mention, a_stance(TEXT, "accepts"), a_mention(TEXT, "Turkey", "STATE", "turkey"))
    changed = an_article(TEXT.replace("🇹🇷 ", ""))
    found = problems(reading, codebook, changed)
    assert {id_: [each.split(";")[0] for each in sentences] for id_, sentences in found.items()} == {
        "1": ["its words no longer stand here in the text"],
        "2": ["its words no longer stand here in the text"],
    }
    assert problems(reading, codebook) == {}


def test_flags_and_fates_are_no_problems(codebook: Codebook) -> None:
    flagged = msgspec.structs.replace(a_mention(TEXT, "Turkey", "STATE", "turkey"), flagged=True)
    rejected = Decision("rejected", Mention(0, 4, "gone", "NOBODY", "nobody"))
    assert told(codebook, flagged, rejected) == {}
