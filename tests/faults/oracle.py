"""The one judge of every fault: what was acknowledged is there, once and as it was; nothing is there by half.

A whole action that was never acknowledged may be there: it was written, and the answer did not get through.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from workbench.records import Action
from workbench.store import Logs, Store

Actions = Mapping[str, Action]
"""Action id → action, in the order in which they were acknowledged or tried."""


def judge(logs: Logs, acknowledged: Actions, tried: Actions) -> list[str]:
    """Sentences on what is wrong after a fault that harms nothing which was synced; none when all is well.

    `tried` holds every action that was sent, the acknowledged ones too.
    """
    lost, wrong = _compared(logs, acknowledged, tried)
    if lost:
        said = "" if logs.problems or logs.missing else ", and nothing says so"
        return [*wrong, f"{len(lost)} acknowledged actions are lost, {lost[0]} first{said}"]
    return wrong + [f"nothing is lost, but it is said: {sentence}" for sentence in logs.missing]


def judge_damaged(logs: Logs, acknowledged: Actions) -> list[str]:
    """The same after bytes were damaged or taken away: then actions may be lost, but not without a word."""
    lost, wrong = _compared(logs, acknowledged, acknowledged)
    if lost and not logs.problems and not logs.missing:
        wrong.append(f"{len(lost)} actions are lost, {lost[0]} first, and nothing says so")
    return wrong


def judge_order(logs: Logs, acknowledged: Actions) -> list[str]:
    """What one person did is read in the order in which it was acknowledged."""
    read = [action.id for actions in logs.histories.values() for action in actions]
    there, known = set(read), set(acknowledged)
    if [id_ for id_ in read if id_ in known] == [id_ for id_ in acknowledged if id_ in there]:
        return []
    return ["what was done one after the other is read in another order"]


def judge_folder(folder: Path, acknowledged: Actions, tried: Actions) -> list[str]:
    """As `judge` and `judge_order`, of what somebody who opens the folder now reads."""
    logs = Store(folder).read()
    return judge(logs, acknowledged, tried) + judge_order(logs, acknowledged)


def _compared(logs: Logs, acknowledged: Actions, tried: Actions) -> tuple[list[str], list[str]]:
    """Ids of acknowledged actions that are not there; and sentences about those that are there and are wrong."""
    read = [action for actions in logs.histories.values() for action in actions]
    times = Counter(action.id for action in read)
    wrong = [f"{id_} is there {n} times" for id_, n in times.items() if n > 1]
    for action in read:
        if action.id not in tried:
            wrong.append(f"{action.id} is there, and nobody did it")
        elif _said(action) != _said(tried[action.id]):
            wrong.append(f"{action.id} says something else than was done")
    return [id_ for id_ in acknowledged if id_ not in times], wrong


def _said(action: Action) -> Action:
    # where and when it was written, and after what, is the kernel's to fill in
    return replace(action, seq=0, prev="", writer="", clock=0, codebook="", around={}, at="", parents=())
