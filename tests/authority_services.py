"""The services of a development authority, really started: time stamps and OCSP."""

import dataclasses
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from backend.foundation.sealing.evidence import Evidence
from backend.foundation.sealing.timestamps import TimestampAuthorities
from backend.foundation.services import Services
from scripts.pki.services import application


def stamped_by(services: Services, pki: Path, address: str) -> Services:
    """The same portal with that authority to ask."""
    evidence = Evidence(
        pki / "trust.pem",
        crls=pki / "crl",
        authorities=TimestampAuthorities([f"{address}/tsa"]),
        ocsp_url=f"{address}/ocsp",
    )
    return dataclasses.replace(services, evidence=evidence)


@contextmanager
def started(pki: Path) -> Iterator[str]:
    """Their address while they run."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(pki), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
