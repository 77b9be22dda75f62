"""Charts say what they count, hide nothing that counts, and are the same every time."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from IPython.core.formatters import DisplayFormatter
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from pandas import concat

from tests.builders import a_codebook, a_mention, a_naming, a_stance, an_annotation, an_article
from workbench import charts
from workbench.records import Region, State, Status
from workbench.tables import Tables

TEXT = "Turkey backs the deal and the army. Terrorists reject it, rebels may follow. Subscribe to the deal."
NAMES = {"turkey": "Turkey", "army": "The Army", "deal": "Idlib deal", "hts": "HTS", "None": "None"}
CHARTS: dict[str, Callable[..., Axes]] = {
    "stance_matrix": lambda made, ax=None: charts.stance_matrix(made.stances, ax),
    "entities_by_label": lambda made, ax=None: charts.entities_by_label(made.mentions, ax),
    "entities_by_article": lambda made, ax=None: charts.entities_by_article(made.mentions, ax),
    "naming_by_outlet": lambda made, ax=None: charts.naming_by_outlet(made.namings, ax),
    "voice_composition": lambda made, ax=None: charts.voice_composition(made.stances, ax),
    "progress": lambda made, ax=None: charts.progress(made.articles, ax),
}
every_chart = pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)


def a_labelled_set(names: dict[str, str] = NAMES, *annotators: str) -> Tables:
    """Two articles, each read alike by every annotator, by `ann` alone if none is named."""
    articles = [an_article(TEXT, "001"), an_article(TEXT, "002")]
    records = [
        a_stance(TEXT, "backs the deal", "turkey", "deal", "support"),
        a_stance(TEXT, "reject it", "hts", "deal", "oppose"),
        a_mention(TEXT, "Turkey", "STATE", "turkey"),
        a_mention(TEXT, "army", "ARMED_GROUP", "army"),
        a_naming(TEXT, "Terrorists", "hts", "delegitimising"),
    ]
    who = annotators or ("ann",)
    readings = [an_annotation(article, *records, annotator=name) for article in articles for name in who]
    return Tables(readings, articles, a_codebook(names), {})


def words(ax: Axes) -> list[str]:
    """All that can be read on the axes, flattened to single lines."""
    legend = ax.get_legend()
    texts = [
        *ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax.title,
        *(legend.get_texts() if legend else ()),
    ]  # fmt: skip
    found = [ax.get_title(loc="left"), *(text.get_text() for text in texts)]
    return [" ".join(each.split()) for each in found if each]


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


@every_chart
def test_a_chart_says_articles_annotators_and_codebook(draw: Callable[..., Axes]) -> None:
    said = caption(draw(a_labelled_set(NAMES, "ann", "ben")))
    assert "2 annotated articles" in said or said.startswith("2 articles")
    assert "2 annotators" in said
    assert "codebook 7.2" in said


@every_chart
def test_a_chart_says_what_of_the_logs_it_does_not_count(draw: Callable[..., Axes]) -> None:
    whole = a_labelled_set()
    parts = whole._labelled[0], whole._labelled[1], whole._labelled[2], {}
    assert "damaged" not in caption(draw(whole))
    assert "2 damaged lines not counted; `workbench check` says where." in caption(draw(Tables(*parts, damaged=2)))
    said = caption(draw(Tables(*parts, damaged=1, missing=2)))
    assert "1 damaged line not counted, actions missing in 2 places; `workbench check` says where." in said
    assert "Actions missing in 1 place; " in caption(draw(Tables(*parts, missing=1)))


def test_a_chart_says_how_much_of_it_was_left_in_two_ways() -> None:
    article = an_article(TEXT, "001")
    stance = a_stance(TEXT, "backs the deal", "turkey", "deal", "support")
    reading = an_annotation(article, stance, a_stance(TEXT, "reject it", "hts", "deal", "oppose"))
    disputed = msgspec.structs.replace(reading, disputed={"1": (stance, None)})
    made = [Tables([each], [article], a_codebook(NAMES), {}).stances for each in (reading, disputed)]
    said = [caption(charts.stance_matrix(each)) for each in made]
    assert "left in two ways" not in said[0]
    assert "1 position left in two ways by one person's sessions apart; one way counts." in said[1]


@every_chart
def test_a_chart_of_nothing_says_why(draw: Callable[..., Axes]) -> None:
    ax = draw(Tables([], [], a_codebook({}), {}))
    assert any("Nobody has annotated" in said or "There are no articles" in said for said in words(ax))
    assert not ax.patches


@every_chart
def test_a_chart_draws_on_the_axes_it_is_given_and_on_no_others(draw: Callable[..., Axes]) -> None:
    figure = Figure(figsize=(6, 4))
    mine, other = figure.subplots(1, 2)
    assert draw(a_labelled_set(), mine) is mine
    assert mine.patches or mine.collections
    assert not other.patches
    assert not other.collections
    assert tuple(figure.get_size_inches()) == (6, 4)


@every_chart
def test_drawing_changes_neither_table_nor_settings(draw: Callable[..., Axes]) -> None:
    import matplotlib

    made = a_labelled_set()
    before = [getattr(made, name).copy() for name in ("mentions", "stances", "namings", "articles")]
    settings = dict(matplotlib.rcParams)
    draw(made)
    assert all(
        getattr(made, name).equals(old)
        for name, old in zip(("mentions", "stances", "namings", "articles"), before, strict=True)
    )
    assert dict(matplotlib.rcParams) == settings
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


@every_chart
def test_the_same_table_gives_the_same_bytes(draw: Callable[..., Axes], tmp_path: Path) -> None:
    first = charts.save(draw(a_labelled_set()), tmp_path / "first" / "chart")
    second = charts.save(draw(a_labelled_set()), tmp_path / "second" / "chart")
    assert [path.suffix for path in first] == [".svg", ".pdf", ".png", ".csv"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert b"<dc:date>" not in first[0].read_bytes()


@every_chart
def test_everything_on_a_sheet_lies_inside_it(draw: Callable[..., Axes]) -> None:
    ax = draw(a_labelled_set({**NAMES, "turkey": "A Ministry of a Country with a Name that Goes on and on and on"}))
    ax.figure.draw_without_rendering()
    left, bottom, right, top = ax.figure.bbox.extents
    for text in (ax.xaxis.label, ax._left_title, *ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()):
        box = text.get_window_extent()
        assert left < box.x0 <= box.x1 < right, text
        assert bottom < box.y0 <= box.y1 < top, text


def test_a_chart_shows_itself_once_when_it_is_the_result_of_a_cell() -> None:
    ax = charts.stance_matrix(a_labelled_set().stances)
    shown, _ = DisplayFormatter().format(ax)
    assert shown["image/png"].startswith(b"\x89PNG")
    script = "import sys; from workbench import charts; sys.exit('matplotlib.pyplot' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.filterwarnings("ignore:Glyph")
@every_chart
def test_names_are_text_whatever_is_in_them(draw: Callable[..., Axes], tmp_path: Path) -> None:
    names = ["$\\frac{", "جيش المجاهدين \u202e", "👨‍👩‍👧 İ̇ \x07", "<b>&amp;</b>\n" + "x" * 300, " "]
    files = charts.save(draw(a_labelled_set(dict(zip(NAMES, names, strict=True)))), tmp_path / "chart")
    assert all(path.stat().st_size for path in files)


@every_chart
def test_dollar_signs_are_shown_as_they_are_written(draw: Callable[..., Axes]) -> None:
    ax = draw(a_labelled_set(dict.fromkeys(NAMES, "$x_1$")))
    written = [text for text in ax.findobj(Text) if "$x_1$" in text.get_text()]
    assert not any(text.get_parse_math() for text in written)


def test_a_cell_shows_the_net_position_with_its_sign_and_counts_every_polarity() -> None:
    article = an_article(TEXT)
    kinds = ["support", "oppose", "conditional", "neutral", "mixed", "wavering"]
    stances = [a_stance(TEXT, "backs the deal", "turkey", "deal", kind) for kind in kinds]
    ax = charts.stance_matrix(Tables([an_annotation(article, *stances)], [article], a_codebook(NAMES), {}).stances)
    assert "0 n 6 if 1" in words(ax)
    (row,) = charts.values(ax)
    assert [row[f"n_{kind}"] for kind in kinds] == [1] * 6
    assert "1 support, 1 conditional, 1 neutral, 1 mixed, 1 oppose, 1 wavering" in charts.told(ax)


def test_no_position_is_an_empty_cell_and_not_a_zero() -> None:
    ax = charts.stance_matrix(a_labelled_set().stances)
    assert sorted(said for said in words(ax) if said[-3:] == "n 2") == ["+1 n 2", "−1 n 2"]


def test_a_position_counts_once_an_article_whoever_wrote_it_down_and_however_often() -> None:
    once, thrice = a_labelled_set(NAMES, "ann"), a_labelled_set(NAMES, "ann", "ben", "cleo")
    assert caption(charts.stance_matrix(once.stances)).startswith("4 positions in 2 of 2 annotated articles")
    assert caption(charts.stance_matrix(thrice.stances)).startswith("4 positions in 2 of 2 annotated articles")
    assert "+1 n 2" in words(charts.stance_matrix(thrice.stances))


def test_where_annotators_differ_both_polarities_count() -> None:
    article = an_article(TEXT)
    views = {"ann": "support", "ben": "oppose"}
    readings = [
        an_annotation(article, a_stance(TEXT, "backs the deal", "turkey", "deal", view), annotator=name)
        for name, view in views.items()
    ]
    ax = charts.stance_matrix(Tables(readings, [article], a_codebook(NAMES), {}).stances)
    assert "0 n 2" in words(ax)
    assert "(1 support, 1 oppose)" in charts.told(ax)


@pytest.mark.parametrize(("state", "counted"), [("done", "−1 n 1"), ("started", "+1 n 1")])
def test_what_was_decided_counts_in_the_place_of_what_readers_said_once_it_is_done(state: State, counted: str) -> None:
    article, other = an_article(TEXT), an_article(TEXT, "other")
    views = {"ann": "support", "ben": "support", "adjudicated": "oppose"}
    readings = [
        an_annotation(
            article, a_stance(TEXT, "backs the deal", "turkey", "deal", view), annotator=name, status=Status(state)
        )
        for name, view in views.items()
    ]
    made = Tables(
        [*readings, an_annotation(other, annotator="ann", status=Status("done"))],
        [article, other],
        a_codebook(NAMES),
        {},
    )
    ax = charts.stance_matrix(made.stances)
    assert counted in words(ax)
    decided = " · 1 article adjudicated" * (state == "done")
    assert f"1 position in 1 of 2 annotated articles · 2 annotators{decided} · codebook" in caption(ax)


def test_words_that_readers_quoted_are_not_told_of_where_somebody_decided() -> None:
    article = an_article(TEXT)
    readings = [
        an_annotation(article, a_naming(TEXT, "Terrorists", voice=voice), annotator=name, status=Status("done"))
        for name, voice in (("ann", "quoted"), ("ben", "outlet"), ("adjudicated", "outlet"))
    ]
    assert "left out" not in caption(
        charts.naming_by_outlet(Tables(readings, [article], a_codebook(NAMES), {}).namings)
    )


def test_who_speaks_for_a_body_is_drawn_as_that_body() -> None:
    article = an_article(TEXT)
    spoken = msgspec.structs.replace(a_stance(TEXT, "reject it", "None", "deal"), on_behalf_of="hts")
    ax = charts.stance_matrix(Tables([an_annotation(article, spoken)], [article], a_codebook(NAMES), {}).stances)
    assert "HTS" in words(ax)
    assert "None" not in words(ax)


def test_what_stands_outside_the_article_or_lost_its_words_is_left_out_and_said() -> None:
    call = "Subscribe to the deal."
    before = an_article(TEXT)
    cut = TEXT.index(call)
    regions = (Region(0, cut, TEXT[:cut], "body"), Region(cut, len(TEXT), call, "boilerplate"))
    after = msgspec.structs.replace(before, text=TEXT.replace("reject", "accept"), regions=regions)
    evidence = {"deal": "backs the deal", "army": "reject it", "hts": call}
    stances = [a_stance(TEXT, words, "turkey", target) for target, words in evidence.items()]
    ax = charts.stance_matrix(Tables([an_annotation(before, *stances)], [after], a_codebook(NAMES), {}).stances)
    assert caption(ax).startswith("1 position in 1 of 1 annotated article")
    assert "Left out: 1 outside title, standfirst and body; 1 whose words are no longer in the text." in caption(ax)


def test_when_nothing_can_be_counted_the_reason_is_on_the_chart() -> None:
    article = an_article("Other words.")
    reading = an_annotation(article, a_mention(TEXT, "army"))
    ax = charts.entities_by_label(Tables([reading], [article], a_codebook(NAMES), {}).mentions)
    assert any(said.startswith("None of the mentions can be counted. Left out: 1 whose words") for said in words(ax))


def test_only_the_outlets_own_words_are_its_naming() -> None:
    article = an_article(TEXT)
    own, quoted = a_naming(TEXT, "rebels", "hts", "neutral"), a_naming(TEXT, "Terrorists", "hts", voice="quoted")
    made = Tables([an_annotation(article, own, quoted)], [article], a_codebook(NAMES), {})
    ax = charts.terms_by_outlet(made.namings)
    assert "“rebels” HTS" in words(ax)
    assert not any("Terrorists" in said for said in words(ax))
    assert "Not the outlet's own words, left out: 1." in caption(ax)
    only_quoted = charts.terms_by_outlet(made.namings.query("voice == 'quoted'"))
    assert any(
        "no naming terms to draw. Not the outlet's own words, left out: 1." in said for said in words(only_quoted)
    )


@pytest.mark.parametrize(
    ("draw", "hidden"),
    [
        (lambda made: charts.stance_matrix(made.stances, most=1), "Not shown: 1 more actor,"),
        (lambda made: charts.entities_by_label(made.mentions, most=1), "Not shown: 1 more entity,"),
        (lambda made: charts.entities_by_article(made.mentions, most=1), "Not shown: 1 more article,"),
        (lambda made: charts.voice_composition(made.stances, most=1), "Not shown: 1 more actor,"),
    ],
)
def test_what_has_no_room_is_counted(draw: Callable[[Tables], Axes], hidden: str) -> None:
    assert hidden in caption(draw(a_labelled_set()))


def test_two_entities_of_one_name_stay_two() -> None:
    ax = charts.entities_by_label(a_labelled_set({**NAMES, "army": "Turkey"}).mentions)
    assert {"Turkey (army)", "Turkey (turkey)"} <= set(words(ax))


def test_a_bar_says_how_often_and_in_how_many_articles() -> None:
    text = "Turkey left. Turkey came back."
    articles = [an_article(text, "1"), an_article(text, "2")]
    first, again = (
        a_mention(text, "Turkey", "STATE", "turkey"),
        a_mention(text, "Turkey", "STATE", "turkey", after="left"),
    )
    readings = [an_annotation(articles[0], first, again), an_annotation(articles[1], first)]
    ax = charts.entities_by_label(Tables(readings, articles, a_codebook(NAMES), {}).mentions)
    assert {"STATE · 1 entity", "Turkey", "3 in 2 articles"} <= set(words(ax))


def test_voices_add_up_to_the_total_beside_the_bar() -> None:
    article = an_article(TEXT)
    stance = a_stance(TEXT, "reject it", "hts", "deal")
    voices = ["quoted"] * 1 + ["reported"] * 50 + ["outlet"] * 40
    told = [msgspec.structs.replace(stance, voice=voice, target=f"t{n}") for n, voice in enumerate(voices)]
    ax = charts.voice_composition(Tables([an_annotation(article, *told)], [article], a_codebook(NAMES), {}).stances)
    assert "1 % (–) of 91 in 1 article = 1 + 50 + 40" in words(ax)


def test_voices_can_be_told_by_outlet() -> None:
    article = msgspec.structs.replace(an_article(TEXT), outlet="The Daily")
    reading = an_annotation(article, a_stance(TEXT, "reject it", "hts", "deal"))
    ax = charts.voice_composition(Tables([reading], [article], a_codebook(NAMES), {}).stances, by="outlet")
    assert "The Daily" in words(ax)


def test_progress_shows_every_state_of_every_annotator() -> None:
    articles = [an_article(TEXT, id_) for id_ in "12345"]
    states = ["started", "done", "skipped", "flagged"]
    readings = [an_annotation(article, status=Status(state)) for article, state in zip(articles, states, strict=False)]
    ax = charts.progress(Tables(readings, articles, a_codebook({}), {}).articles)
    assert {"ann", "5", "done", "started", "skipped", "flagged", "untouched"} <= set(words(ax))
    before = charts.progress(Tables([], articles, a_codebook({}), {}).articles)
    assert {"(nobody yet)", "untouched"} <= set(words(before))


def test_a_joined_table_that_lost_its_provenance_does_not_make_one_up() -> None:
    joined = concat([a_labelled_set().stances, a_labelled_set().stances.assign(annotator="ben")])
    joined.attrs = {}
    assert "2 annotated articles · 2 annotators · codebook of unknown version" in caption(charts.stance_matrix(joined))


@pytest.mark.parametrize(("given", "stem"), [("a/fig.v2", "fig.v2"), ("fig.svg", "fig"), ("fig.PNG", "fig")])
def test_save_writes_both_files_beside_each_other(tmp_path: Path, given: str, stem: str) -> None:
    svg, png = charts.save(charts.progress(a_labelled_set().articles), tmp_path / given, ["svg", "png"])
    assert (svg.name, png.name) == (f"{stem}.svg", f"{stem}.png")
    assert svg.read_bytes().startswith(b"<?xml")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_rows_and_columns_with_most_positions_come_first_and_equals_in_one_order() -> None:
    article = an_article(TEXT)
    pairs = [("hts", "deal"), ("hts", "army"), ("turkey", "deal"), ("army", "deal")]
    stances = [a_stance(TEXT, "reject it", *pair) for pair in pairs]
    drawn = [
        charts.stance_matrix(Tables([an_annotation(article, *order)], [article], a_codebook(NAMES), {}).stances)
        for order in (stances, stances[::-1])
    ]
    for ax in drawn:
        assert [text.get_text() for text in ax.get_yticklabels()] == ["HTS", "The Army", "Turkey"]
        assert [text.get_text() for text in ax.get_xticklabels()] == ["Idlib deal", "The Army"]
