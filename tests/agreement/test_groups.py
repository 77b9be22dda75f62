"""What is about the same comes together, whoever says it and in whatever order."""

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.agreement.readings import TEXT, mention, reading, several, stance
from tests.builders import a_span
from workbench.agreement.differences import KINDS, differences
from workbench.agreement.groups import groups
from workbench.agreement.says import Compared, content
from workbench.records import Annotation, Mention, Stance


def grouped(readings: Sequence[Annotation], kind: type[Compared] = Mention) -> list[dict[str, Compared]]:
    said = {each.annotator: {id_: r for id_, r in each.records.items() if type(r) is kind} for each in readings}
    found = groups(said, kind)
    return [{annotator: said.record for annotator, said in group.items()} for group in found]


def words(readings: Sequence[Annotation]) -> list[dict[str, str]]:
    return [{who: record.quote for who, record in group.items()} for group in grouped(readings)]  # type: ignore[union-attr]


def told(readings: Sequence[Annotation]) -> list[Counter[object]]:
    """What the groups say, without ids."""
    return [
        Counter(frozenset((who, content(each)) for who, each in group.items()) for group in grouped(readings, kind))
        for kind in KINDS
    ]


def in_what(readings: Sequence[Annotation]) -> Counter[object]:
    return Counter((each.record, each.fields, each.place) for each in differences(readings))


def shuffled(readings: Sequence[Annotation], seed: int) -> list[Annotation]:
    """The same readings in another order, their records too, under other ids."""
    chance = random.Random(seed)
    found = []
    for each in chance.sample(readings, len(readings)):
        records = chance.sample(list(each.records.values()), len(each.records))
        ids = chance.sample(range(len(records)), len(records))
        found.append(
            Annotation(each.article, each.sha256, each.annotator, dict(zip(map(str, ids), records, strict=True)))
        )
    return found


def test_of_names_within_names_each_finds_its_like() -> None:
    ana = reading("ana", mention("Idlib deal"), mention("Idlib"))
    ben = reading("ben", mention("Idlib"), mention("Idlib deal"))
    assert words([ana, ben]) == [{"ana": "Idlib deal", "ben": "Idlib deal"}, {"ana": "Idlib", "ben": "Idlib"}]


def test_a_name_goes_with_the_one_that_shares_most_of_its_words() -> None:
    ana = reading("ana", mention("the Free Army"))
    ben = reading("ben", mention("Army"), mention("Free Army"))
    assert words([ana, ben]) == [{"ana": "the Free Army", "ben": "Free Army"}, {"ben": "Army"}]


def test_the_same_words_come_before_the_same_label() -> None:
    ana = reading("ana", mention("Idlib deal", "EVENT"))
    ben = reading("ben", mention("Idlib deal", "PLACE", "turkey"), mention("Idlib", "EVENT"))
    assert words([ana, ben]) == [{"ana": "Idlib deal", "ben": "Idlib deal"}, {"ben": "Idlib"}]


def test_who_says_a_thing_twice_says_it_in_two_groups() -> None:
    ana, ben = reading("ana", mention("Turkey"), mention("Turkey")), reading("ben", mention("Turkey"))
    assert words([ana, ben]) == [{"ana": "Turkey", "ben": "Turkey"}, {"ana": "Turkey"}]
    often = [reading(who, *[mention("Turkey")] * 4) for who in ("cem", "dan")]
    assert [len(group) for group in words(often)] == [2, 2, 2, 2]
    assert (
        words([ana, reading("cem", mention("Turkey"), mention("Turkey"))]) == [{"ana": "Turkey", "cem": "Turkey"}] * 2
    )


def test_of_what_somebody_says_twice_the_first_id_goes_first() -> None:
    said = {"b": mention("Turkey"), "a": mention("Turkey")}
    found = groups({"ana": said, "ben": {"c": mention("Turkey")}}, Mention)
    assert [[each.id for each in group.values()] for group in found] == [["a", "c"], ["b"]]


def test_groups_come_in_text_order_the_larger_first() -> None:
    ana = reading("ana", mention("rebels"), mention("Idlib"), mention("Idlib deal"), mention("Turkey"))
    found = ["Turkey", "Idlib deal", "Idlib", "rebels"]
    assert [group["ana"] for group in words([ana, reading("ben")])] == found


def test_names_that_only_touch_are_two_things() -> None:
    ana, ben = reading("ana", mention("Idlib ")), reading("ben", mention("deal"))
    assert words([ana, ben]) == [{"ana": "Idlib "}, {"ben": "deal"}]


def test_a_position_is_known_by_its_pair_wherever_it_shows() -> None:
    ana = reading("ana", stance("reject", polarity="oppose"))
    ben = reading("ben", stance("accept", polarity="support"))
    assert len(grouped([ana, ben], Stance)) == 1


def test_of_two_positions_on_one_pair_those_of_the_same_passage_go_together() -> None:
    ana = reading("ana", stance("reject"), stance("accept a safe zone"))
    ben = reading("ben", stance("accept"), stance("reject the Idlib deal"))
    found = [{each.evidence.quote for each in group.values()} for group in grouped([ana, ben], Stance)]  # type: ignore[union-attr]
    assert found == [{"reject", "reject the Idlib deal"}, {"accept", "accept a safe zone"}]


def test_a_passage_further_on_joins_positions_that_share_one_end() -> None:
    ana = replace(stance("reject", holder="turkey"), also=(a_span(TEXT, "safe zone"),))
    ben = stance("safe zone", holder="fsa")
    assert len(grouped([reading("ana", ana), reading("ben", ben)], Stance)) == 1
    assert len(grouped([reading("ana", stance("reject", holder="turkey")), reading("ben", ben)], Stance)) == 2


def test_passages_further_on_count_whoever_named_them() -> None:
    own = stance("reject", holder="turkey")
    more, ben = replace(own, also=(a_span(TEXT, "safe zone"),)), stance("safe zone", holder="fsa")
    for first, second in (own, more), (more, own):
        readings = [reading("ana", first), reading("dan", second), reading("cem", ben)]
        assert len(grouped(readings, Stance)) == len(grouped(readings[::-1], Stance)) == 1


def test_the_same_pair_comes_before_the_same_passage() -> None:
    ana = reading("ana", stance("reject", holder="turkey"))
    ben = reading("ben", stance("accept", holder="turkey"), stance("reject", holder="fsa"))
    found = [{each.evidence.quote for each in group.values()} for group in grouped([ana, ben], Stance)]  # type: ignore[union-attr]
    assert found == [{"reject"}, {"reject", "accept"}]


def test_positions_turned_round_in_one_passage_are_one_thing() -> None:
    ana, ben = (
        reading("ana", stance(holder="turkey", target="fsa")),
        reading("ben", stance(holder="fsa", target="turkey")),
    )
    assert len(grouped([ana, ben], Stance)) == 1
    elsewhere = reading("cem", stance("accept", holder="fsa", target="turkey"))
    assert len(grouped([ana, elsewhere], Stance)) == 2


@settings(max_examples=60, deadline=None)
@given(several())
def test_every_record_is_in_one_group_and_no_group_has_two_of_one_reader(readings: list[Annotation]) -> None:
    for kind in KINDS:
        found = Counter((who, content(each)) for group in grouped(readings, kind) for who, each in group.items())
        every = Counter(
            (each.annotator, content(record))
            for each in readings
            for record in each.records.values()
            if type(record) is kind
        )
        assert found == every


@settings(max_examples=60, deadline=None)
@given(several(), st.integers(0, 9))
def test_no_order_of_readers_or_records_and_no_id_makes_a_difference(readings: list[Annotation], seed: int) -> None:
    other = shuffled(readings, seed)
    assert told(other) == told(readings)
    assert in_what(other) == in_what(readings)


@settings(max_examples=40, deadline=None)
@given(several(2, 3))
def test_names_of_readers_make_no_difference_to_what_is_grouped(readings: list[Annotation]) -> None:
    turned = {each.annotator: f"z{9 - number}" for number, each in enumerate(readings)}
    renamed = [Annotation(each.article, each.sha256, turned[each.annotator], each.records) for each in readings]

    def nameless(found: Sequence[Annotation]) -> list[Counter[object]]:
        return [
            Counter(frozenset(Counter(map(content, group.values())).items()) for group in grouped(found, kind))
            for kind in KINDS
        ]

    assert nameless(renamed) == nameless(readings)


@settings(max_examples=30, deadline=None)
@given(several(1, 1), st.integers(2, 10))
def test_readers_who_say_the_same_differ_in_nothing(one: list[Annotation], readers: int) -> None:
    same = [Annotation(each.article, each.sha256, f"r{n}", each.records) for each in one for n in range(readers)]
    assert differences(same) == ()
