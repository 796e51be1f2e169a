"""`/v/<code>`: whoever scans the QR code of a paper learns whether it holds, without any script."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from backend.foundation import text
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, ProblemCode, Sentence
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.verification import actions, wording
from backend.verification.answers import Verification
from backend.verification.models import VerificationOutcome
from backend.web.look import Language, Look, Mode

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates" / "pages"

LONGEST_TYPED = 60
"""A code has 17 characters; room for dashes, spaces and a slip of the finger."""

_STATUS = {
    ProblemCode.CODE_INVALID: HTTPStatus.BAD_REQUEST,
    ProblemCode.TOO_MANY_ATTEMPTS: HTTPStatus.TOO_MANY_REQUESTS,
}
_PROBLEM_HEADINGS = {
    ProblemCode.CODE_INVALID: Sentence("验证码不对", "Not a verification code"),
    ProblemCode.TOO_MANY_ATTEMPTS: Sentence("查验太频繁", "Too many checks"),
}
# A shape beside the word, for those who do not see the colour.
_SIGNS = {
    VerificationOutcome.VALID: "✓",
    VerificationOutcome.REVOKED: "✕",
    VerificationOutcome.SUPERSEDED: "➜",
    VerificationOutcome.EXPIRED: "✕",
    VerificationOutcome.UNKNOWN: "?",
}
_BLANK = Sentence("输入验证码", "Enter the code")
_MODES = {
    Mode.STANDARD: Sentence("标准", "Standard"),
    Mode.ELDER: Sentence("大字", "Large"),
    Mode.XL: Sentence("超大", "Largest"),
}
_LANGUAGES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}


async def verify_page(
    services: Services, viewer: Visitor, code: str, look: Look
) -> tuple[int, str]:
    """HTTP status and page for a typed or scanned code; an empty one gives the form alone.

    200 for every issued proof, whatever became of it; 404 for an unknown code, 400 for what cannot
    be a code, 429 for a source that asks too often.
    """
    if not code.strip():
        return HTTPStatus.OK, _page(look, code, typed="", heading=_BLANK)
    try:
        answer = await actions.verify_code(services, viewer, code)
    except Problem as problem:
        heading = _PROBLEM_HEADINGS[problem.code]
        page = _page(look, code, typed=_shown(code), heading=heading, problem=problem)
        return _STATUS[problem.code], page
    unknown = answer.outcome is VerificationOutcome.UNKNOWN
    status = HTTPStatus.NOT_FOUND if unknown else HTTPStatus.OK
    return status, _answer_page(look, code, answer, typed=_shown(code) if unknown else "")


def _answer_page(look: Look, code: str, answer: Verification, *, typed: str) -> str:
    return _page(
        look,
        code,
        typed=typed,
        heading=wording.LABELS[answer.outcome],
        answer=answer,
        paper=answer.paper,
        sign=_SIGNS[answer.outcome],
        message=wording.message_of(answer.outcome, answer.method),
        reasons=[wording.sentence_of(reason) for reason in answer.reasons],
        checked_at=answer.checked_at.astimezone(CHINA),
    )


def _page(look: Look, code: str, *, typed: str, heading: Sentence, **values: object) -> str:
    absent = dict.fromkeys(("problem", "answer", "paper"))
    english = look.language is Language.ENGLISH
    always = {
        "look": look,
        "english": english,
        "modes": [(name, _address(code, mode=mode), mode) for mode, name in _MODES.items()],
        "languages": [(name, _address(code, lang=tag), tag) for tag, name in _LANGUAGES.items()],
        "typed": typed,
        "heading": heading,
        "longest": LONGEST_TYPED,
    }
    return _template().render(absent | values | always)


def _address(code: str, **choice: str) -> str:
    """Where a link to another look leads: the same code, looked up again once it is chosen."""
    shown = {"code": _shown(code)} if code.strip() else {}
    return "/v?" + urlencode(shown | choice)


def _shown(code: str) -> str:
    """What was typed, to be mended in place; without what no page can show."""
    return "".join(each for each in code[:LONGEST_TYPED] if not text.is_unseen(each))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["chinese_day"] = wording.chinese_day
    environment.filters["english_day"] = wording.english_day
    return environment.get_template("verify.html")
