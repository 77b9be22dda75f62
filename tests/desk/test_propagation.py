"""A mention spreads to the places that say the same, to no other, and as one step."""

from collections.abc import Mapping

import msgspec
import pytest

from tests.builders import a_codebook, a_mention, a_span, an_annotation, an_article
from workbench.codebook import Codebook
from workbench.desk.propagating import actions
from workbench.desk.propagation import Hit, Origin, hits, spellings
from workbench.history import fold
from workbench.placing import attached
from workbench.records import Annotation, Article, Decision, Entity, Mention, Record, Region
from workbench.spans import fits

TEXT = "HTS 🇸🇾 met HTS’s men; İdlib fears Tahrir al-Sham.\r\nThe HTS spokesman and سوريا: HTS"
ARTICLE = an_article(TEXT)
HTS = a_mention(TEXT, "HTS", "ARMED_GROUP", "hts")
ORIGIN = Origin("0012", "m-1", HTS)


@pytest.fixture
def codebook() -> Codebook:
    entity = Entity("hts", "ARMED_GROUP", "Hay'at Tahrir al-Sham", ("HTS", "Tahrir al-Sham"))
    return msgspec.structs.replace(a_codebook({}), entities={"hts": entity})


def found(
    codebook: Codebook,
    *records: Record,
    suggested: Mapping[str, Record] | None = None,
    article: Article = ARTICLE,
    remove: bool = False,
) -> list[Hit]:
    """The hits in one article, where the annotator has the mention HTS as "m-1" and `records` under numbers."""
    reading = an_annotation(article, *records)
    if article is ARTICLE:
        reading.records["m-1"] = HTS
    return hits(ORIGIN, codebook, [article], {article.id: reading}, {article.id: suggested or {}}, remove=remove)


def what(hits: list[Hit]) -> list[str]:
    """What would be done, the words, and what comes behind them."""
    return [f"{hit.does} {hit.quote}|{hit.after[:4]}" for hit in hits]


LAST = Mention(len(TEXT) - 3, len(TEXT), "HTS", "ARMED_GROUP", "hts")


def test_every_other_place_of_the_words_and_of_the_names_of_the_entity_is_a_hit(codebook: Codebook) -> None:
    assert what(found(codebook)) == ["label HTS|’s m", "label Tahrir al-Sham|. Th", "label HTS| spo", "label HTS|"]


def test_a_hit_tells_its_place_its_surroundings_and_a_key_that_stays(codebook: Codebook) -> None:
    first, *_, last = found(codebook)
    assert fits(first, TEXT)
    assert (first.before, first.after[:8]) == ("HTS 🇸🇾 met ", "’s men; ")
    assert (last.before, last.after) == (" al-Sham. The HTS spokesman and سوريا: ", "")
    assert (last.article, last.title) == ("0012", "0012")
    titled = found(codebook, article=msgspec.structs.replace(ARTICLE, id="other", title="Who met whom"))
    assert {hit.title for hit in titled} == {"Who met whom"}
    keys = [hit.key for hit in found(codebook)]
    assert len(set(keys)) == 4
    assert [hit.key for hit in found(codebook, LAST)] == keys[:-1]


def test_words_of_no_entity_spread_as_they_are(codebook: Codebook) -> None:
    origin = Origin("0012", "m-1", a_mention(TEXT, "HTS", "ORG"))
    assert [hit.quote for hit in hits(origin, codebook, [ARTICLE], {}, {})] == ["HTS"] * 3


def test_in_another_article_the_same_place_is_a_hit_too(codebook: Codebook) -> None:
    other = msgspec.structs.replace(ARTICLE, id="0013")
    both = hits(ORIGIN, codebook, [ARTICLE, other], {}, {})
    assert [hit.article for hit in both] == ["0012"] * 4 + ["0013"] * 5


def test_what_is_longer_covers_and_what_crosses_does_not(codebook: Codebook) -> None:
    longer = a_mention(TEXT, "HTS spokesman", "PERSON")
    crossing = a_mention(TEXT, "fears Tahrir", "EVENT")
    inside = a_mention(TEXT, "Sham", "PLACE")
    assert what(found(codebook, longer, crossing, inside)) == [
        "label HTS|’s m",
        "label Tahrir al-Sham|. Th",
        "label HTS|",
    ]
    ending_there = a_mention(TEXT, "سوريا: HTS", "EVENT")
    beginning_before = a_mention(TEXT, TEXT[TEXT.index("met") : TEXT.index("fears")], "EVENT")
    assert what(found(codebook, ending_there, beginning_before)) == ["label Tahrir al-Sham|. Th", "label HTS| spo"]


def test_a_longer_mention_whose_words_are_gone_covers_nothing(codebook: Codebook) -> None:
    lost = Mention(0, len(TEXT), "something else", "EVENT", None)
    assert len(found(codebook, lost)) == 4


def test_the_longest_name_of_an_entity_is_taken_where_one_is_in_another(codebook: Codebook) -> None:
    article = an_article("Hay'at Tahrir al-Sham and Tahrir al-Shams", "n")
    assert [hit.quote for hit in found(codebook, article=article)] == ["Hay'at Tahrir al-Sham"]


def test_what_stands_there_is_relabelled_linked_or_left_alone(codebook: Codebook) -> None:
    mentions = [
        a_mention(TEXT, "HTS", "ORG", "hts", after="met"),
        a_mention(TEXT, "HTS", "ARMED_GROUP", "nusra", after="The"),
        msgspec.structs.replace(LAST, label="ORG"),
        LAST,
    ]
    assert what(found(codebook, *mentions)) == [
        "relabel HTS|’s m",
        "label Tahrir al-Sham|. Th",
        "link HTS| spo",
    ]


def test_a_suggestion_of_the_same_is_accepted_and_another_is_edited(codebook: Codebook) -> None:
    suggested = {
        "s1": a_mention(TEXT, "HTS", "ORG", None, after="met"),
        "s2": LAST,
        "s3": a_mention(TEXT, "HTS", "ORG", "hts", after="The"),
        "s4": a_mention(TEXT, "HTS", "ARMED_GROUP", "hts", after="The"),
    }
    there = found(codebook, suggested=suggested)
    assert what(there) == ["edit HTS|’s m", "label Tahrir al-Sham|. Th", "accept HTS| spo", "accept HTS|"]
    assert [list(hit.there) for hit in there] == [["s1"], [], ["s4"], ["s2"]]


def test_where_just_this_was_suggested_and_rejected_it_is_not_done_again(codebook: Codebook) -> None:
    other = a_mention(TEXT, "HTS", "ORG", "hts", after="The")
    left = a_mention(TEXT, "HTS", "ARMED_GROUP", "hts", after="met")
    there = found(codebook, Decision("rejected", LAST), Decision("rejected", other), Decision("left", left))
    assert what(there) == ["label HTS|’s m", "label Tahrir al-Sham|. Th", "label HTS| spo"]


def test_only_regions_that_are_read_are_looked_at_as_the_annotator_corrected_them(codebook: Codebook) -> None:
    words = a_span(TEXT, "The HTS spokesman")
    credit = Region(words.start, words.end, words.quote, "credit")
    article = msgspec.structs.replace(ARTICLE, regions=(*ARTICLE.regions[1:], credit))
    assert found(codebook, article=article) == []
    assert what(found(codebook, credit)) == ["label HTS|’s m", "label Tahrir al-Sham|. Th", "label HTS|"]


def test_names_that_would_spread_wildly_are_left_out() -> None:
    entities = {
        "us": Entity("us", "STATE", "United States", ("us", "US", "U", "the Union", "America")),
        "eu": Entity("eu", "ORG", "European Union", ("the Union",)),
        "old": Entity("old", "STATE", "America"),
    }
    codebook = msgspec.structs.replace(a_codebook({}), entities=entities, retired={"old": ("us",)})
    pointed_at = a_mention("the Union", "the Union", "STATE", "us")
    assert spellings(a_mention("USA", "USA", "STATE", "us"), codebook) == ("United States", "America", "USA", "US")
    assert spellings(pointed_at, codebook) == ("United States", "the Union", "America", "US")
    assert spellings(a_mention("U", "U", "STATE", None), codebook) == ("U",)


def test_what_is_removed_are_the_same_words_and_other_names_that_mean_the_same(codebook: Codebook) -> None:
    records = [
        a_mention(TEXT, "HTS", "ORG", None, after="met"),
        a_mention(TEXT, "Tahrir al-Sham", "ARMED_GROUP", "hts"),
        a_mention(TEXT, "HTS spokesman", "PERSON"),
    ]
    there = found(codebook, *records, suggested={"s": LAST, "t": a_mention(TEXT, "The HTS")}, remove=True)
    assert what(there) == ["delete HTS|’s m", "delete Tahrir al-Sham|. Th", "reject HTS|"]
    other = [a_mention(TEXT, "Tahrir al-Sham", "ARMED_GROUP", "nusra"), a_mention(TEXT, "İdlib", "ARMED_GROUP", "hts")]
    assert found(codebook, *other, remove=True) == []


def test_a_mention_of_another_article_is_removed_though_it_has_the_id_of_the_origin(codebook: Codebook) -> None:
    other = msgspec.structs.replace(ARTICLE, id="other")
    reading = Annotation("other", other.sha256, "ann", {"m-1": HTS})
    assert what(hits(ORIGIN, codebook, [other], {"other": reading}, {}, remove=True)) == ["delete HTS| 🇸🇾 "]


def folded(hits: list[Hit], before: Annotation, articles: Mapping[str, Article], id_: str = "x") -> dict[str, Record]:
    """The reading after the one action that the hits make."""
    (action,) = actions(ORIGIN, hits, articles, id_)
    assert (action.id, action.do, action.article) == (id_, "propagate", before.article)
    assert action.sha256 == articles[before.article].sha256
    return fold([msgspec.structs.replace(action, id="0", put=before.records, drop=()), action])


def test_afterwards_every_place_is_like_the_origin_and_says_where_from(codebook: Codebook) -> None:
    mentions = [
        a_mention(TEXT, "HTS", "ORG", "nusra", after="met"),
        msgspec.structs.replace(a_mention(TEXT, "HTS", "ARMED_GROUP", None, after="The"), note="which?", by="x 1"),
    ]
    reading = an_annotation(ARTICLE, *mentions, HTS)
    records = folded(found(codebook, *mentions), reading, {"0012": ARTICLE})
    assert found(codebook, *records.values()) == []
    mentions_after = Annotation("0012", "", "ann", records).mentions
    assert [mention.quote for mention in mentions_after.values()] == ["HTS", "HTS", "Tahrir al-Sham", "HTS", "HTS"]
    assert {(each.label, each.entity) for each in mentions_after.values()} == {("ARMED_GROUP", "hts")}
    assert [each.propagated_from for each in mentions_after.values()] == ["", *["0012#m-1"] * 4]
    assert records["3"] == HTS
    assert (mentions_after["2"].note, mentions_after["2"].by) == ("which?", "x 1")
    assert all(attached(record, ARTICLE) for record in records.values())


def test_a_new_mention_is_of_the_type_of_the_origin(codebook: Codebook) -> None:
    origin = Origin("0012", "m-1", msgspec.structs.replace(HTS, type="nominal"))
    (action,) = actions(origin, found(codebook), {"0012": ARTICLE}, "x")
    assert {record.type for record in action.put.values() if isinstance(record, Mention)} == {"nominal"}


def test_suggestions_get_their_fate_as_if_each_had_been_decided_by_hand(codebook: Codebook) -> None:
    other = msgspec.structs.replace(a_mention(TEXT, "HTS", "ORG", None, after="met"), by="rules 1")
    suggested = {"s1": other, "s2": LAST}
    chosen = [hit for hit in found(codebook, suggested=suggested) if hit.does != "label"]
    (action,) = actions(ORIGIN, chosen, {"0012": ARTICLE}, "x")
    edited = msgspec.structs.replace(other, label="ARMED_GROUP", entity="hts", propagated_from="0012#m-1")
    assert action.put == {
        "s1": edited,
        "fate:s1": Decision("edited", other),
        "s2": LAST,
        "fate:s2": Decision("accepted", LAST),
    }
    assert action.drop == ()


def test_removing_drops_what_was_confirmed_and_rejects_what_was_suggested(codebook: Codebook) -> None:
    mention = a_mention(TEXT, "HTS", "ARMED_GROUP", "hts", after="met")
    twice = msgspec.structs.replace(mention, label="ORG")
    chosen = found(codebook, mention, twice, suggested={"s": LAST, "t": mention}, remove=True)
    (action,) = actions(ORIGIN, chosen, {"0012": ARTICLE}, "x")
    assert action.drop == ("1", "2")
    assert action.put == {"fate:s": Decision("rejected", LAST)}


def test_articles_are_one_step_and_a_repeat_makes_the_same_actions(codebook: Codebook) -> None:
    articles = {id_: msgspec.structs.replace(ARTICLE, id=id_) for id_ in ("0012", "a", "b")}
    chosen = [hit for hit in hits(ORIGIN, codebook, articles.values(), {}, {}) if hit.article != "a"]
    made = actions(ORIGIN, chosen, articles, "step")
    assert [(each.id, each.group, each.article) for each in made] == [
        ("step", "step", "0012"),
        ("step.1", "step", "b"),
    ]
    assert [len(each.put) for each in made] == [4, 5]
    assert actions(ORIGIN, chosen, articles, "step") == made
    assert not set(made[0].put) & set(actions(ORIGIN, chosen, articles, "another")[0].put)


def test_nothing_chosen_is_no_action() -> None:
    assert actions(ORIGIN, [], {}, "x") == []
