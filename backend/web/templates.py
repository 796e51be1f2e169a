"""The pages rendered here, for people who may have no script: one environment, one header."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend.foundation.errors import Sentence
from backend.verification import wording
from backend.web.look import Language, Look, Mode

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates" / "pages"

_MODES = {
    Mode.STANDARD: Sentence("标准", "Standard"),
    Mode.ELDER: Sentence("大字", "Large"),
    Mode.XL: Sentence("超大", "Largest"),
}
_LANGUAGES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}


def page(name: str, look: Look, address: Callable[..., str], **values: object) -> str:
    """The template filled in; `address(mode=…)` or `(lang=…)` is the same page in another look."""
    header = {
        "look": look,
        "english": look.language is Language.ENGLISH,
        "modes": [(words, address(mode=mode), mode) for mode, words in _MODES.items()],
        "languages": [(words, address(lang=tag), tag) for tag, words in _LANGUAGES.items()],
        "refresh": None,
        "indexed": False,
    }
    return _environment().get_template(name).render(header | values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["chinese_day"] = wording.chinese_day
    environment.filters["english_day"] = wording.english_day
    return environment
