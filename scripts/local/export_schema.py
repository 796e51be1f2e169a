"""`scripts/export-schema`: the published contract, its reference, and the list of codes."""

from pathlib import Path

from backend.foundation.errors import SENTENCES
from backend.web.exchange_schema import exchange
from backend.web.schema import portal
from scripts.local import reference

SCHEMA = Path(__file__).resolve().parent.parent.parent / "schema"
REFERENCE = SCHEMA.parent / "docs" / "exchange" / "reference.md"
_BEGIN, _END = "<!-- codes -->", "<!-- /codes -->"


FILES = {"portal.graphql": portal, "exchange.graphql": exchange}


def sdl(file: str = "portal.graphql") -> str:
    """The SDL as it should stand in this file."""
    return FILES[file].as_str() + "\n"


def exchange_reference() -> str:
    """The reference of the departments' door as it should stand in REFERENCE."""
    return reference.page(sdl("exchange.graphql"), "The departments' door: reference")


def readme(text: str) -> str:
    """The README with its table of problem codes as it should be."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    rows = [f"| `{code}` | {words.zh} | {words.en} |" for code, words in SENTENCES.items()]
    table = "\n".join(["| code | 中文 | English |", "| --- | --- | --- |", *rows])
    return f"{before}{_BEGIN}\n{table}\n{_END}{after}"


def main() -> None:
    """Writes the contracts, the reference and the list of codes."""
    for file in FILES:
        (SCHEMA / file).write_text(sdl(file), encoding="utf-8")
    REFERENCE.write_text(exchange_reference(), encoding="utf-8")
    path = SCHEMA / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
