"""A2: from an action's message to its answer, through a real kernel and its comm; the page's part is a script."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from subprocess import DEVNULL
from typing import Any

import msgspec
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from tests.builders import a_project
from tests.faults.load import ANNOTATOR, TEXT, additions, p99
from tests.faults.metric import Metric

SECONDS = 60
CELL = "import workbench\neditor = workbench.open({folder!r}).annotate({annotator!r})"

Message = dict[str, Any]


class Comm:
    """The page's end of an editor's comm."""

    def __init__(self, client: BlockingKernelClient, cell: str) -> None:
        """Run the cell that makes the editor. Raises RuntimeError when it fails."""
        self._client = client
        reply = client.execute_interactive(cell, timeout=SECONDS, output_hook=self._hear)
        if reply["content"]["status"] != "ok":
            raise RuntimeError("\n".join(reply["content"]["traceback"]))

    def _hear(self, message: Message) -> None:
        if message["msg_type"] == "comm_open" and "_esm" in message["content"]["data"].get("state", {}):
            self.id = message["content"]["comm_id"]

    def ask(self, **content: object) -> Message:
        """Say something and wait for the answer."""
        data = {"method": "custom", "content": content}
        client = self._client
        client.shell_channel.send(client.session.msg("comm_msg", {"comm_id": self.id, "data": data}))
        while True:
            heard = client.get_iopub_msg(timeout=SECONDS)
            if heard["msg_type"] == "comm_msg" and heard["content"]["data"].get("method") == "custom":
                answer: Message = heard["content"]["data"]["content"]
                return answer


@contextmanager
def kernel(folder: Path) -> Iterator[BlockingKernelClient]:
    """A kernel that was started for this, in `folder`."""
    manager, client = start_new_kernel(startup_timeout=SECONDS, cwd=str(folder), stderr=DEVNULL)
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def through_the_comm(number: int = 500) -> Metric:
    """A2: the time until the answer that names the action is back, action after action."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        project = a_project(folder, {"one": TEXT})
        messages = [msgspec.to_builtins(each) for each in additions(project.article("one"), number)]
        took, wrong = [], []
        with kernel(folder) as client:
            comm = Comm(client, CELL.format(folder=str(folder), annotator=ANNOTATOR))
            comm.ask(type="hello")
            for message in messages:
                began = time.perf_counter()
                answer = comm.ask(type="action", **message)
                took.append(1000 * (time.perf_counter() - began))
                if (answer["type"], answer.get("id")) != ("ack", message["id"]):
                    wrong.append(f"{message['id']} was answered by {answer}")
        kept = {action.id for action in project.store.read().histories.get(ANNOTATOR, ())}
    wrong += [f"{each['id']} was acknowledged and is not on disk" for each in messages if each["id"] not in kept]
    said = f"p50 {median(took):.1f}, p99 {p99(took):.1f} ms"
    return Metric(
        "A2", "action to answer, real comm", said, "p99 <= 250 ms", p99(took) <= 250 and not wrong, tuple(wrong)
    )
