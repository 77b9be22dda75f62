"""What stands is the fold of all actions, however they arrive; steps go back and forth one by one, groups whole."""

import random
from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_mention, an_action, an_article
from workbench.desk.standing import Standing
from workbench.history import fold, ordered
from workbench.records import Action, Article, Mention, Record

A = an_article("Assad met Putin in Sochi 👩‍🔬", "a")
B = an_article("İstanbul and Assad", "b")
ARTICLES = {"a": A, "b": B}


def done(article: Article, words: str, label: str = "PERSON", **more: object) -> Action:
    """An action that marks words, or labels them anew."""
    return an_action(article, "add", {f"m-{words}": a_mention(article.text, words, label)}, **more)


def said(standing: Standing) -> dict[str, dict[str, Record]]:
    """Article → record id → record."""
    return {id_: dict(standing.reading(article).records) for id_, article in ARTICLES.items()}


class Kernel:
    """Writes actions in a row, as one writer; what it knows is one `Standing`."""

    def __init__(self, writer: str = "w", known: Sequence[Action] = ()) -> None:
        self.writer = writer
        self.standing = Standing("ana", known)

    def act(self, *actions: Action) -> list[Action]:
        """Write actions one after the other."""
        for action in actions:
            clock = self.standing.clock + 1
            parents = self.standing.heads(action.article)
            self.standing.take(
                msgspec.structs.replace(action, clock=clock, seq=clock, writer=self.writer, parents=parents)
            )
        return list(self.standing.actions.values())[-len(actions) :]

    def invert(self, do: str, step: str) -> list[Action]:
        """Undo or redo; the actions by which that was done."""
        actions = self.standing.inversion(do, step, ARTICLES)
        return self.act(*actions) if actions else []


def words(actions: Sequence[Action]) -> list[str]:
    """The words that actions are about."""
    return [id_.removeprefix("m-") for action in actions for id_ in [*action.put, *action.drop]]


def test_undo_goes_back_step_by_step_across_articles_and_redo_forward_again() -> None:
    kernel = Kernel()
    states = [said(kernel.standing)]
    for action in (done(A, "Assad"), done(B, "İstanbul"), done(A, "Assad", "STATE"), done(B, "Assad")):
        kernel.act(action)
        states.append(said(kernel.standing))
    for n in (3, 2, 1, 0):
        kernel.invert("undo", f"u{n}")
        assert said(kernel.standing) == states[n]
    assert kernel.invert("undo", "u") == []
    for n in (1, 2, 3, 4):
        kernel.invert("redo", f"r{n}")
        assert said(kernel.standing) == states[n]
    assert kernel.invert("redo", "r") == []


def test_a_group_goes_back_whole_the_last_first_and_comes_back_whole() -> None:
    kernel = Kernel()
    kernel.act(done(A, "Putin"))
    before = said(kernel.standing)
    kernel.act(done(A, "Assad", group="g"), done(A, "Assad", "STATE", group="g"), done(B, "Assad", group="g"))
    after = said(kernel.standing)
    undone = kernel.invert("undo", "u")
    assert [(action.id, action.article, action.group) for action in undone] == [
        ("u", "b", "u"),
        ("u.1", "a", "u"),
        ("u.2", "a", "u"),
    ]
    assert said(kernel.standing) == before
    kernel.invert("redo", "r")
    assert said(kernel.standing) == after
    assert words(kernel.invert("undo", "u2")) == ["Assad", "Assad", "Assad"]
    assert words(kernel.invert("undo", "u3")) == ["Putin"]


def test_what_is_added_to_a_step_that_was_a_single_action_is_taken_back_with_it() -> None:
    kernel = Kernel()
    first = done(A, "Putin")
    kernel.act(first)
    kernel.act(done(A, "Sochi", group=first.id))
    assert words(kernel.standing.together(first.id)) == ["Putin", "Sochi"]
    kernel.invert("undo", "u1")
    assert said(kernel.standing)["a"] == {}
    kernel.invert("redo", "r1")
    assert set(said(kernel.standing)["a"]) == {"m-Putin", "m-Sochi"}


def test_of_a_group_that_is_undone_in_part_the_rest_is_undone_next() -> None:
    kernel = Kernel()
    first, second = kernel.act(done(A, "Assad", group="g"), done(B, "Assad", group="g"))
    torn = kernel.standing.inversion("undo", "u", ARTICLES)[:1]
    kernel.act(*torn)
    assert [each.id for each in kernel.standing.undoable(ARTICLES)] == [first.id]
    assert [each.id for each in kernel.standing.redoable(ARTICLES)] == [second.id]
    kernel.invert("undo", "u2")
    assert [each.id for each in kernel.standing.redoable(ARTICLES)] == [first.id, second.id]


def test_a_new_action_after_an_undo_ends_what_could_be_redone() -> None:
    kernel = Kernel()
    kernel.act(done(A, "Assad"))
    kernel.invert("undo", "u")
    assert words(kernel.standing.redoable(ARTICLES)) == ["Assad"]
    kernel.act(done(B, "İstanbul"))
    assert kernel.standing.redoable(ARTICLES) == []


def test_an_undo_that_two_kernels_made_counts_once() -> None:
    kernel = Kernel()
    actions = kernel.act(done(A, "Assad"), done(A, "Putin"))
    other = Kernel("v", actions)
    undos = [*kernel.invert("undo", "u"), *other.invert("undo", "v")]
    merged = Standing("ana", [*actions, *undos])
    assert words(merged.undoable(ARTICLES)) == ["Assad"]
    assert words(merged.redoable(ARTICLES)) == ["Putin"]


def test_what_one_kernel_brought_back_while_another_went_on_can_be_taken_back() -> None:
    kernel = Kernel()
    actions = [*kernel.act(done(A, "Assad")), *kernel.invert("undo", "u")]
    other = Kernel("v", actions)
    kernel.act(done(B, "İstanbul"), done(B, "Assad"))
    (again,) = other.invert("redo", "r")
    kernel.standing.take(again)
    standing = kernel.standing
    while step := standing.undoable(ARTICLES):
        kernel.invert("undo", f"u-{step[0].id}")
    assert said(standing) == {"a": {}, "b": {}}


def test_what_was_done_in_an_article_that_is_gone_stands_in_nobodys_way() -> None:
    kernel = Kernel()
    kernel.act(done(A, "Putin"), done(A, "Assad", group="g"), done(B, "Assad", group="g"), done(B, "İstanbul"))
    there = {"a": A}
    assert [(each.article, *words([each])) for each in kernel.standing.undoable(there)] == [("a", "Assad")]
    kernel.act(*kernel.standing.inversion("undo", "u", there))
    assert words(kernel.standing.undoable(there)) == ["Putin"]
    assert words(kernel.standing.redoable(there)) == ["Assad"], "and what was just taken back comes back first"


def test_an_undo_of_what_nobody_knows_changes_no_step() -> None:
    kernel = Kernel()
    kernel.act(done(A, "Assad"), an_action(A, "undo", of="lost"), an_action(A, "redo", of="lost"))
    assert words(kernel.standing.undoable(ARTICLES)) == ["Assad"]
    assert kernel.standing.redoable(ARTICLES) == []


def test_heads_are_the_actions_that_nothing_follows() -> None:
    first = done(A, "Assad", id="1", clock=1)
    side = [done(A, "Putin", id=id_, clock=2, writer=id_, parents=("1",)) for id_ in ("3", "2")]
    assert Standing("ana", [first, *side]).heads("a") == ("2", "3")
    assert Standing("ana", [first, *side]).heads("b") == ()


@given(st.randoms(), st.lists(st.sampled_from("aabbcgur"), max_size=25))
def test_however_actions_arrive_the_same_stands_and_the_same_can_be_undone(chance: random.Random, plan: str) -> None:
    kernels = [Kernel("v"), Kernel("w")]
    for n, what in enumerate(plan):
        kernel = chance.choice(kernels)
        article = chance.choice([A, B])
        label = Mention(0, 5, article.text[:5], chance.choice(["PERSON", "STATE"]), None)
        if what in "ur":
            kernel.invert({"u": "undo", "r": "redo"}[what], f"{what}{n}")
        elif what == "g":
            group = f"g{n}"
            kernel.act(an_action(A, "add", {"m": label}, group=group), an_action(B, "delete", drop=["m"], group=group))
        elif what == "c":  # the two hear of each other
            for action in kernels[0].standing.actions.values():
                kernels[1].standing.take(action)
            kernels[0].standing = Standing("ana", kernels[1].standing.actions.values())
        else:
            kernel.act(an_action(article, "add", {"m": label}))
    lines = [action for kernel in kernels for action in kernel.standing.actions.values()]
    whole = Standing("ana", lines)
    for id_ in ARTICLES:
        history = [action for action in ordered(lines) if action.article == id_]
        assert said(whole)[id_] == fold(history)
    chance.shuffle(lines)
    bit_by_bit = Standing("ana")
    for action in lines:
        bit_by_bit.take(action)
    assert said(bit_by_bit) == said(whole)
    for do in ("undo", "redo"):
        assert bit_by_bit.inversion(do, "x", ARTICLES) == whole.inversion(do, "x", ARTICLES)
