"""Many articles: one decision for all words alike in a thousand of them, and finding one's way in ten thousand."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.browser.real import RealDesk
from tests.builders import a_mention, an_action
from tests.measure.bench import made
from tests.measure.bench.bare import bare_page, shown
from tests.measure.bench.figures import Figure
from tests.measure.bench.watching import until
from workbench.desk.messages import Message
from workbench.desk.session import Session
from workbench.project import Project

ARTICLES = 1000
QUEUED = 10_000
RUNS = 5
EVERYWHERE: Message = {"article": "a000000", "of": "m-0", "scope": "open", "remove": False}


def figures() -> list[Figure]:
    """Propagation and search over a thousand articles of 5 kB; opening and listing ten thousand of 1.5 kB."""
    with tempfile.TemporaryDirectory() as folder:
        texts = (made.text(seed, 4500) for seed in range(ARTICLES))
        found = [*spreading(quiet(made.project(Path(folder) / "thousand", texts)))]
        texts = (made.text(seed, 1200) for seed in range(QUEUED))
        return found + queue(quiet(made.project(Path(folder) / "queue", texts, as_table=True)))


def quiet(project: Project) -> Project:
    """The project without suggestions, which are another measure's."""
    project.__dict__["suggester"] = lambda _article: {}
    return project


def spreading(project: Project) -> list[Figure]:
    """From the question to the answer in the kernel, and from the key to the list on screen."""
    article = project.article(str(EVERYWHERE["article"]))
    syria = a_mention(article.text, "Syria", "STATE", "syria")
    made.log(project, [an_action(article, "add", {"m-0": syria})])
    session = Session(project, made.ANNOTATOR)
    with bare_page() as page:
        desk = shown(page, project, article.id)
        times = [preview(desk) for _ in range(RUNS)]
    return [
        Figure(
            "1,000 articles: propagation preview, answered (median)", asked(session, "propagation", EVERYWHERE), 300
        ),
        Figure("1,000 articles: propagation preview, key -> list on screen", median(times), 300),
        Figure("1,000 articles: search, answered (median)", asked(session, "search", {"words": "Syria"}), 300),
    ]


def preview(desk: RealDesk) -> float:
    """Milliseconds from the key until the places are listed on screen."""
    desk.press("j", "F")
    shown_after = until(desk.page, ".sw-preview li")
    desk.press("Escape")
    return shown_after


def queue(project: Project) -> list[Figure]:
    """Reading the articles, and the list of them as it is shown first and with words to look for."""
    began = time.perf_counter()
    session = Session(project, made.ANNOTATOR)
    session.open(None)
    opened = 1000 * (time.perf_counter() - began)
    return [
        Figure("10,000 articles: open the project and the first article", opened, 2000),
        Figure("10,000 articles: list the queue (median)", asked(session, "queue", {}), 100),
        Figure("10,000 articles: list those with a word (median)", asked(session, "queue", {"words": "idlib"}), 500),
        Figure("10,000 articles: open another article (median)", timed(lambda: session.open("a000500")), 100),
    ]


def asked(session: Session, what: str, given: Message) -> float:
    """Median milliseconds until a question is answered. Raises RuntimeError when it is not."""
    answer = session.answer(what, given)
    if "trouble" in answer:
        raise RuntimeError(answer["trouble"])
    return timed(lambda: session.answer(what, given))


def timed(run: Callable[[], object]) -> float:
    """Median milliseconds of several runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - began))
    return median(times)
