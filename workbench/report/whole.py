"""The whole report, section by section."""

from collections.abc import Callable
from importlib.metadata import version

from workbench.report.adjudicated import adjudicated
from workbench.report.again import again
from workbench.report.agreeing import agreeing
from workbench.report.gathered import Gathered
from workbench.report.limits import limits, lost
from workbench.report.literature import literature
from workbench.report.reading import reading
from workbench.report.rules import rules
from workbench.report.sampled import sampled
from workbench.report.steps import steps
from workbench.report.suggested import suggested
from workbench.report.timed import timed
from workbench.report.value import Report, Section
from workbench.report.words import listed, whole

_SECTIONS: tuple[Callable[[Gathered], Section | None], ...] = (
    *(reading, rules, sampled, agreeing, steps, adjudicated, again, suggested, timed, lost, limits, literature),
)


def report(all_: Gathered) -> Report:
    """What the sections have to say of what was gathered; the same for the same logs, seed and day."""
    done = len(all_.done)
    facts = (
        ("Project", all_.name),
        ("Made", all_.made),
        ("Codebook", f"{all_.codebook.name}, version {all_.codebook.version}"),
        ("Annotators", listed(all_.annotators) or "none yet"),
        ("Articles", f"{whole(len(all_.articles))}, with {whole(done)} readings marked done"),
        ("Read twice", f"{whole(len(all_.agreement.articles))} articles"),
        ("Intervals", f"95 %, {whole(all_.draws)} draws, seed {all_.seed}"),
        ("Program", f"Stance Workbench {version('stance-workbench')}"),
    )
    sections = (made for section in _SECTIONS if (made := section(all_)))
    return Report(f"Reliability report: {all_.name}", facts, tuple(sections))
