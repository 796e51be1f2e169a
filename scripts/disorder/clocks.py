"""Clocks of single processes that are set while they run (PORTAL_CLOCK)."""

from pathlib import Path


class Clock:
    """What a process takes for the time: the machine's, or so much ahead of it."""

    def __init__(self, file: Path) -> None:
        """`file` holds by how many seconds it is off."""
        self._file = file
        file.parent.mkdir(exist_ok=True)
        self.set(0)

    def set(self, seconds: int) -> None:
        """From now on it is so much ahead, or behind."""
        # In one step: the process reads the file whenever it looks at its clock.
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text(str(seconds), encoding="ascii")
        fresh.replace(self._file)

    @property
    def environ(self) -> dict[str, str]:
        """What the process is started with."""
        return {"PORTAL_CLOCK": str(self._file)}
