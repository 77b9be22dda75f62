"""Who was upheld is told of what was decided, whoever was named for it."""

from collections.abc import Mapping

from msgspec.structs import replace

from tests.agreement.readings import ARTICLE, ARTICLES, mention, reading
from workbench.agreement.differences import differences
from workbench.agreement.upheld import upheld
from workbench.records import ADJUDICATED, Annotation, Record, Status, Verdict

ANA = reading("ana", mention("Turkey", "STATE"), mention("Idlib", "PLACE"))
BEN = reading("ben", mention("Turkey", "PERSON"))
CEM = reading("cem", mention("Turkey", "STATE"))


def decided(verdicts: Mapping[str, Verdict], *readings: Annotation) -> dict[str, tuple[int, int]]:
    """By the words in dispute, what was decided; annotator → decided, upheld."""
    put: dict[str, Record] = {
        f"verdict:{each.id}": replace(verdicts[each.place.quote], of=each.kind)
        for each in differences(readings)
        if each.place.quote in verdicts
    }
    adjudicated = Annotation(ARTICLE.id, ARTICLE.sha256, ADJUDICATED, put)
    return {each.annotator: (each.decided, each.upheld) for each in upheld([*readings, adjudicated], ARTICLES)}


def test_who_was_taken_is_upheld() -> None:
    verdicts = {"Turkey": Verdict("one", "", ("ben",)), "Idlib": Verdict("one", "", ("ana",))}
    assert decided(verdicts, ANA, BEN) == {"ana": (2, 1), "ben": (2, 1)}


def test_who_says_the_same_as_the_one_taken_is_upheld_too() -> None:
    assert decided({"Turkey": Verdict("one", "", ("ana",))}, ANA, BEN, CEM) == {
        "ana": (1, 1),
        "ben": (1, 0),
        "cem": (1, 1),
    }
    assert decided({"Idlib": Verdict("one", "", ("ben",))}, ANA, BEN, CEM) == {
        "ana": (1, 0),
        "ben": (1, 1),
        "cem": (1, 1),
    }


def test_both_neither_and_a_third() -> None:
    assert decided({"Turkey": Verdict("both", "", ("ana", "ben"))}, ANA, BEN) == {"ana": (1, 1), "ben": (1, 1)}
    assert decided({"Turkey": Verdict("neither", "")}, ANA, BEN) == {"ana": (1, 0), "ben": (1, 0)}
    assert decided({"Turkey": Verdict("third", "")}, ANA, BEN) == {"ana": (1, 0), "ben": (1, 0)}
    assert decided({"Idlib": Verdict("neither", "")}, ANA, BEN) == {"ana": (1, 0), "ben": (1, 1)}
    assert decided({"Idlib": Verdict("third", "")}, ANA, BEN) == {"ana": (1, 0), "ben": (1, 0)}


def test_it_is_told_by_what_was_in_dispute() -> None:
    (found, _) = differences([ANA, BEN])
    put: dict[str, Record] = {
        f"verdict:{found.id}": Verdict("one", found.kind, ("ana",)),
        "verdict:gone": Verdict("one", "span", ("ben",)),
    }
    adjudicated = Annotation(ARTICLE.id, ARTICLE.sha256, ADJUDICATED, put)
    ana, ben = upheld([ANA, BEN, adjudicated], ARTICLES)
    assert ana.by_kind == (("label", 1, 1), ("span", 1, 0))
    assert ben.by_kind == (("label", 1, 0), ("span", 1, 1))


def test_records_whose_words_are_gone_say_nothing() -> None:
    cem = reading("cem", replace(mention("Turkey"), quote="Russia"))
    (found, *_) = differences([ANA, BEN, reading("cem"), reading("dan")])
    put: dict[str, Record] = {f"verdict:{found.id}": Verdict("one", "found", ("cem",))}
    adjudicated = Annotation(ARTICLE.id, ARTICLE.sha256, ADJUDICATED, put)
    told = upheld([ANA, BEN, cem, reading("dan"), adjudicated], ARTICLES)
    assert {each.annotator: each.upheld for each in told} == {"ana": 0, "ben": 0, "cem": 1, "dan": 1}


def test_only_who_has_finished_is_told_of_and_only_where_the_article_is_there() -> None:
    (found, _) = differences([ANA, BEN])
    put: dict[str, Record] = {f"verdict:{found.id}": Verdict("one", "label", ("ana",)), "status": Status("done")}
    adjudicated = Annotation(ARTICLE.id, ARTICLE.sha256, ADJUDICATED, put)
    begun = replace(CEM, records={**CEM.records, "status": Status("started")})
    told = upheld([ANA, BEN, begun, adjudicated], ARTICLES)
    assert {each.annotator: each.upheld for each in told} == {"ana": 1, "ben": 0}
    assert upheld([ANA, BEN, adjudicated], {}) == ()


def test_where_nothing_was_decided_nobody_is_told_of() -> None:
    assert upheld([ANA, BEN], ARTICLES) == ()
    assert upheld([ANA, BEN, reading(ADJUDICATED, mention("Turkey"))], ARTICLES) == ()
