"""Words in a text that was changed: found again where they are, and never taken for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_span
from workbench.anchors import Anchor, Proposal, proposals
from workbench.spans import Span, fits

TEXT = (
    "İdlib 👩‍🚒 talks\r\n\r\nTurkey said on Monday that HTS had left e\u0301t Idlib.\r\n\r\n"
    "رفضت تركيا الخطة.\r\n\r\nRussia told reporters: “HTS has not left, whatever Turkey says.”\r\n"
)
SIGNS = st.sampled_from([*"ab .“”", "\r\n", "👩‍🚒", "e\u0301", "İ", "ש", "\u202e", "\u2028", "\0"])


def anchor(text: str, words: str, after: str = "") -> Anchor:
    """The anchor of `words` in `text`."""
    return kept(text, a_span(text, words, after))


def kept(text: str, span: Span) -> Anchor:
    """The anchor of a span, with what stands around it."""
    return Anchor(span, text[max(0, span.start - 32) : span.start], text[span.end : span.end + 32])


def proposed(anchor: Anchor, text: str, *kept: Span) -> Proposal:
    """What is proposed for one anchor."""
    return proposals([anchor], text, kept)[anchor]


def place(text: str, words: str, after: str = "") -> tuple[str, Span, bool]:
    """A sure move to `words`, as a test compares it."""
    return "moved", a_span(text, words, after), True


def told(proposal: Proposal) -> tuple[str, Span | None, bool]:
    return proposal.does, proposal.span, proposal.sure


@pytest.mark.parametrize("words", ["HTS", "Turkey", "e\u0301t", "تركيا", "HTS has not left, whatever Turkey says."])
def test_words_behind_an_addition_have_moved_with_it(words: str) -> None:
    new = "🔴 UPDATE 👩‍👩‍👧\n" + TEXT
    assert told(proposed(anchor(TEXT, words), new)) == place(new, words)


def test_of_the_same_words_those_are_meant_whose_surroundings_are_the_same() -> None:
    new = "HTS denies it.\n" + TEXT.replace("\r\n", "\n")
    assert told(proposed(anchor(TEXT, "HTS"), new)) == place(new, "HTS", "that ")
    assert told(proposed(anchor(TEXT, "HTS", "“"), new)) == place(new, "HTS", "“")


def test_a_paragraph_may_move_before_another() -> None:
    first, second = "Turkey welcomed the plan of the envoy.", "Russia has called the plan of Turkey a trap."
    old, new = f"{first}\n{second}\n", f"{second}\n{first}\n"
    assert told(proposed(anchor(old, "Turkey"), new)) == place(new, "Turkey", "trap")
    assert told(proposed(anchor(old, "Turkey", "plan of "), new)) == place(new, "Turkey")
    assert told(proposed(anchor(old, "Russia"), new)) == place(new, "Russia")


def test_straight_marks_around_words_do_not_hide_them() -> None:
    new = TEXT.replace("“", '"').replace("”", '"').replace("İdlib", "Idlib:")
    assert told(proposed(anchor(TEXT, "Turkey", "whatever "), new)) == place(new, "Turkey", "whatever ")


def test_other_words_between_the_same_surroundings_are_a_change_and_never_sure() -> None:
    new = "Updated.\n" + TEXT.replace("that HTS had", "that Hay'at Tahrir al-Sham 👩‍🚒 had")
    found = proposed(anchor(TEXT, "HTS"), new)
    assert told(found) == ("changed", a_span(new, "Hay'at Tahrir al-Sham 👩‍🚒"), False)


def test_a_long_name_is_not_looked_for_where_nothing_is_like_what_stood_around_it() -> None:
    lead = "{} have {} their arms or surrendering the land under their control, a statement says."
    head = "Home / World / Middle East, and others\n\nTurkish-backed {} accept deal\n\n"
    old = head.format("terrorists") + lead.format("Turkish-backed militants", "rejected laying down")
    new = head.format("militants") + lead.format("Turkey’s militants", "refused to lay down")
    found = proposed(anchor(old, "Turkish-backed militants"), new)
    assert told(found) == ("changed", a_span(new, "Turkey’s militants"), False)


def test_a_sentence_that_was_edited_is_found_by_what_is_left_of_it() -> None:
    sentence = "Turkey said on Monday that HTS had left e\u0301t Idlib."
    edited = "Turkey said on Monday night that HTS had left e\u0301t Idlib."
    for rest in ("\r\n\r\nرفضت", "\r\n\r\nNothing else is as it was here."):
        new = TEXT.replace(sentence + "\r\n\r\nرفضت", edited + rest).replace("talks\r\n", "talks go on tonight\r\n")
        assert told(proposed(anchor(TEXT, sentence), new)) == ("changed", a_span(new, edited), False)


def test_little_that_stands_close_by_is_enough_to_propose_the_same_words_but_not_to_be_sure() -> None:
    old = "Nobody knew of it, but then he wrote that HTS had left, and all of them believed him."
    new = "The envoy of the party wrote that HTS had less of it than ever. So HTS is not here."
    first, second = anchor(old, "HTS"), anchor(f"A line before. {old}", "HTS")
    found = proposals([first, second], new)
    assert told(found[first]) == ("moved", a_span(new, "HTS"), False)
    assert found[second] == Proposal("gone"), "two that stood apart do not meet"


def test_other_words_are_told_without_the_blanks_around_them() -> None:
    new = TEXT.replace("that HTS had", "that  Hay'at\n had")
    assert proposed(anchor(TEXT, "HTS"), new).span == a_span(new, "Hay'at")


def test_a_beginning_and_an_end_that_anything_may_stand_between_are_no_place() -> None:
    old = "One said in the HTS of the north."
    assert proposed(anchor(old, "HTS"), "All lived in the war of the roses, it seems.") == Proposal("gone")
    old = "Turkey said that its army and its navy were leaving today. " * 2
    new = "Turkey said “one, two, three, four, five, six”; and with the seventh the guests were leaving today."
    assert proposed(kept(old, Span(0, 58, old[:58])), new) == Proposal("gone")


def test_of_places_that_changed_alike_the_nearest_is_proposed_and_the_others_are_counted() -> None:
    old = "Read more about HTS in our dossier, which is free for subscribers.\n"
    new = f"{old.replace('HTS', 'IS')}{'Other words stand here. ' * 3}\n{old.replace('HTS', 'IS')}"
    found = proposed(anchor(f"{'A long line came first. ' * 6}\n{old}", "HTS"), new)
    assert (found.does, found.span, found.others) == ("changed", a_span(new, "IS", "here. \n"), 1)


def test_words_at_either_end_of_the_text_are_found_changed() -> None:
    old = "Turkey rejects it"
    assert told(proposed(anchor(old, "Turkey"), "Türkiye rejects it"))[1] == a_span("Türkiye rejects it", "Türkiye")
    assert told(proposed(anchor(old, "it"), "Turkey rejects all"))[1] == a_span("Turkey rejects all", "all")


def test_words_of_a_sentence_that_was_taken_out_are_gone_though_they_stand_elsewhere() -> None:
    sentence = "Turkey said on Monday that HTS had left e\u0301t Idlib.\r\n\r\n"
    new = TEXT.replace(sentence, "")
    assert proposed(anchor(TEXT, "HTS"), new) == Proposal("gone")
    assert proposed(anchor(TEXT, "Turkey"), new) == Proposal("gone")
    assert proposed(anchor(TEXT, sentence.strip()), new) == Proposal("gone")
    assert proposed(anchor(TEXT, "HTS"), "") == Proposal("gone")


def test_two_places_that_are_equally_good_are_told_and_not_guessed() -> None:
    line = "Read more about HTS in our dossier, which is free for subscribers.\n"
    old, new = f"One.\n{line}", f"{line}Other words stand here.\n{line}"
    found = proposed(anchor(old, "HTS"), new)
    assert (found.does, found.others, found.sure) == ("moved", 1, False)


def test_of_places_alike_the_one_is_sure_that_is_as_far_from_a_neighbour_as_it_was() -> None:
    line = "Read more about HTS in our dossier, which is free for subscribers.\n"
    old = f"Turkey spoke.\n{line}Russia spoke.\n{line}Idlib fell.\n"
    new = "By our own correspondent\n" + old
    anchors = [anchor(old, "Russia"), anchor(old, "HTS"), anchor(old, "HTS", "Russia")]
    found = proposals(anchors, new)
    assert [told(found[each]) for each in anchors[1:]] == [place(new, "HTS"), place(new, "HTS", "Russia")]


def test_a_place_that_neighbours_speak_for_is_preferred_to_one_that_is_a_little_more_alike() -> None:
    old = "Turkey spoke of it at length.\nRead more about HTS in our dossier, which is free.\n"
    here = old.replace("our dossier, which", "a dossier that")
    new = f"News.\n{here}{old.replace('Turkey', 'Russia').replace('free', 'dear')}"
    anchors = [anchor(old, "Turkey"), anchor(old, "HTS")]
    assert told(proposals(anchors, new)[anchors[1]]) == place(new, "HTS")


def test_words_that_stand_everywhere_are_found_near_by_and_by_their_surroundings_far_away() -> None:
    many = "HTS. " * 100
    old = f"{many}Only here HTS was named by all."
    near = f"New. {old.replace('by all', 'by us')}"
    assert told(proposed(anchor(old, "HTS", "here "), near)) == place(near, "HTS", "here ")
    far = many * 3 + old
    assert told(proposed(anchor(old, "HTS", "here "), far)) == place(far, "HTS", "here ")


def test_a_place_that_another_span_has_is_not_proposed() -> None:
    old, new = "HTS left.\nAll say that HTS came back.", "All say that HTS came back."
    first, second = anchor(old, "HTS"), anchor(old, "HTS", "that ")
    found = proposals([first, second], new)
    assert told(found[second]) == place(new, "HTS")
    assert found[first] == Proposal("gone")
    assert proposed(Anchor(a_span(old, "HTS")), new, a_span(new, "HTS")) == Proposal("gone")
    found = proposals([Anchor(first.span), second], new)
    assert told(found[second]) == place(new, "HTS"), "what stood around it outweighs that nothing is known of the other"


def test_without_surroundings_words_and_neighbours_must_do() -> None:
    new = "By our own correspondent\n" + TEXT
    anchors = [Anchor(a_span(TEXT, words)) for words in ("Monday", "HTS", "Russia", "reporters")]
    anchors.append(Anchor(a_span(TEXT, "HTS", "“")))
    found = proposals(anchors, new)
    assert [told(found[each]) for each in anchors] == [
        place(new, words, after) for words, after in [("Monday", ""), ("HTS", ""), ("Russia", ""), ("reporters", "")]
    ] + [place(new, "HTS", "“")]
    assert not proposed(Anchor(a_span(TEXT, "Monday")), new).sure, "nothing speaks for it but the word itself"
    assert proposed(Anchor(a_span(TEXT, "HTS")), new).others == 1


def test_two_spans_of_the_same_words_do_not_share_a_place_when_their_surroundings_are_unknown() -> None:
    old, new = "Turkey spoke. Turkey left.", "Then Turkey left."
    found = proposals([Anchor(a_span(old, "Turkey")), Anchor(a_span(old, "Turkey", "."))], new)
    assert sorted(each.does for each in found.values()) == ["gone", "moved"]
    assert not any(each.sure for each in found.values())


def texts() -> st.SearchStrategy[str]:
    return st.lists(SIGNS, min_size=1, max_size=60).map("".join)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, list[Span], tuple[int, int, int]]:
    """A text, the same with one stretch replaced, spans of the first, and where the edit was: start, end, shift."""
    text, fresh = draw(texts()), draw(texts() | st.just(""))
    bounds = st.integers(0, len(text))
    start, end = sorted((draw(bounds), draw(bounds)))
    pairs = draw(st.lists(st.tuples(bounds, bounds).map(sorted), max_size=8))
    spans = [Span(a, b, text[a:b]) for a, b in pairs if a < b]
    return text, text[:start] + fresh + text[end:], spans, (start, end, len(fresh) - (end - start))


@given(edits())
def test_an_edit_detaches_exactly_the_spans_whose_words_or_place_it_changed(
    edit: tuple[str, str, list[Span], tuple[int, int, int]],
) -> None:
    text, new, spans, (start, end, shift) = edit
    for span in spans:
        if span.end <= start or (span.start >= end and shift == 0):
            assert fits(span, new)
        assert fits(span, new) is (new[span.start : span.end] == text[span.start : span.end])


@given(edits(), st.booleans())
def test_what_moved_has_the_same_words_and_what_changed_has_others_that_are_there(
    edit: tuple[str, str, list[Span], tuple[int, int, int]], known: bool
) -> None:
    text, new, spans, _ = edit
    anchors = [kept(text, span) if known else Anchor(span) for span in spans if not fits(span, new)]
    found = proposals(anchors, new, [span for span in spans if fits(span, new)])
    assert set(found) == set(anchors)
    for each, proposal in found.items():
        assert (proposal.span is None) is (proposal.does == "gone")
        if proposal.span:
            assert fits(proposal.span, new)
            assert (proposal.span.quote == each.span.quote) is (proposal.does == "moved")
    moved = [(each.span, proposal.span) for each, proposal in found.items() if proposal.does == "moved"]
    assert len({(old, now) for old, now in moved}) == len({now for _, now in moved}), "no two share a place"


@given(texts(), st.integers(1, 40))
def test_what_stands_behind_an_insertion_is_surely_moved_by_its_length(fresh: str, at: int) -> None:
    old = "".join(f"{number} of {number * 7} said no. " for number in range(100, 160))
    new = old[:at] + fresh + old[at:]
    span = a_span(old, "said no", "133 of")
    if not fits(span, new):
        found = proposed(kept(old, span), new)
        assert found.span
        assert found.span.start == span.start + len(fresh)
