"""`scripts/export-schema`: the published contract, from the code that fulfils it."""

from pathlib import Path

from backend.foundation.errors import SENTENCES
from backend.web.schema import portal

SCHEMA = Path(__file__).resolve().parent.parent.parent / "schema"
_BEGIN, _END = "<!-- codes -->", "<!-- /codes -->"


def sdl() -> str:
    """The portal's SDL as it should stand in the file."""
    return portal.as_str() + "\n"


def readme(text: str) -> str:
    """The README with its table of problem codes as it should be."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    rows = [f"| `{code}` | {words.zh} | {words.en} |" for code, words in SENTENCES.items()]
    table = "\n".join(["| code | 中文 | English |", "| --- | --- | --- |", *rows])
    return f"{before}{_BEGIN}\n{table}\n{_END}{after}"


def main() -> None:
    """Writes both files."""
    (SCHEMA / "portal.graphql").write_text(sdl(), encoding="utf-8")
    path = SCHEMA / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
