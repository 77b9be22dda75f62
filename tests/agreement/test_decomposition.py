"""The losses at each step are what was planted, on all seeds, whatever the order of spans."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.agreement.planting import Crowded, Plan, planted, planted_apart
from tests.agreement.readings import mention, reading, several, stance
from tests.agreement.seeds import seed_readings
from workbench.agreement.decomposition import Chain, chains
from workbench.agreement.differences import differences
from workbench.agreement.pairs import paired
from workbench.records import Annotation

READINGS = seed_readings()
KINDS = [
    *(("mention", kind) for kind in ("found", "span", "label", "type", "entity")),
    *(("stance", kind) for kind in ("found", "holder", "target", "turned", "polarity", "condition", "voice")),
    *(("stance", kind) for kind in ("on_behalf_of", "certainty", "evidence")),
    *(("naming", kind) for kind in ("found", "span", "refers_to", "valence", "frame_class", "voice")),
]
WORDS = {"turned": "turned round", "evidence": "other passage", "span": "other bounds"}
EVERY: Plan = {each: 1 for each in KINDS if each[1] not in {"condition", "on_behalf_of", "certainty"}}
NAMES: Plan = {("mention", "found"): 3, ("mention", "label"): 4, ("mention", "span"): 2, ("mention", "entity"): 3}
POSITIONS: Plan = {("stance", "turned"): 1, ("stance", "polarity"): 1, ("stance", "target"): 1, ("stance", "found"): 1}


def decomposed(*articles: Sequence[Annotation]) -> dict[str, Chain]:
    return {chain.record: chain for chain in chains(map(paired, articles))}


def lost(found: Iterable[Chain]) -> Mapping[tuple[str, str], int]:
    """Kind of difference → how many are lost by it, where a step is lost by one kind only."""
    total: Counter[tuple[str, str]] = Counter()
    for chain in found:
        for step in chain.steps:
            for words, n in step.losses:
                kind = {"other target": "target", "turned round": "turned"}.get(words, step.kinds[0])
                total[chain.record, kind] += n
    return dict(total)


def shuffled(one: Annotation, seed: int) -> Annotation:
    chance = random.Random(seed)
    return replace(one, records=dict(chance.sample(list(one.records.items()), len(one.records))))


def consistent(found: Mapping[str, Chain], *readings: Annotation) -> bool:
    """Whether with two readers the losses are the differences by kind."""
    kinds = Counter((each.record, each.kind) for each in differences(readings) if each.record != "region")
    return all(
        step.lost == sum(kinds[chain.record, kind] for kind in step.kinds)
        for chain in found.values()
        for step in chain.steps
    )


@pytest.mark.parametrize("article", READINGS)
@pytest.mark.parametrize("plan", [EVERY, NAMES, POSITIONS, {}], ids=["every", "names", "positions", "none"])
@pytest.mark.parametrize("seed", range(3))
def test_two_readers_of_a_seed_lose_exactly_what_was_planted(article: str, plan: Plan, seed: int) -> None:
    first = READINGS[article]
    second = planted(first, plan, seed, "ben")
    found = decomposed([shuffled(second, seed), shuffled(first, seed)])
    assert lost(found.values()) == dict(plan)
    assert consistent(found, first, second)
    for record, said in ("mention", first.mentions), ("stance", first.stances), ("naming", first.namings):
        chain = found[record]
        added = chain.n - len(said)
        assert 0 <= added <= plan.get((record, "found"), 0)
        assert chain.same == chain.n - sum(n for (kind, _), n in plan.items() if kind == record)
        assert [step.before for step in chain.steps] == [chain.n, *(step.after for step in chain.steps[:-1])]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(READINGS)),
    st.dictionaries(st.sampled_from(KINDS), st.integers(1, 3), max_size=6),
    st.integers(0, 99),
)
def test_whatever_is_planted_is_found(article: str, plan: Plan, seed: int) -> None:
    try:
        second = planted(READINGS[article], plan, seed, "ben")
    except Crowded:  # the seeds are short
        return
    found = decomposed([READINGS[article], second])
    assert lost(found.values()) == dict(plan)
    assert consistent(found, READINGS[article], second)


def test_all_seeds_together_lose_the_sum() -> None:
    pairs = [[first, planted(first, EVERY, 7, "ben")] for first in READINGS.values()]
    found = decomposed(*pairs)
    assert lost(found.values()) == {kind: len(READINGS) * n for kind, n in EVERY.items()}
    assert {chain.pairs for chain in found.values()} == {len(READINGS)}


@pytest.mark.parametrize("article", READINGS)
def test_of_three_readers_each_pair_loses_what_parts_the_two(article: str) -> None:
    first = READINGS[article]
    plans = {"ben": {("mention", "label"): 2}, "cem": {("mention", "entity"): 1, ("stance", "voice"): 1}}
    others = planted_apart(first, plans, 5)
    found = decomposed([first, *others.values()])
    # two of the three pairs have the one who differs
    assert lost(found.values()) == {("mention", "label"): 4, ("mention", "entity"): 2, ("stance", "voice"): 2}
    assert found["mention"].n == 3 * len(first.mentions)
    assert found["mention"].pairs == 3


@settings(max_examples=60, deadline=None)
@given(several(2, 2))
def test_the_losses_of_any_two_readers_are_their_differences_by_kind(readings: list[Annotation]) -> None:
    assert consistent(decomposed(readings), *readings)


@settings(max_examples=40, deadline=None)
@given(several(3, 5))
def test_the_steps_of_several_add_up(readings: list[Annotation]) -> None:
    for chain in decomposed(readings).values():
        assert chain.n == chain.same + sum(step.lost for step in chain.steps)
        assert min([chain.same, *(step.lost for step in chain.steps)]) >= 0


def test_a_pairing_is_lost_in_four_ways() -> None:
    own = stance(holder="turkey", target="fsa")
    ways = {
        "other holder": stance(holder="hts", target="fsa"),
        "other target": stance(holder="turkey", target="hts"),
        "turned round": stance(holder="fsa", target="turkey"),
        "other holder and target": stance(holder="hts", target="turkey"),
    }
    for words, other in ways.items():
        steps = decomposed([reading("ana", own), reading("ben", other)])["stance"].steps
        assert [step.losses for step in steps if step.lost] == [((words, 1),)]


def test_of_three_readers_two_pairs_lack_what_one_has_not() -> None:
    ana, ben = reading("ana", mention("Turkey")), reading("ben", mention("Turkey"))
    chain = decomposed([ana, ben, reading("cem")])["mention"]
    assert (chain.n, chain.steps[0].lost, chain.same) == (3, 2, 1)


def test_what_is_left_of_nothing_has_no_share() -> None:
    chain = decomposed([reading("ana"), reading("ben")])["mention"]
    assert (chain.n, chain.same, chain.share(chain.steps[0])) == (0, 0, None)
    assert decomposed()["stance"].pairs == 0


def test_the_share_is_of_all_that_either_has() -> None:
    ana = reading("ana", mention("Turkey"), mention("Idlib"), mention("rebels"))
    ben = reading("ben", mention("Turkey"), mention("Idlib", "PLACE"), mention("deal"))
    chain = decomposed([ana, ben])["mention"]
    assert [(step.after, chain.share(step)) for step in chain.steps[:3]] == [(2, 0.5), (2, 0.5), (1, 0.25)]
