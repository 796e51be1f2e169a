"""Runs the services of the development PKI: python -m scripts.pki FOLDER PORT."""

import sys
from pathlib import Path

import uvicorn

from scripts.pki.services import application


def main() -> None:
    """On this machine only, until it is ended."""
    folder, port = sys.argv[1:]
    uvicorn.run(application(Path(folder)), port=int(port), access_log=False)


if __name__ == "__main__":
    main()
