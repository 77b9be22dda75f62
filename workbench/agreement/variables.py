"""Every variable, measured: its units coded, its coefficients, and all that has to stand beside a figure."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from workbench.agreement.coefficients import Tally, ac1, alpha, cohen, f1, fleiss, percent
from workbench.agreement.continua import Continuum, Mark
from workbench.agreement.counted import Counted
from workbench.agreement.measure import Measure, Unit, Variable
from workbench.agreement.pairs import Paired
from workbench.agreement.rules import RULES, Rule
from workbench.agreement.unitizing import alpha_u
from workbench.records import Annotation, Mention

Coded = list[Counter[Unit]]


class Draws(Struct, frozen=True):
    """How many draws the bootstrap takes, 0 for no intervals, and the seed that they follow from."""

    number: int
    seed: int


def coded(rule: Rule, articles: Sequence[Paired], annotators: Sequence[str]) -> Coded:
    """Of each article how often each unit occurs; a unit has an entry for each of `annotators`."""
    return [Counter(tuple(map(values.get, annotators)) for values in rule.units(article)) for article in articles]


def measured(
    counted: Counted, articles: Sequence[Paired], shown: Collection[tuple[str, str]], draws: Draws
) -> Iterator[tuple[Variable, Coded]]:
    """Each variable and what it was measured on; `articles` are the readings of `counted`, paired."""
    annotators = counted.annotators
    readings = counted.all
    codebooks = tuple(sorted({each.codebook for each in readings if each.codebook}))
    assisted = sum((each.article, each.annotator) in shown for each in readings)
    for rule in RULES:
        units = coded(rule, articles, annotators)
        tally = Tally(units)
        figures = tuple(_figures(rule, counted, articles, tally, draws))
        variable = Variable(
            name=rule.name,
            unit=rule.unit,
            pairing=rule.pairing,
            level=rule.level,
            n_units=tally.n_units,
            n_lone=tally.n_lone,
            n_articles=tally.n_articles,
            n_readings=len(readings),
            annotators=annotators,
            codebooks=codebooks,
            assisted=assisted,
            measures=figures,
        )
        yield variable, units


def _figures(rule: Rule, counted: Counted, articles: Sequence[Paired], tally: Tally, draws: Draws) -> Iterator[Measure]:
    number, seed = draws.number, draws.seed
    for name, counts in rule.figures.items():
        yield f1([counts(article) for article in articles], name=name, draws=number, seed=seed)
    if rule.name == "mention":
        yield alpha_u(continua(counted), draws=number, seed=seed)
    if rule.level != "found":
        yield percent(tally, draws=number, seed=seed)
        yield alpha(tally, rule.order, draws=number, seed=seed)
        if len(counted.annotators) == 2:
            yield cohen(tally, "linear" if rule.order else "none", rule.order, draws=number, seed=seed)
        elif not rule.order:
            yield fleiss(tally, draws=number, seed=seed)
        if not rule.order:
            yield ac1(tally, draws=number, seed=seed)


def continua(counted: Counted) -> list[Continuum]:
    """Each article as the stretch of its own text, and the mentions that each annotator marked there."""
    everybody = counted.annotators
    return [_continuum(readings, counted.read[id_], everybody) for id_, readings in counted.readings.items()]


def _continuum(readings: Sequence[Annotation], read: bytearray, annotators: Sequence[str]) -> Continuum:
    at = [0, *accumulate(read)]  # what stands between regions is taken out, so that nobody agrees on it
    marks = {
        each.annotator: [Mark(at[said.start], at[said.end], said.label) for said in _mentions(each)]
        for each in readings
    }
    return Continuum(at[-1], [marks.get(annotator) for annotator in annotators])


def _mentions(reading: Annotation) -> Iterator[Mention]:
    return (record for record in reading.records.values() if isinstance(record, Mention))
