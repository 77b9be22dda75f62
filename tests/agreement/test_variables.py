"""What a unit of each variable is and which values it has; counts are worked out by hand or told another way."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.agreement.readings import ARTICLE, ARTICLES, TEXT, mention, naming, reading, several, stance
from workbench.agreement.confusion import confusion
from workbench.agreement.counted import counted
from workbench.agreement.pairs import paired
from workbench.agreement.reliability import Agreement, agreement
from workbench.agreement.rules import NOTHING, RULES
from workbench.agreement.variables import coded, continua
from workbench.records import Annotation, Mention, Region

NAMED = {rule.name: rule for rule in RULES}


def units(name: str, *readings: Annotation) -> Counter[tuple[str | None, ...]]:
    everybody = sorted(each.annotator for each in readings)
    (found,) = coded(NAMED[name], [paired(readings)], everybody)
    return found


def measured(*readings: Annotation) -> Agreement:
    return agreement(readings, articles=ARTICLES, draws=0)


def value(found: Agreement, variable: str, measure: str) -> float | None:
    return found[variable][measure].value


def test_names_are_units_where_words_are_shared() -> None:
    ana = reading("ana", mention("Turkey", "STATE", "turkey"), mention("Idlib deal", "EVENT"), mention("rebels"))
    ben = reading("ben", mention("Turkey", "STATE"), mention("Idlib", "PLACE"))
    assert units("label", ana, ben) == {("STATE", "STATE"): 1, ("EVENT", "PLACE"): 1, ("PERSON", None): 1}
    assert units("entity", ana, ben) == {("turkey", NOTHING): 1, (NOTHING, NOTHING): 1, (NOTHING, None): 1}
    assert units("mention type", ana, ben)["name", "name"] == 2
    found = measured(ana, ben)["label"]
    assert (found.n_units, found.n_lone, found.n_articles, found.n_readings) == (2, 1, 1, 2)


def test_f1_is_of_what_both_found_with_the_same_bounds_or_in_all() -> None:
    ana = reading("ana", mention("Turkey", "STATE"), mention("Idlib deal", "EVENT"), mention("rebels"))
    ben = reading(
        "ben", mention("Turkey", "STATE"), mention("Idlib", "PLACE"), mention("rebels", "ORG"), mention("deal")
    )
    found = measured(ana, ben)
    # 3 and 4 mentions; “deal” is left over, since “Idlib” shares more of “Idlib deal”
    assert value(found, "mention", "F1 overlap") == pytest.approx(2 * 3 / 7)
    assert value(found, "mention", "F1 exact") == pytest.approx(2 * 2 / 7)
    assert value(found, "mention", "F1 whole") == pytest.approx(2 * 1 / 7)


def test_a_pair_that_one_reader_has_is_a_unit_and_the_others_say_none() -> None:
    ana = reading("ana", stance(holder="turkey"), stance("accept", holder="turkey"), stance(holder="fsa"))
    ben = reading("ben", stance(holder="turkey", polarity="support"))
    cem = reading("cem")
    assert units("stance", ana, ben, cem) == {("found", "found", NOTHING): 1, ("found", NOTHING, NOTHING): 1}
    assert units("stance and polarity", ana, ben, cem) == {
        ("oppose", "support", NOTHING): 1,
        ("oppose", NOTHING, NOTHING): 1,
    }
    # pairs of readers: ana-ben both 1 of 2 and 1, ana-cem 0 of 2 and 0, ben-cem 0 of 1 and 0
    assert value(measured(ana, ben, cem), "stance", "F1") == pytest.approx(2 * 1 / (3 + 2 + 1))


def test_what_prevails_of_a_pair_with_two_polarities() -> None:
    ana = reading("ana", stance(polarity="oppose"), stance("accept", polarity="support"))
    ben = reading("ben", stance(polarity="conditional"))
    assert units("stance and polarity", ana, ben) == {("oppose + support", "conditional"): 1}
    assert units("prevailing polarity", ana, ben) == {("between", "between"): 1}


def test_polarity_is_compared_where_holder_and_target_are_the_same() -> None:
    ana = reading("ana", stance("reject", "turkey", "deal", "oppose"), stance("accept", "fsa", "deal", "neutral"))
    ben = reading("ben", stance("reject", "turkey", "deal", "support"), stance("accept", "fsa", "turkey", "oppose"))
    assert units("polarity", ana, ben) == {("oppose", "support"): 1, ("neutral", None): 1, (None, "oppose"): 1}
    assert units("polarity in three steps", ana, ben)["between", None] == 1
    assert value(measured(ana, ben), "statement", "F1 found") == 1
    assert value(measured(ana, ben), "statement", "F1 pair") == 0.5


def test_everything_else_a_statement_says() -> None:
    own = stance()
    other = replace(own, condition="if asked", voice="quoted", on_behalf_of="fsa", certainty="hedged")
    ana, ben = reading("ana", own), reading("ben", other)
    assert units("condition", ana, ben) == {(NOTHING, "condition"): 1}
    assert units("voice", ana, ben) == {("reported", "quoted"): 1}
    assert units("on behalf of", ana, ben) == {(NOTHING, "fsa"): 1}
    assert units("certainty", ana, ben) == {("explicit", "hedged"): 1}


def test_evidence_counts_where_the_passages_of_the_same_position_share_words() -> None:
    ana = reading("ana", stance("reject", "turkey"), stance("accept", "fsa"))
    ben = reading("ben", stance("reject the Idlib deal", "turkey"), stance("safe zone", "fsa"))
    assert value(measured(ana, ben), "evidence", "F1 overlap") == 0.5
    assert value(measured(ana, ben), "statement", "F1 pair") == 1
    elsewhere = reading("ben", stance("reject", "hts"))
    assert value(measured(ana, elsewhere), "evidence", "F1 overlap") == 0


def test_terms_and_what_prevails_in_the_outlets_own_voice() -> None:
    ana = reading(
        "ana", naming("rebels"), naming("Army", valence="negative"), naming("Idlib", voice="quoted", actor="hts")
    )
    ben = reading("ben", naming("the rebels", valence="legitimising"))
    assert units("valence", ana, ben) == {("neutral", "legitimising"): 1, ("negative", None): 1, ("neutral", None): 1}
    assert units("actor", ana, ben)["fsa", "fsa"] == 1
    assert units("frame class", ana, ben)["regime", "regime"] == 1
    assert units("naming voice", ana, ben)["quoted", None] == 1
    assert units("prevailing valence", ana, ben) == {("neutral", "legitimising"): 1}


def test_a_value_without_a_rank_is_a_reason() -> None:
    ana, ben = reading("ana", naming(valence="ironic")), reading("ben", naming(valence="neutral"))
    assert "“ironic” has no place" in measured(ana, ben)["valence in order"]["alpha ordinal"].why_not


def test_f1_is_made_of_what_the_first_and_the_second_of_each_pair_have() -> None:
    ana = reading("ana", mention("Turkey"), mention("Idlib"), mention("rebels"))
    cem = reading("cem", mention("Turkey"), mention("deal"))
    assert paired([cem, ana]).counts(Mention, 1) == (1, 3, 2)
    # ana-ben, ana-cem, ben-cem
    assert paired([cem, ana, reading("ben", mention("Turkey"))]).counts(Mention, 3) == (3, 3 + 3 + 1, 1 + 2 + 2)


def test_two_annotators_have_cohens_kappa_and_more_have_fleiss() -> None:
    two = [reading("ana", mention("Turkey")), reading("ben", mention("Turkey", "STATE"))]
    names = [each.name for each in measured(*two)["label"].measures]
    assert names == ["percent", "alpha", "Cohen's kappa", "AC1"]
    names = [each.name for each in measured(*two)["valence in order"].measures]
    assert names == ["percent", "alpha ordinal", "Cohen's kappa, linear weights"]
    names = [each.name for each in measured(*two, reading("cem"))["label"].measures]
    assert names == ["percent", "alpha", "Fleiss' kappa", "AC1"]
    names = [each.name for each in measured(*two, reading("cem"))["valence in order"].measures]
    assert names == ["percent", "alpha ordinal"]


def test_what_stands_between_regions_is_taken_out_of_the_continuum() -> None:
    cut, credit = TEXT.index("the Free"), TEXT.index("reject")
    regions = tuple(
        Region(start, end, TEXT[start:end], kind)  # type: ignore[arg-type]
        for start, end, kind in [(0, cut, "title"), (cut, credit, "credit"), (credit, len(TEXT), "body")]
    )
    readings = [reading("ana", mention("Turkey"), mention("Idlib")), reading("ben", mention("Army"))]
    (found,) = continua(counted(readings, {ARTICLE.id: replace(ARTICLE, regions=regions)}))
    text = TEXT[:cut] + TEXT[credit:]
    assert found.length == len(text)
    assert [[text[mark.start : mark.end] for mark in marks or ()] for marks in found.marks] == [["Turkey", "Idlib"], []]


def test_who_did_not_read_an_article_is_no_part_of_its_continuum() -> None:
    other = replace(ARTICLE, id="other")
    elsewhere = [reading(who, mention("Turkey"), article=other) for who in ("ben", "cem")]
    kept = counted([reading("ana"), reading("ben"), *elsewhere], {**ARTICLES, other.id: other})
    assert [[marks is None for marks in each.marks] for each in continua(kept)] == [
        [False, False, True],
        [True, False, False],
    ]


@settings(max_examples=40, deadline=None)
@given(several(2, 4))
def test_f1_is_that_of_pairs_of_readers_added_up(readings: list[Annotation]) -> None:
    found = measured(*readings)
    pairs = list(combinations(readings, 2))
    has = {each.annotator: len(each.mentions) for each in readings}
    total = sum(has[one.annotator] + has[other.annotator] for one, other in pairs)
    groups = paired(readings).groups[Mention]
    both = sum(one.annotator in group and other.annotator in group for group in groups for one, other in pairs)
    expected = None if not total else pytest.approx(2 * both / total)
    assert value(found, "mention", "F1 overlap") == expected


@settings(max_examples=30, deadline=None)
@given(several(2, 3))
def test_units_that_are_confused_are_all_pairs_of_values(readings: list[Annotation]) -> None:
    everybody = sorted(each.annotator for each in readings)
    told = coded(NAMED["label"], [paired(readings)], everybody)
    cells = Counter[tuple[str, str]]()
    for unit in told[0].elements():
        for one, other in combinations([each for each in unit if each is not None], 2):
            cells[(one, other) if len(everybody) == 2 else (min(one, other), max(one, other))] += 1
    found = confusion("label", told, everybody)
    assert {(one, other): n for one, other, n in found.cells} == cells
    assert sum(n for *_, n in found.differing) == sum(n for (one, other), n in cells.items() if one != other)


def test_of_two_readers_it_is_told_who_said_which() -> None:
    ana, ben = reading("ana", mention("Turkey", "STATE")), reading("ben", mention("Turkey", "ORG"))
    cem = reading("cem", mention("Turkey", "ORG"))
    found = {each.variable: each for each in measured(ana, ben).confusions}["label"]
    assert (found.annotators, found.cells) == (("ana", "ben"), (("STATE", "ORG", 1),))
    found = {each.variable: each for each in measured(ana, ben, cem).confusions}["label"]
    assert (found.annotators, found.cells) == ((), (("ORG", "STATE", 2), ("ORG", "ORG", 1)))
