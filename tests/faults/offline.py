"""The whole suite without a network: run in a network of its own, in which only this machine itself can be reached.

`unshare -rn python -m tests.faults.offline` makes such a network (Linux); what is passed on goes to pytest.
"""

import fcntl
import socket
import struct
import sys

import pytest

SET_FLAGS = 0x8914  # SIOCSIFFLAGS
UP = 0x1  # IFF_UP


def main(arguments: list[str]) -> int:
    """What pytest ends with; 3 when another machine can be reached all the same."""
    loopback_up()
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    if others:
        print(f"there is a network here ({', '.join(others)}); start this by `make offline`", file=sys.stderr)
        return 3
    return pytest.main(arguments)


def loopback_up() -> None:
    """Let programs of this machine talk to each other, as JupyterLab and its kernels do. Raises OSError."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
