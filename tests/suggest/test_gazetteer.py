"""Names of the registry are found as they stand on the page, and only there."""

from typing import cast

import pytest
import spacy
from spacy.pipeline import EntityRuler

from tests.suggest.blind import blind
from tests.suggest.world import an_article, mentions, names, suggester
from workbench import suggest
from workbench.records import Article, Entity, Mention, Region, RegionType
from workbench.spans import fits
from workbench.suggest.teach.taught import Taught
from workbench.trouble import Trouble

from .world import CODEBOOK


def test_a_name_is_linked_and_labelled() -> None:
    assert mentions("The RSF shelled Darfur.") == [("RSF", "ARMED_GROUP", "rsf"), ("Darfur", "PLACE", "darfur")]


def test_the_longest_name_wins() -> None:
    assert names("The Minsk ceasefire deal failed.") == ["Minsk ceasefire deal"]


def test_a_name_inside_a_longer_one_is_left_out_wherever_it_stands() -> None:
    sentence = (
        "The Rapid Support Forces met the Northern Shield Brigade and the Government of National Accord in Tripoli."
    )
    assert names(sentence) == [
        "Rapid Support Forces",
        "Northern Shield Brigade",
        "Government of National Accord",
        "Tripoli",
    ]


def test_two_events_with_one_head_are_two_events() -> None:
    assert mentions("The Tripoli and Minsk agreements failed.") == [
        ("Tripoli", "EVENT", "tripoli-deal"),
        ("Minsk agreements", "EVENT", "minsk"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They told us that the US would pay.", ["US"]),
        ("Nobody asked the un or the eu.", []),
        ("RAPID SUPPORT FORCES TAKE DARFUR", ["RAPID SUPPORT FORCES", "DARFUR"]),
        ("The sudanese Army and the Sudanese Army", ["Sudanese Army"]),
        ("MOSCOW TELLS US TO GO", ["MOSCOW"]),
    ],
)
def test_capitals_decide(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize("name", ["Sana'a", "Sana’a", "SANA’A"])
def test_straight_and_curly_apostrophes_are_one(name: str) -> None:
    assert names(f"Fighting went on in {name} on Friday.") == [name]


@pytest.mark.parametrize("gap", ["\u00a0", "\n", "\r\n", "  "])
def test_white_space_inside_a_name_does_not_hide_it(gap: str) -> None:
    text = f"Late on the evening of that same Friday the Rapid{gap}Support Forces left."
    found = [each.quote for each in suggester()(Article("one", text)).values() if isinstance(each, Mention)]
    assert found == [f"Rapid{gap}Support Forces"]


def test_accents_are_kept_and_the_listed_plain_form_is_found_too() -> None:
    assert names("İlker Çakmak spoke; Ilker Cakmak left.") == ["İlker Çakmak", "Ilker Cakmak"]


def test_words_stay_at_their_place_after_a_letter_that_lengthens_in_lower_case() -> None:
    article = an_article("İİİ İlker Çakmak met the RSF. 👩‍👩‍👧 Then Moscow replied.")
    found = [each for each in suggester()(article).values() if isinstance(each, Mention)]
    assert [each.quote for each in found] == ["İlker Çakmak", "RSF", "Moscow"]
    assert all(fits(each, article.text) for each in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("President Volodymyr Zelensky’s plan", ["Volodymyr Zelensky"]),
        ("The Kremlin’s men", ["Kremlin"]),
        ("an RSF-held town and a U.S.-backed army", ["RSF", "U.S."]),
        ("Russian-led talks, Yemeni officials", []),
        ("the Houthis' drones", ["Houthis"]),
    ],
)
def test_titles_articles_possessives_and_compounds_stay_outside_the_span(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_short_forms_are_found_once_the_full_name_is_given() -> None:
    assert mentions("Mashat refused.", "Houthi leader Mahdi al-Mashat spoke; al-Mashat had fled, Mashat said.") == [
        ("Mashat", "PERSON", "mashat"),
        ("Mahdi al-Mashat", "PERSON", "mashat"),
        ("al-Mashat", "PERSON", "mashat"),
        ("Mashat", "PERSON", "mashat"),
    ]


def test_a_short_form_keeps_its_particle() -> None:
    assert names("Mohammed bin Salman spoke; then bin Salman left.") == ["Mohammed bin Salman", "bin Salman"]


def test_the_short_form_of_somebody_else_is_not_matched() -> None:
    assert names("Mahdi al-Mashat spoke; then Rifaat Mashat left.") == ["Mahdi al-Mashat"]


def test_short_forms_hold_for_their_article_only() -> None:
    assert names("Mashat refused.") == []


def test_an_acronym_in_brackets_holds_for_its_article() -> None:
    assert names("The Northern Shield Brigade (NSB) attacked. NSB men fled.") == [
        "Northern Shield Brigade",
        "NSB",
        "NSB",
    ]


def test_a_surname_belongs_to_whom_the_article_names_in_full() -> None:
    assert mentions("Hafez al-Assad ruled.", "Assad fell.")[1:] == [("Assad", "PERSON", "hafez")]
    assert mentions("Bashar al-Assad and Hafez al-Assad.", "Assad fell.")[2:] == [("Assad", "PERSON", "assad")]


def test_mentions_come_in_text_order() -> None:
    assert names("The UN, Saudi Arabia, the EU and the Rapid Support Forces met.") == [
        "UN",
        "Saudi Arabia",
        "EU",
        "Rapid Support Forces",
    ]


@pytest.mark.parametrize(
    "sentence", ["He wrote for the Kyiv Post.", "The Sudan Daily Tribune closed.", "Cairo University closed."]
)
def test_a_place_in_the_name_of_something_else_is_not_matched(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize("sentence", ["Then Rifaat al-Assad spoke.", "He met Maria Putin there."])
def test_the_surname_of_somebody_else_is_not_matched(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize("sentence", ["Syrian President Assad spoke.", "Yesterday, Assad spoke.", "But Assad spoke."])
def test_a_surname_after_a_title_or_at_the_beginning_is(sentence: str) -> None:
    assert names(sentence) == ["Assad"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Mir, author of ‘Houthis: A Yemen Story’, wrote back.",
        "She made the film “The Road to Tripoli” in spring.",
        'His book, "Inside the RSF", came out in May.',
    ],
)
def test_titles_of_works_hold_no_mentions(sentence: str) -> None:
    assert names(sentence) == []


def test_a_quotation_is_no_title_of_a_work() -> None:
    assert names("A report said “the Houthis attacked ships in March near Yemen”.") == ["Houthis", "Yemen"]


def test_a_capital_is_its_state_but_a_place_where_something_happens() -> None:
    assert mentions("Ankara objected.", "They met in Ankara.") == [
        ("Ankara", "STATE", "turkey"),
        ("Ankara", "PLACE", None),
    ]


@pytest.mark.parametrize(
    ("beside", "expected"), [("caption", ["RSF", "UN"]), ("credit", ["RSF", "UN"]), ("boilerplate", ["UN"])]
)
def test_beside_the_text_names_are_found_but_no_positions(beside: RegionType, expected: list[str]) -> None:
    text = "The RSF rejected the truce.\n\nThe UN left."
    regions = (Region(0, 27, text[:27], beside), Region(29, len(text), text[29:], "body"))
    found = list(suggester()(Article("one", text, regions=regions)).values())
    assert [each.quote for each in found if isinstance(each, Mention)] == expected
    assert len(found) == len(expected)


def test_the_same_article_gives_the_same_ids() -> None:
    article = an_article("The RSF rejected the truce.")
    assert suggester()(article) == suggest.Suggester(CODEBOOK, encoder=blind())(article)
    assert all(id_[:2] in {"m-", "s-", "n-"} for id_ in suggester()(article))


def test_an_id_survives_a_new_version_that_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    article = an_article("The RSF left.")
    before = set(suggester()(article))
    monkeypatch.setattr("workbench.suggest.gazetteer.BY", "gazetteer 2")
    [(id_, mention)] = suggester()(article).items()
    assert mention.by == "gazetteer 2"
    assert {id_} == before


def test_suggestions_say_who_made_them() -> None:
    assert {each.by.split()[0] for each in suggester()(an_article("The RSF rejected the truce.")).values()} <= {
        "gazetteer",
        "collectives",
        "stance",
        "naming",
    }


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(Trouble, match="'xx_no_such_pipeline' is not installed"):
        suggest.load("xx_no_such_pipeline")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline with entities of its own, as one that somebody has installed, by its folder."""
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tiny", "3.1.4"
    ruler = cast(EntityRuler, nlp.add_pipe("entity_ruler"))
    patterns = {"Omar Khalil": "PERSON", "Khartoum": "GPE", "Sudan": "GPE", "Sudanese": "NORP", "the Blue Nile": "LOC"}
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in patterns.items()])
    folder = tmp_path_factory.mktemp("pipelines") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def test_what_another_pipeline_names_is_suggested_unlinked_where_the_gazetteer_found_nothing(installed: str) -> None:
    article = an_article(
        "Omar Khalil left Khartoum, crossed the Blue Nile in Sudan and met Sudanese officers of the RSF."
    )
    found = [each for each in suggest.load(installed, CODEBOOK)(article).values() if isinstance(each, Mention)]
    assert [(each.quote, each.label, each.entity, each.by) for each in found] == [
        ("Omar Khalil", "PERSON", None, "en_tiny 3.1.4"),
        ("Khartoum", "PLACE", None, "en_tiny 3.1.4"),
        ("Blue Nile", "PLACE", None, "en_tiny 3.1.4"),
        ("Sudan", "STATE", "sudan", "gazetteer 1"),
        ("RSF", "ARMED_GROUP", "rsf", "gazetteer 1"),
    ]


def test_the_description_names_rules_pipeline_and_codebook(installed: str) -> None:
    described = suggest.load(installed, CODEBOOK).describe()
    assert described == {"name": "rules", "version": "1", "base": "en_tiny 3.1.4", "codebook": "1.0"}


def test_without_a_codebook_the_default_one_is_known() -> None:
    article = Article("1", "Turkey met Russia.")
    assert [each.quote for each in suggest.load()(article).values() if isinstance(each, Mention)] == [
        "Turkey",
        "Russia",
    ]


def test_a_text_beyond_the_limit_that_parsers_have_is_read_like_any_other() -> None:
    assert names("The RSF shelled Darfur.\n\n" + "\n" * 1_000_000) == ["RSF", "Darfur"]


def test_what_was_taught_is_known_at_once() -> None:
    forms = (
        Entity("houthis", "ARMED_GROUP", "Houthis", ("Ansarullah",)),
        Entity("", "ARMED_GROUP", "Katibat Macina"),
        Entity("", "PERSON", "Iyad Ag Ghaly"),
    )
    taught = suggest.Suggester(CODEBOOK, taught=Taught(version="1", forms=forms), encoder=blind())
    found = taught(an_article("Ansarullah met Katibat Macina and Iyad Ag Ghaly; Ghaly left.")).values()
    assert [(each.quote, each.label, each.entity) for each in found if isinstance(each, Mention)] == [
        ("Ansarullah", "ARMED_GROUP", "houthis"),
        ("Katibat Macina", "ARMED_GROUP", None),
        ("Iyad Ag Ghaly", "PERSON", None),
        ("Ghaly", "PERSON", None),
    ]
