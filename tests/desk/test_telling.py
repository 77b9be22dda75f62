"""The history tells each step in words that name what it was done to, in one line, whatever the step was."""

import msgspec
import pytest

from tests.builders import a_codebook, a_mention, a_naming, a_span, a_stance, an_action, an_article
from workbench.desk.history import Row, as_text, told
from workbench.desk.telling import LONGEST, in_short
from workbench.records import Action, Decision, Mention, Record, Region, Status

TEXT = "Türkiye wants a safe zone.\r\nİdlib: HTS fighters resist the so-called army, says HTS. 😀"
ARTICLE, OTHER = an_article(TEXT, "0012"), an_article(TEXT, "0013")
CODEBOOK = a_codebook({"turkey": "Türkiye", "syria": "Syria", "hts": "Hayat Tahrir al-Sham", "idlib": "İdlib"})
IDLIB = a_mention(TEXT, "İdlib", "PLACE", "idlib")
HTS = a_mention(TEXT, "HTS", "ORG")
NEWER = msgspec.structs.replace(HTS, label="ARMED_GROUP")
STANCE = a_stance(TEXT, "resist")
NAMING = a_naming(TEXT, "so-called army")


def with_(record: Record, **fields: object) -> Record:
    return msgspec.structs.replace(record, **fields)


def rows(*actions: Action, article: str = "") -> list[Row]:
    return told(actions, CODEBOOK, {"0012": "“Safe zone”"}, article)


def words(*actions: Action) -> list[str]:
    return [row.words for row in rows(*actions)]


def last(*actions: Action) -> str:
    return words(*actions)[-1]


def do(name: str, put: dict[str, Record] | None = None, *drop: str, **more: object) -> Action:
    return an_action(ARTICLE, name, put, drop, **more)


def fate(name: str, suggestion: Mention) -> dict[str, Record]:
    return {"fate:s1": Decision(name, suggestion)}  # type: ignore[arg-type]


ADDED = do("add", {"m1": HTS})
STATED = do("stance", {"t1": STANCE})


@pytest.mark.parametrize(
    ("actions", "sentence"),
    [
        ([do("add", {"m1": IDLIB})], "add “İdlib” (PLACE → İdlib)"),
        ([do("add", {"m1": HTS})], "add “HTS” (ORG)"),
        ([do("accept", {"s1": IDLIB} | fate("accepted", IDLIB))], "accept “İdlib” (PLACE → İdlib)"),
        ([do("reject", fate("rejected", IDLIB))], "reject “İdlib” (PLACE → İdlib)"),
        ([ADDED, do("relabel", {"m1": NEWER})], "relabel “HTS”: ORG → ARMED_GROUP"),
        ([do("relabel", {"s1": NEWER} | fate("edited", HTS))], "relabel “HTS”: ORG → ARMED_GROUP"),
        ([ADDED, do("link", {"m1": with_(HTS, entity="hts")})], "link “HTS”: nothing → Hayat Tahrir al-Sham"),
        ([ADDED, do("link", {"m1": with_(HTS, entity="new")})], "link “HTS”: nothing → new"),
        ([ADDED, do("resize", {"m1": a_mention(TEXT, "HTS fighters", "ORG")})], "resize “HTS”: now “HTS fighters”"),
        ([ADDED, do("resize", {"m1": a_mention(TEXT, "HTS", "ORG", after="says")})], "resize “HTS” (ORG)"),
        ([ADDED, do("note", {"m1": with_(HTS, note="who?")})], "note “HTS”: nothing → “who?”"),
        ([ADDED, do("flag", {"m1": with_(HTS, flagged=True)})], "flag “HTS”: flagged"),
        (
            [do("add", {"m1": with_(HTS, flagged=True)}), do("flag", {"m1": HTS})],
            "flag “HTS”: no longer flagged",
        ),
        ([ADDED, do("delete", {}, "m1")], "delete “HTS” (ORG)"),
        ([ADDED, do("delete", {}, "m1"), do("add", {"m1": NEWER})], "add “HTS” (ARMED_GROUP)"),
        ([do("delete", {}, "unknown")], "delete"),
        (
            [ADDED, do("relabel", {"m1": with_(NEWER, by="x 1", propagated_from="1#m")})],
            "relabel “HTS”: ORG → ARMED_GROUP",
        ),
        ([STATED], "stance: Türkiye ⟶ oppose ⟶ Syria"),
        (
            [STATED, do("stance", {"t1": with_(STANCE, polarity="support", voice="quoted")})],
            "stance: Türkiye ⟶ support ⟶ Syria: oppose → support, reported → quoted",
        ),
        (
            [STATED, do("stance", {"t1": with_(STANCE, target="topic:x", evidence=a_span(TEXT, "wants"))})],
            "stance: Türkiye ⟶ oppose ⟶ topic:x: Syria → topic:x, now “wants”",
        ),
        (
            [STATED, do("stance", {"t1": with_(STANCE, attribution=("hts", "sana"))})],
            "stance: Türkiye ⟶ oppose ⟶ Syria: nothing → hts, sana",
        ),
        ([do("stance", {"t1": with_(STANCE, holder=None, polarity="")})], "stance: ? ⟶ ? ⟶ Syria"),
        ([STATED, do("delete", {}, "t1")], "delete Türkiye ⟶ oppose ⟶ Syria"),
        ([do("naming", {"n1": NAMING})], "naming “so-called army” (negative, Hayat Tahrir al-Sham)"),
        ([do("region", {"r1": Region(0, 7, "Türkiye", "title")})], "region “Türkiye”: title"),
        ([do("region", {"r1": Region(0, 7, "Türkiye", "title")}), do("undo", {}, "r1")], "region “Türkiye”: as found"),
        ([do("status", {"status": Status("done")})], "status: done"),
        ([do("status", {"status": Status("done")} | fate("left", HTS))], "status: done, 1 suggestion left"),
        ([do("status", {"status": Status("flagged", "Ask Mona")})], "status: flagged, “Ask Mona”"),
        ([do("whatever")], "whatever"),
    ],
)
def test_an_action_is_told_by_what_it_did(actions: list[Action], sentence: str) -> None:
    assert last(*actions) == sentence


def test_an_edge_moved_again_and_again_is_told_once() -> None:
    moves = [do("resize", {"m1": a_mention(TEXT, quote, "ORG")}, group="g") for quote in ("HTS fighters", "fighters")]
    assert words(ADDED, *moves) == ["add “HTS” (ORG)", "resize “HTS”: now “fighters”"]


def test_all_that_was_left_is_counted() -> None:
    left: dict[str, Record] = {f"fate:{number}": Decision("left", HTS) for number in range(12)}
    assert last(do("status", {"status": Status("done"), **left})) == "status: done, 12 suggestions left"


def test_words_of_the_text_are_told_in_one_line_and_cut_when_long() -> None:
    evidence = with_(HTS, quote=TEXT)
    short = with_(HTS, quote="safe\r\n\nzone")
    assert last(do("add", {"m": short})) == "add “safe zone” (ORG)"
    said = last(do("add", {"m": evidence}))
    assert said.startswith("add “Türkiye wants a safe zone. İdlib: HTS")
    assert len(said) == len("add “” (ORG)") + LONGEST
    assert said.endswith("…” (ORG)")


# ── groups ────────────────────────────────────────────────────────────────────────────────────────


def spread(*articles: str, does: str = "propagate") -> list[Action]:
    here = {"0012": ARTICLE, "0013": OTHER}
    return [
        an_action(here[id_], does, {f"m{number}": HTS for number in range(7)}, group="g1", at=f"2016-05-0{day}")
        for day, id_ in enumerate(articles, start=1)
    ]


def test_a_group_is_one_step_across_articles() -> None:
    (row,) = rows(*spread("0012", "0013"))
    assert row == Row(
        "g1", "2016-05-01", "0012", "“Safe zone”", "propagate", "propagate “HTS” to 14 mentions in 2 articles", False
    )


def test_in_the_history_of_an_article_stands_what_touched_it() -> None:
    elsewhere = an_action(OTHER, "add", {"m9": IDLIB})
    found = rows(*spread("0012", "0013"), ADDED, elsewhere, article="0013")
    assert [(row.article, row.title, row.do) for row in found] == [
        ("0013", "0013", "propagate"),
        ("0013", "0013", "add"),
    ]
    assert "in 2 articles" in found[0].words


def test_what_is_propagated_once_is_told_so() -> None:
    assert last(do("propagate", {"m1": HTS}, group="g")) == "propagate “HTS” to 1 mention in 1 article"


def test_what_is_removed_alike_is_told_as_removed() -> None:
    more = do("add", {"m2": HTS})
    rejected = fate("rejected", HTS)
    assert last(ADDED, more, do("propagate", rejected, "m1", "m2")) == "remove “HTS” 3 times in 1 article"


def test_any_other_group_names_its_first_and_counts_the_others() -> None:
    assert words(*spread("0012", does="accept")) == ["accept “HTS” and 6 more"]
    assert words(*spread("0012", "0013", does="merge")) == ["merge “HTS” and 13 more in 2 articles"]
    skipped: dict[str, Record] = {"status": Status("skipped")}
    both = [an_action(each, "status", skipped, group="g") for each in (ARTICLE, OTHER)]
    assert words(*both) == ["status skipped and 1 more in 2 articles"]


# ── undo ──────────────────────────────────────────────────────────────────────────────────────────


def test_undo_and_redo_tell_what_they_invert_and_mark_it() -> None:
    undo = do("undo", {}, "m1", of=ADDED.id)
    redo = do("redo", {"m1": HTS}, of=ADDED.id)
    assert [(row.words, row.undone) for row in rows(ADDED, STATED, undo)] == [
        ("add “HTS” (ORG)", True),
        ("stance: Türkiye ⟶ oppose ⟶ Syria", False),
        ("undo: add “HTS”", False),
    ]
    assert [(row.words, row.undone) for row in rows(ADDED, undo, redo)][::2] == [
        ("add “HTS” (ORG)", False),
        ("redo: add “HTS”", False),
    ]


def test_a_group_is_undone_when_all_of_it_is() -> None:
    here, there = spread("0012", "0013")
    back = [do("undo", of=here.id, group="u1"), an_action(OTHER, "undo", of=there.id, group="u1")]
    assert [row.undone for row in rows(here, there, back[0])] == [False, False]
    assert [(row.words, row.undone) for row in rows(here, there, *back)] == [
        ("propagate “HTS” to 14 mentions in 2 articles", True),
        ("undo: propagate “HTS” to 14 mentions in 2 articles", False),
    ]


def test_an_undo_of_what_is_not_in_the_log_is_told_by_what_it_did() -> None:
    assert words(do("undo", {"m1": HTS}, of="lost")) == ["undo “HTS” (ORG)"]
    accepted = do("accept", {"s1": IDLIB} | fate("accepted", IDLIB))
    assert last(accepted, do("undo", {}, "s1", "fate:s1", of="lost")) == "undo “İdlib” (PLACE → İdlib)"


def test_in_short_is_what_it_was_done_to() -> None:
    assert in_short([(do("relabel", {"m1": NEWER}), {"m1": HTS})], CODEBOOK) == "relabel “HTS”"
    assert in_short([(do("delete", {}, "m1"), {"m1": HTS})], CODEBOOK) == "delete “HTS”"


# ── as text ───────────────────────────────────────────────────────────────────────────────────────


def test_the_history_as_text_is_a_line_a_step() -> None:
    added = do("add", {"m1": HTS}, at="2016-05-01T10:00:00.000+00:00")
    undo = do("undo", {}, "m1", of=added.id, at="2016-05-01T10:00:01.000+00:00")
    assert as_text(rows(added, undo)) == (
        "2016-05-01T10:00:00.000+00:00  0012  add “HTS” (ORG)  [undone]\n"
        "2016-05-01T10:00:01.000+00:00  0012  undo: add “HTS”\n"
    )
    assert as_text([]) == ""
