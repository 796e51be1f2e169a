"""Runs the services of the development PKI: python -m scripts.pki FOLDER PORT."""

import os
import sys
from pathlib import Path

import uvicorn

from backend.foundation import clock
from scripts.pki.services import application


def main() -> None:
    """On this machine only, until it is ended."""
    folder, port = sys.argv[1:]
    if "PORTAL_CLOCK" in os.environ:
        clock.follow(Path(os.environ["PORTAL_CLOCK"]))
    uvicorn.run(application(Path(folder)), port=int(port), access_log=False)


if __name__ == "__main__":
    main()
