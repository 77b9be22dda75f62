"""Agreement in one value: the same in any order, frozen before adjudication, and never a figure without its count."""

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.agreement import deciding
from tests.agreement.planting import planted, planted_apart
from tests.agreement.readings import ARTICLES, mention, reading, stance
from tests.agreement.seeds import seed_project, seed_readings, write_log
from tests.builders import ROOT, a_project, an_action, an_article
from tests.desk.readers import HTS, TEXT, TURKEY, decide, opened, says
from workbench.agreement.differences import differences as listed
from workbench.agreement.reliability import Agreement, agreement
from workbench.desk.seats import compared
from workbench.project import Project
from workbench.records import Annotation, Article, Region, Status

SEEDS = Project(ROOT).articles
PLAN = {("mention", "found"): 1, ("mention", "label"): 2, ("mention", "entity"): 1, ("stance", "polarity"): 1}


def two_readers(seed: int = 3) -> list[Annotation]:
    first = [*seed_readings().values()]
    return [*first, *(planted(each, PLAN, seed, "ben") for each in first)]


def many(articles: int) -> tuple[list[Annotation], dict[str, Article]]:
    """Two readers of so many articles alike, who differ in one label in every other article."""
    known = {f"{number:03}": an_article("Turkey and Idlib", f"{number:03}") for number in range(articles)}
    records = mention("Turkey", "STATE"), mention("Turkey", "ORG"), mention("Turkey", "PLACE")
    readings = [
        reading(who, records[(number + (who == "ben" and number % 2)) % 3], article=article)
        for number, article in enumerate(known.values())
        for who in ("ana", "ben")
    ]
    return readings, known


def told(found: Agreement) -> tuple[object, ...]:
    return found.variables, found.chains, found.confusions, found.upheld, found.left_out, repr(found)


def test_nothing_read_twice_is_said_kindly() -> None:
    found = agreement([reading("ana", mention("Turkey"))], articles=ARTICLES)
    assert found.why_not == "agreement needs an article that two annotators have read and marked as done"
    assert repr(found).split("\n") == [
        "Agreement: not defined, because agreement needs an article that two annotators have read and marked as done.",
        "Have a second person read some of the articles; `workbench sample` draws which.",
        "not counted: 1 article read by one annotator only",
    ]
    assert {each.value for variable in found.variables for each in variable.measures} == {None}
    assert all(each.why_not for variable in found.variables for each in variable.measures)


def test_two_who_found_nothing_and_two_who_used_one_label_have_reasons() -> None:
    nothing = agreement([reading("ana"), reading("ben")], articles=ARTICLES)
    assert nothing["mention"]["F1 overlap"].why_not == "nobody found any"
    assert nothing["label"]["alpha"].why_not == "nothing was coded"
    one = agreement([reading("ana", mention("Turkey")), reading("ben", mention("Turkey"))], articles=ARTICLES)
    assert one["label"]["percent"].value == 1
    assert (
        "nothing was coded: percent, alpha, Cohen's kappa, AC1 of stance, stance and polarity, polarity, condition"
        in repr(one)
    )
    assert one["label"]["alpha"].why_not == "only one label used (PERSON, 2 times)"
    assert "not defined, because only one label used (PERSON, 2 times): alpha, Cohen's kappa, AC1 of label" in repr(one)


def test_a_table_says_unit_pairing_numbers_annotators_versions_and_suggestions() -> None:
    readings = two_readers()
    readings[0] = replace(readings[0], codebook="0.9")
    shown = {(each.article, each.annotator) for each in readings[:2]}
    found = agreement(readings, articles=SEEDS, shown=shown)
    assert (found.n_readings, found.assisted, found["label"].assisted, found.codebooks) == (10, 2, 2, ("0.9", "1.0"))
    text = repr(found)
    head, intervals, _, columns, *rows = text.split("\n")
    assert "\nno interval (5 double-coded articles, and an interval needs 10): everything\n" in text
    assert head == (
        "Agreement before adjudication of ben, reference: 5 articles, 10 readings, 2 of them with suggestions shown; "
        "codebook 0.9, 1.0"
    )
    assert intervals == "Intervals: 1,000 bootstrap draws of articles, seed 0."
    assert columns.split()[:4] == ["variable", "units", "alone", "articles"]
    # 223 mentions of the first reader stand in the article's own text; the second left out 4 of them and added 1
    assert next(row for row in rows if row.startswith("label")).split()[1:4] == ["219", "5", "5"]
    assert "label, mention type, entity: unit: mention; paired: of each reader one at most" in text
    assert "lost 10 (other label 10)" in text
    assert "taken for each other, label (ben / reference):" in text


def test_another_coefficient_in_the_column_of_alpha_is_named() -> None:
    text = repr(agreement(two_readers(), articles=SEEDS))
    assert next(row for row in text.split("\n") if row.startswith("mention ")).split()[4:6] == ["alpha_U", "0.958"]


def test_whoever_has_the_labelled_set_can_count_again(tmp_path: Path) -> None:
    as_found = [
        replace(each, records={id_: said for id_, said in each.records.items() if not isinstance(said, Region)})
        for each in seed_readings().values()
    ]
    plan = {**PLAN, ("mention", "span"): 2, ("stance", "found"): 1, ("stance", "target"): 1}
    project = seed_project(tmp_path / "p", [*as_found, *(planted(each, plan, 1, "ben") for each in as_found)])
    script = [sys.executable, "-I", str(Path(__file__).parent / "recount.py"), str(project.export().path)]
    told = subprocess.run(script, capture_output=True, text=True, check=True).stdout.split()
    found = project.agreement(draws=0)
    figures = found["mention"]["F1 exact"], found["label"]["alpha"], found["stance"]["F1"]
    assert [float(each) for each in told] == pytest.approx([each.value for each in figures], abs=1e-12)
    assert len({*told}) == 3


def test_a_label_that_breaks_the_line_breaks_no_table() -> None:
    ana, ben = reading("ana", mention("Turkey", "STATE\nOF\x1b[31m")), reading("ben", mention("Turkey", "ORG"))
    text = repr(agreement([ana, ben], articles=ARTICLES))
    assert "label (ana / ben): STATE OF [31m / ORG 1" in text
    assert "\x1b" not in text


def test_what_is_found_by_one_alone_is_not_judged_by_alpha() -> None:
    ana, ben = reading("ana", stance(), stance("accept", "fsa")), reading("ben", stance(), stance("accept", "hts"))
    row = next(row for row in repr(agreement([ana, ben], articles=ARTICLES)).split("\n") if row.startswith("stance "))
    assert row.split()[4:7] == ["0.333", "-0.250", "F1"]


def test_the_order_of_readings_and_records_makes_no_difference() -> None:
    readings, known = many(12)
    chance = random.Random(1)
    turned = [
        replace(each, records=dict(reversed(each.records.items()))) for each in chance.sample(readings, len(readings))
    ]
    backwards = dict(reversed(known.items()))
    assert told(agreement(turned, articles=backwards, draws=200)) == told(
        agreement(readings, articles=known, draws=200)
    )


def test_from_ten_articles_on_there_are_intervals_by_the_seed() -> None:
    readings, known = many(12)
    found = agreement(readings, articles=known, draws=200, seed=4)["label"]["alpha"]
    assert found.value is not None
    assert found.interval is not None
    assert found.interval[0] < found.value < found.interval[1]
    assert found == agreement(readings, articles=known, draws=200, seed=4)["label"]["alpha"]
    assert found.interval != agreement(readings, articles=known, draws=200, seed=5)["label"]["alpha"].interval
    few, known = many(9)
    lacking = agreement(few, articles=known)["label"]["alpha"]
    assert (lacking.interval, lacking.why_no_interval[:24]) == (None, "9 double-coded articles,")


def test_differences_of_an_article_are_those_that_the_losses_count() -> None:
    found = agreement(two_readers(), articles=SEEDS, draws=0)
    differences = [each for by in found.differences.values() for each in by]
    assert len(differences) == sum(step.lost for chain in found.chains for step in chain.steps) == 5 * 5
    assert [*found.differences] == [*found.articles] == sorted(seed_readings())
    assert found.differing(found.articles[0]) == found.differences[found.articles[0]]
    here = [each for each in two_readers() if each.article == found.articles[0]]
    assert {each.id for each in found.differing(found.articles[0])} <= {each.id for each in listed(here)}


def test_two_of_three_readers_can_be_looked_at_alone() -> None:
    first = seed_readings()["000_0013787b2693f223"]
    others = planted_apart(first, {"ben": {("mention", "label"): 3}, "cem": {}}, 1)
    found = agreement([first, *others.values()], articles=SEEDS)
    assert found.between("cem", "reference")["label"]["percent"].value == 1
    alone = found.between("reference", "ben")
    assert [step.lost for step in alone.chains[0].steps] == [0, 0, 3, 0, 0]
    assert "No intervals were asked for." in repr(alone)
    assert found.pairs["cem", "reference"]["label"] == found.between("cem", "reference")["label"]
    assert [*found.pairs] == [("ben", "cem"), ("ben", "reference"), ("cem", "reference")]
    with pytest.raises(KeyError, match="dan"):
        found.between("ben", "dan")


def test_who_did_not_read_an_article_differs_in_nothing_there() -> None:
    other = an_article("Turkey and Idlib", "other")
    readings = [
        *(reading(who, mention("Turkey")) for who in ("ana", "ben")),
        *(reading(who, mention("Turkey"), article=other) for who in ("cem", "dan")),
    ]
    found = agreement(readings, articles={**ARTICLES, other.id: other}, draws=0)
    assert found.differences == {}
    assert [*found.pairs] == [("ana", "ben"), ("cem", "dan")]
    assert "Of 2 mentions that at least one of two readers has, summed over 2 pairs of readings:" in repr(found)
    assert "Of 1 mention that at least one of two readers has:" in repr(found.between("ana", "ben"))


def test_one_person_reading_twice_is_compared_as_two() -> None:
    again = reading("ana, again", mention("Turkey", "STATE"))
    found = agreement([reading("ana", mention("Turkey")), again], articles=ARTICLES)
    assert found["label"]["percent"].value == 0


def last_words(project: Project, articles: Sequence[str]) -> Agreement:
    found = project.agreement(draws=0)
    assert [*found.articles] == [*articles]
    return found


def test_a_project_measures_what_stood_before_it_was_decided(tmp_path: Path) -> None:
    article, first = next(iter(seed_readings().items()))
    ana, ben = replace(first, annotator="ana"), planted(first, PLAN, 2, "ben")
    project = seed_project(tmp_path / "p", [ana, ben])
    then = last_words(project, [article])
    assert then.n_readings == then.assisted == 2
    difference, *_ = then.differing(article)
    deciding.decide(project, article, difference, "one", "ana")
    write_log(project, "ben", [replace(ana, annotator="ben")])  # and now says all that ana says
    now = last_words(Project(project.folder), [article])
    assert told(now)[:3] == told(then)[:3]
    assert [(each.annotator, each.decided, each.upheld) for each in now.upheld] == [("ana", 1, 1), ("ben", 1, 0)]
    assert "After adjudication, which is no measure of reliability:\n  ana was upheld in 1 of 1 difference" in repr(now)


def test_who_sees_what_was_decided_at_the_compare_desk_changes_no_figure(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": TEXT})
    place = replace(TURKEY, label="PLACE")
    says(project, "ana", "one", {"m": TURKEY, "h": HTS})
    says(project, "ben", "one", {"m": place, "h": HTS})
    then = last_words(project, ["one"])
    assert then["label"]["percent"].value == 0.5
    lea = compared(project, "lea")
    (difference,) = opened(lea)["comparison"]["differences"]
    decide(lea, difference["id"], "one", "A")
    says(project, "ben", "one", {"m": TURKEY})
    assert told(last_words(Project(project.folder), ["one"]))[:3] == told(then)[:3]
    says(
        project, "cem", "one", {"x": replace(TURKEY, label="ORG")}
    )  # who is done only now counts, as they are until they are compared
    assert last_words(Project(project.folder), ["one"])["label"].n_readings == 3
    opened(lea, "one")
    lea.act(an_action(project.article("one"), "status", {"status": Status("done")}))
    says(project, "cem", "one", {"x": TURKEY})
    assert last_words(Project(project.folder), ["one"])["label"]["percent"].value == 1 / 4


def test_a_project_without_a_second_reader_says_what_it_lacks(tmp_path: Path) -> None:
    project = a_project(tmp_path, {"one": "Turkey and Idlib"})
    assert project.agreement().why_not
    article = project.article("one")
    write_log(project, "ana", [Annotation(article.id, article.sha256, "ana", {"status": Status("done")})])
    assert project.agreement().left_out == ("1 article read by one annotator only",)


def test_reading_blind_is_told(tmp_path: Path) -> None:
    article, first = next(iter(seed_readings().items()))
    readings = [replace(first, annotator=name) for name in ("ana", "ben")]
    project = seed_project(tmp_path / "p", readings, codebook='\n[desk]\nassist = "none"\n')
    assert last_words(project, [article]).assisted == 0


def test_a_statement_without_a_pair_is_measured_as_it_stands() -> None:
    half = replace(stance(), holder=None)
    found = agreement([reading("ana", half), reading("ben", half)], articles=ARTICLES, draws=0)
    assert found["stance"]["F1"].value == 1
    assert found.differences == {}
