"""Child processes that never outlive the command that started them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from scripts.local.accounts import Account
from scripts.local.narration import Refused

PROJECT = Path(__file__).resolve().parents[2]
LOG_LINES_SHOWN = 15  # Enough for a Python traceback's cause, short enough for one screen.


class Child:
    """A running process with a log file, in a session of its own.

    The session keeps Ctrl-C in the terminal away from it, so that its parent decides the order in
    which things stop. The kernel sends it `stop_signal` when its parent dies, even by SIGKILL.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path,
        stop_signal: signal.Signals = signal.SIGTERM,
        account: Account | None = None,
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.name = name
        self.log = log
        self.stop_signal = stop_signal
        self.log_offset = log.stat().st_size if log.exists() else 0
        # The kernel forgets the death signal when a process changes its account: it comes last.
        wrapper = [*(account.lowered() if account else ()), "setpriv", "--pdeathsig"]
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [*wrapper, stop_signal.name.removeprefix("SIG"), *map(str, command)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environ,
                cwd=folder,
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        """What it has written to its log since it was started."""
        with self.log.open("rb") as log:
            log.seek(self.log_offset)
            return log.read().decode(errors="replace")

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """Returns when `ready()` holds; stops it and raises Refused if it ends or is late."""
        deadline = time.monotonic() + seconds
        while not ready():
            if not self.alive:
                raise Refused(f"{self.name} ended at its start ({self.ending()}):\n{self.tail()}")
            if time.monotonic() > deadline:
                self.stop()
                raise Refused(f"{self.name} was not ready after {seconds:.0f} s:\n{self.tail()}")
            time.sleep(0.02)

    def ending(self) -> str:
        """How the process ended, in words; only for one that did."""
        status = self.process.wait()
        return signal.Signals(-status).name if status < 0 else f"exit status {status}"

    def tail(self) -> str:
        lines = self.said().splitlines()[-LOG_LINES_SHOWN:]
        return "\n".join(f"    {line}" for line in lines) + f"\n    (whole log: {self.log})"

    def stop(self, *, seconds: float = 10) -> None:
        """Asks it to stop and waits; kills it and its whole session when it overstays."""
        if self.alive:
            self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def run_to_end(command: Sequence[str | Path], environ: Mapping[str, str]) -> str:
    """Runs a command in the project's folder to its end and returns what it printed.

    Raises Refused with the end of its error output when it fails.
    """
    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        cwd=PROJECT,
        env=environ,
    )
    if done.returncode != 0:
        said = "\n".join(f"    {line}" for line in done.stderr.splitlines()[-LOG_LINES_SHOWN:])
        raise Refused(f"{command[-1]} failed ({done.returncode}):\n{said}")
    return done.stdout


def stop_leftover(pid_file: Path, *, working_in: Path, stop_signal: signal.Signals) -> str | None:
    """Clears what a killed run left: its server if that still lives, then its pid file.

    A number alone proves nothing, since the kernel gives it out again: only a process that works
    in our own folder is ours to stop. Returns a sentence when there was something to clear.
    """
    try:
        pid = int(pid_file.read_text().split()[0])
    except FileNotFoundError:
        return None
    except (ValueError, IndexError):
        pid = 0
    ours = pid > 0 and _works_in(pid, working_in)
    if ours:
        os.kill(pid, stop_signal)
        deadline = time.monotonic() + 10
        while _works_in(pid, working_in) and time.monotonic() < deadline:
            time.sleep(0.05)
        if _works_in(pid, working_in):
            os.kill(pid, signal.SIGKILL)
    pid_file.unlink(missing_ok=True)
    left = f"process {pid} and its pid file" if ours else "a stale pid file"
    return f"An earlier run was killed and left {left} in {working_in.name}; cleared."


def _works_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False
