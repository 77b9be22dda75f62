"""`project.samples`: what is drawn is on disk, and second readings count nowhere but against the first."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import a_mention, a_project, an_action
from workbench import checking
from workbench.accepting import accept
from workbench.desk.session import Session
from workbench.drawn import FILE
from workbench.project import Project
from workbench.records import ADJUDICATED, Record, Status
from workbench.trouble import Trouble

TEXT = "Title of it\n\nTurkey opposes the truce."
LATER = datetime.now(UTC) + timedelta(days=15)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = a_project(tmp_path, {})
    outlets = ["sana"] * 6 + ["anadolu"] * 3 + [""]
    rows = (
        {"id": f"{n:02}", "title": f"T {n}", "text": TEXT, "outlet": outlet, "published": f"2016-0{n // 4 + 1}-05"}
        for n, outlet in enumerate(outlets)
    )
    (made.seeds / "all.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return again(made)


def again(project: Project) -> Project:
    fresh = Project(project.folder)
    fresh.__dict__["suggester"] = lambda _article: {"m-1": a_mention(TEXT, "Turkey", "STATE")}
    return fresh


def finish(project: Project, annotator: str, article: str, **records: Record) -> None:
    session = Session(project, annotator)
    put: dict[str, Record] = {"status": Status("done"), **records}
    session.act(an_action(session.project.article(article), "status", put))


# ── drawing ───────────────────────────────────────────────────────────────────────────────────────


def test_a_draw_is_on_disk_with_all_that_is_needed_to_draw_it_again(project: Project) -> None:
    sample = project.samples.draw(readers=["ben", "ana"], share=0.3, seed=7, blind=["outlet", "suggestions"], by="lee")
    assert again(project).samples.all.samples == (sample,)
    assert (sample.seed, sample.by, sample.readers, sample.hidden) == (
        7,
        "lee",
        ("ana", "ben"),
        ("suggestions", "outlet"),
    )
    (stratum,) = sample.strata
    assert (sample.frame.articles, sample.size, stratum.probability) == (10, 3, 0.3)
    (project.store.folder / FILE).unlink()
    drawn_again = project.samples.draw(readers=["ana", "ben"], size=3, seed=7, blind=["suggestions", "outlet"])
    assert (drawn_again.articles, drawn_again.id) == (sample.articles, sample.id)


def test_the_same_draw_is_made_once_and_another_is_added(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=2)
    text = (project.store.folder / FILE).read_text()
    assert project.samples.draw(readers=["ana", "ben"], size=2) == sample
    assert (project.store.folder / FILE).read_text() == text
    project.samples.draw(readers=["ana", "ben"], size=2, seed=1)
    assert (project.store.folder / FILE).read_text().startswith(text)
    assert len(project.samples.all.samples) == 2


def test_without_a_size_as_many_are_drawn_as_is_advised(project: Project) -> None:
    assert project.samples.draw(readers=["ana", "ben"]).size == 10


@pytest.mark.parametrize(
    ("of", "strata"),
    [
        ("outlet", [("", 1, 1), ("anadolu", 3, 1), ("sana", 6, 3)]),
        ("month", [("2016-01", 4, 2), ("2016-02", 4, 2), ("2016-03", 2, 1)]),
    ],
)
def test_strata_give_their_share(project: Project, of: str, strata: list[tuple[str, int, int]]) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=5, stratify=of)
    assert [(each.name, each.articles, each.size) for each in sample.strata] == strata
    assert all(each.probability == each.size / each.articles for each in sample.strata)


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"readers": ["ana"]}, "at least two names"),
        ({"readers": ["ana", "ana "]}, "at least two names"),
        ({"readers": ["ana", ADJUDICATED]}, "at least two names"),
        ({"share": 0.1, "size": 3}, "name one"),
        ({"share": 1.5}, "above 0 and at most 1"),
        ({"share": 0.0}, "above 0 and at most 1"),
        ({"size": 11}, "expected 1 to 10"),
        ({"blind": ["names"]}, "'names' cannot be hidden"),
        ({"stratify": "colour"}, "no strata by 'colour'"),
        ({"stratify": "outlet", "size": 2}, "from 3 strata"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_written(
    project: Project, how: dict[str, object], why: str
) -> None:
    with pytest.raises(Trouble, match=why):
        project.samples.draw(**({"readers": ["ana", "ben"]} | how))  # type: ignore[arg-type]
    assert not (project.store.folder / FILE).exists()


def test_a_project_without_articles_has_nothing_to_draw(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no articles"):
        a_project(tmp_path, {}).samples.draw(readers=["ana", "ben"])


def test_whoever_has_read_some_of_it_with_suggestions_is_named(project: Project) -> None:
    finish(project, "ana", "03")
    assert project.samples.begun(project.samples.draw(readers=["ana", "ben"], share=1)) == {"ana": 1, "ben": None}


def test_how_far_readers_are_is_told(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], share=1)
    finish(project, "ana", "03")
    assert [(each.id, each.reader, each.done, each.of) for each in project.samples.progress()] == [
        (sample.id, "ana", 1, 10),
        (sample.id, "ben", 0, 10),
    ]
    assert "ana 1 of 10 done, ben 0 of 10 done" in repr(project.samples)
    assert "each with probability 1.000" in repr(project.samples)


def test_agreement_on_a_sample_is_that_of_its_readers_on_its_articles(project: Project) -> None:
    sample = project.samples.draw(readers=["ana", "ben"], size=2)
    (other, *_) = sorted(set(project.articles) - set(sample.articles))
    for annotator in ("ana", "ben", "cem"):
        for article in (*sample.articles, other):
            finish(project, annotator, article, m=a_mention(TEXT, "Turkey" if annotator < "c" else "truce", "STATE"))
    found = project.samples.agreement(sample, draws=0)
    assert (found.articles, found.annotators) == (sample.articles, ("ana", "ben"))
    assert found["mention"]["F1 exact"].value == 1
    assert len(project.agreement(draws=0).articles) == 3


# ── reading again ─────────────────────────────────────────────────────────────────────────────────


def test_only_what_was_finished_long_enough_ago_is_read_again(project: Project) -> None:
    finish(project, "ana", "00")
    session = Session(project, "ana")
    session.act(an_action(project.article("01"), "add", {"m": a_mention(TEXT, "Turkey")}))
    finish(project, "ben", "02")
    with pytest.raises(Trouble, match="no article at least 14 days ago"):
        project.samples.repeat("ana")
    repeat = project.samples.repeat("ana", share=1, now=LATER)
    assert ([each.of for each in repeat.articles], repeat.frame.articles, repeat.probability) == (["00"], 1, 1)


def test_nothing_is_read_a_third_time(project: Project) -> None:
    finish(project, "ana", "00")
    project.samples.repeat("ana", share=1, now=LATER)
    with pytest.raises(Trouble, match="not read again yet"):
        project.samples.repeat("ana", share=1, now=LATER)


def test_who_is_not_there_cannot_read_again(project: Project) -> None:
    with pytest.raises(Trouble, match="no annotator 'zoe'; annotators here: none"):
        project.samples.repeat("zoe")


def test_a_share_is_drawn_and_its_probability_kept(project: Project) -> None:
    for number in range(8):
        finish(project, "ana", f"{number:02}")
    repeat = project.samples.repeat("ana", share=0.2, seed=3, now=LATER)
    assert (len(repeat.articles), repeat.frame.articles, repeat.probability) == (2, 8, 0.25)
    assert {each.before for each in repeat.articles} == {"08", "09"}
    ids = {each.id for each in repeat.articles}
    assert not ids & {*project.articles}


def test_second_readings_count_in_no_figure(project: Project, tmp_path: Path) -> None:
    finish(project, "ana", "00", m=a_mention(TEXT, "Turkey", "STATE"))
    (again_,) = project.samples.repeat("ana", share=1, now=LATER).articles
    before = [told(again(project), tmp_path / "before")]
    finish(again(project), "ana", again_.id, m=a_mention(TEXT, "truce", "PERSON"))
    assert [told(again(project), tmp_path / "after")] == before
    assert checking.check(project.folder) == ()
    assert again_.id in project.store.read(apart={}).articles


def test_a_damaged_line_of_a_second_reading_can_be_accepted(project: Project) -> None:
    finish(project, "ana", "00")
    (again_,) = project.samples.repeat("ana", share=1, now=LATER).articles
    finish(again(project), "ana", again_.id, m=a_mention(TEXT, "truce", "PERSON"))
    log = project.store.folder / "ana.jsonl"
    log.write_bytes(log.read_bytes().replace(b"PERSON", b"REGION"))
    (found,) = checking.check(project.folder)
    assert (found.kind, found.accept) == ("damaged", True)
    accept(again(project))
    assert checking.check(project.folder) == ()
    readings = {each.article: each for each in project.store.read(apart={}).annotations}
    (mention,) = readings[again_.id].mentions.values()
    assert mention.label == "REGION"


def told(project: Project, out: Path) -> list[object]:
    """All that the project counts."""
    tables = [table.to_csv() for table in project.tables.all().values()]
    project.export(out)
    return [
        tables,
        out.read_text(),
        repr(project),
        project.problems,
        project.annotations,
        project.store.read().articles,
    ]


def test_who_reads_again_is_compared_with_themselves(project: Project) -> None:
    for number in range(3):
        finish(project, "ana", f"{number:02}", m=a_mention(TEXT, "Turkey", "STATE"))
    ids = {each.of: each.id for each in project.samples.repeat("ana", share=1, now=LATER).articles}
    assert project.samples.intracoder(draws=0) == {}
    finish(again(project), "ana", ids["00"], m=a_mention(TEXT, "Turkey", "STATE"))
    finish(again(project), "ana", ids["01"], m=a_mention(TEXT, "truce", "STATE"))
    # what is corrected afterwards in the first reading is no part of it
    finish(again(project), "ana", "00", n=a_mention(TEXT, "opposes", "PERSON"))
    found = project.samples.intracoder(draws=0)["ana"]
    assert found.annotators == ("ana", "ana, again")
    assert found.articles == ("00", "01")
    assert found["mention"]["F1 exact"].value == 0.5


def test_weeks_are_told_from_the_log(project: Project) -> None:
    finish(project, "ana", "00", m=a_mention(TEXT, "Turkey", "STATE"))
    finish(project, "ben", "00", m=a_mention(TEXT, "Turkey", "STATE"), n=a_mention(TEXT, "truce", "STATE"))
    begun = Session(project, "ana")
    begun.act(an_action(project.article("01"), "add", {"m": a_mention(TEXT, "Turkey", "PERSON")}))
    rows = {(row.annotator, row.what, row.value): row for row in project.samples.drift()}
    year, week, _ = datetime.now(UTC).isocalendar()
    assert {row.week for row in rows.values()} == {f"{year}-W{week:02}"}
    assert rows["ben", "label", "STATE"].figure == 1
    assert ("ana", "label", "PERSON") not in rows, "of what is finished"
    assert rows["ana", "agrees with others", "mentions"].figure == pytest.approx(2 / 3)


def test_a_list_that_cannot_be_read_is_found_by_check_and_hides_no_other_finding(project: Project) -> None:
    finish(project, "ana", "00")
    (project.store.folder / FILE).write_text("[[samples]]\nid = 3\n")
    (project.seeds / "all.jsonl").write_text('{"id": "01", "text": "Another."}\n')
    assert [(each.kind, each.file, each.line) for each in checking.check(project.folder)] == [
        ("sampling", FILE, 2),
        ("missing", "00", 0),
    ]
