"""Run a module, and write down every connection it makes to anywhere but this machine.

python -m tests.support.loopback_only REPORT MODULE
"""

import ipaddress
import runpy
import sys
from pathlib import Path
from typing import Any


def _is_local(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # A Unix socket.
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] in ("localhost", "")


def main() -> None:
    """Audit the module named on the command line."""
    report, module = Path(sys.argv[1]), sys.argv[2]

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        foreign = event == "socket.connect" and not _is_local(arguments[1])
        looked_up = event == "socket.getaddrinfo" and not _is_local((arguments[0] or "",))
        if foreign or looked_up:
            with report.open("a") as file:
                file.write(f"{event} {arguments!r}\n")

    report.touch()
    sys.addaudithook(audit)
    sys.argv = [module]
    runpy.run_module(module, run_name="__main__")


if __name__ == "__main__":
    main()
