"""The development implementation of a certificate library: a folder with an answer per person."""

import asyncio
from pathlib import Path

from backend.foundation.certificates import wire
from backend.foundation.certificates.contract import Holdings, LibraryAway


class FolderLibrary:
    """Reads `<identity number>.json`: only for impossible numbers, which name nobody real."""

    connected = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def held_by(self, id_number: str, name: str) -> Holdings:
        """Whoever has no file holds nothing. ValueError for what cannot be an identity number."""
        del name
        if not id_number.isalnum():
            raise ValueError("an identity number that could be another path")
        try:
            answer = await asyncio.to_thread((self._folder / f"{id_number}.json").read_bytes)
        except FileNotFoundError:
            return Holdings()
        except OSError as error:
            raise LibraryAway(f"its folder cannot be read: {error.strerror}") from error
        return wire.holdings_in(answer)
