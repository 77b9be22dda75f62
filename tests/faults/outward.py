"""A watch on every socket of this process, told by Python itself: audit hooks see connections from whatever library.

Children, such as a browser, are their own process.
"""

import sys

CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
QUESTIONS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
HERE = ("/", "\0", "127.", "localhost", "::1", "::ffff:127.")
seen: list[str] = []
"""What was tried since the watch began: event and address."""


def watch(*, also_here: bool) -> None:
    """Take down from now on who is reached for; `also_here`: this very machine too, and who listens on it."""
    listening = {"socket.bind"} if also_here else set()

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in CONNECTIONS | QUESTIONS | listening:
            address = arguments[0 if event in QUESTIONS else 1]
            if also_here or not _is_here(address):
                seen.append(f"{event} {address!r}")

    sys.addaudithook(hear)


def _is_here(address: object) -> bool:
    host = address[0] if isinstance(address, tuple) else address
    return not host or not isinstance(host, str) or host.startswith(HERE)
