"""In whose words positions are given: counts or shares, and how sure the share is that is quoted."""

from matplotlib.colors import to_hex
from msgspec.structs import replace

from tests.builders import a_codebook, a_stance, an_annotation, an_article
from tests.test_charts import caption, words
from workbench import charts
from workbench.charts.behind import marks
from workbench.tables import Tables

TEXT = "Turkey rejects it."


def a_table(voices: str, articles: int = 1) -> Tables:
    """In each article a position toward another target for each letter: `q`uoted, `r`eported, `o`utlet."""
    named = {"q": "quoted", "r": "reported", "o": "outlet"}
    stance = a_stance(TEXT, "rejects it")
    told = [replace(stance, voice=named[letter], target=f"t{n}") for n, letter in enumerate(voices)]
    read = [an_article(TEXT, f"{n:03}") for n in range(articles)]
    return Tables([an_annotation(each, *told) for each in read], read, a_codebook({"turkey": "Turkey"}), {})


def test_beside_each_bar_stands_the_share_quoted_with_n_and_articles() -> None:
    assert "75 % (–) of 4 in 1 article" in words(charts.voice_composition(a_table("qqqr").stances))
    assert "no interval for 1 of 1: 1 article" in caption(charts.voice_composition(a_table("qqqr").stances))


def test_with_articles_enough_the_share_has_an_interval_of_articles() -> None:
    ax = charts.voice_composition(a_table("qqqr", 14).stances)
    (share,) = [row for row in charts.values(ax) if row["articles"]]
    assert (share["n"], share["articles"], share["share"]) == (56, 14, 0.75)
    assert share["low"] is not None
    assert "Intervals are of articles" in caption(ax)


def test_bars_of_shares_are_equally_long_and_keep_their_counts() -> None:
    made = a_table("qqr").stances
    more = a_table("o").stances.assign(actor="syria", actor_name="Syria")
    from pandas import concat

    both = concat([made, more])
    both.attrs = made.attrs
    counts, shares = (charts.voice_composition(both, of=of) for of in ("counts", "shares"))
    assert sorted({round(bar.get_x() + bar.get_width(), 6) for bar in shares.patches}) == [0.666667, 1.0]
    assert sorted({round(bar.get_x() + bar.get_width(), 6) for bar in counts.patches}) == [1.0, 2.0, 3.0]
    assert {"2", "1"} <= set(words(shares))


def test_what_is_said_in_two_voices_counts_in_both_and_that_is_told() -> None:
    article = an_article(TEXT)
    twice = [replace(a_stance(TEXT, "rejects it"), voice=voice) for voice in ("quoted", "reported")]
    made = Tables([an_annotation(article, *twice)], [article], a_codebook({"turkey": "Turkey"}), {})
    ax = charts.voice_composition(made.stances)
    assert "50 % (–) of 2 in 1 article" in words(ax)
    assert "What is said in two voices counts in both." in caption(ax)


def test_a_part_answers_which_positions_it_is_made_of() -> None:
    ax = charts.voice_composition(a_table("qor").stances)
    assert [*charts.where(ax, actor="turkey", voice="outlet")["target"]] == ["t1"]
    assert [len(charts.where(ax, **mark.where)) for mark in marks(ax)] == [3, 1, 1, 1]


def test_few_positions_are_pale_however_many_they_stand_for() -> None:
    for voices, is_pale in (("qq", True), ("qqq", False)):
        made = a_table(voices).stances
        ax = charts.voice_composition(made.assign(weight=10.0))
        assert (to_hex(ax.patches[0].get_facecolor()).upper() != "#0072B2") is is_pale


def test_where_positions_stand_for_more_their_number_is_told_too() -> None:
    made = a_table("qr").stances
    assert "50 % (–) of 5 (n 2) in 1 article" in words(charts.voice_composition(made.assign(weight=2.5)))


def test_an_interval_takes_the_near_copies_of_one_text_for_one() -> None:
    made = a_table("qqqr", 14)
    copies = made.articles.assign(group="000", share=1.0, size=14)
    once, each = (charts.voice_composition(made.stances, copies=given) for given in (copies, None))
    assert "75 % (–) of 4 (n 56) in 14 articles" in words(once)
    assert "no interval for 1 of 1: 1 article" in caption(once)
    assert "no interval" not in caption(each)
