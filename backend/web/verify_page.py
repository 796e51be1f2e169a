"""The page of `/v`: whoever has a code, a file or a picture learns what it is, without script."""

from collections.abc import Awaitable
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from backend.foundation import metrics, text
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, ProblemCode, Sentence
from backend.foundation.services import Services
from backend.foundation.viewer import Visitor
from backend.verification import actions, wording
from backend.verification.answers import Verification
from backend.verification.models import VerificationOutcome
from backend.verification.reasons import SignerStanding
from backend.web import templates
from backend.web.checked_files import FIELD, STATUS
from backend.web.look import Look

ACCEPTED = "application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif,.pdf,.heic"
"""For the file dialogue; some systems know HEIC by its ending only."""
LONGEST_TYPED = 60
"""A code has 17 characters; room for dashes, spaces and a slip of the finger."""

_STATUS = STATUS | {ProblemCode.CODE_INVALID: HTTPStatus.BAD_REQUEST}
_PROBLEM_HEADINGS = {
    ProblemCode.CODE_INVALID: Sentence("验证码不对", "Not a verification code"),
    ProblemCode.TOO_MANY_ATTEMPTS: Sentence("查验太频繁", "Too many checks"),
    ProblemCode.FILE_MISSING: Sentence("没有收到文件", "No file"),
    ProblemCode.FILE_TOO_LARGE: Sentence("文件太大", "File too large"),
    ProblemCode.ATTACHMENT_INCOMPLETE: Sentence("文件没有传完", "File incomplete"),
    ProblemCode.VERIFICATION_BUSY: Sentence("请稍等几秒", "One moment, please"),
}
# A shape beside the word, for those who do not see the colour.
_SIGNS = {
    VerificationOutcome.VALID: "✓",
    VerificationOutcome.DOUBTED: "?",
    VerificationOutcome.REVOKED: "✕",
    VerificationOutcome.SUPERSEDED: "➜",
    VerificationOutcome.EXPIRED: "✕",
    VerificationOutcome.COPY_EXPIRED: "✕",
    VerificationOutcome.UNKNOWN: "?",
    VerificationOutcome.ALTERED: "✕",
    VerificationOutcome.NOT_ISSUED: "✕",
    VerificationOutcome.FOREIGN: "✕",
    VerificationOutcome.UNREADABLE: "?",
}
_BLANK = Sentence("输入验证码", "Enter the code")


async def verify_page(
    services: Services, viewer: Visitor, code: str, look: Look
) -> tuple[int, str]:
    """HTTP status and page for a typed or scanned code; an empty one gives the form alone.

    200 for every issued proof, whatever became of it; 404 for an unknown code, 400 for what cannot
    be a code, 429 when too much is asked.
    """
    if not code.strip():
        return HTTPStatus.OK, _page(look, code, typed="", heading=_BLANK)
    return await _told(actions.verify_code(services, viewer, code), look, code)


async def file_page(check: Awaitable[Verification], look: Look) -> tuple[int, str]:
    """HTTP status and page for a file, which no link can bring again: they lead to the form."""
    return await _told(check, look, "")


async def _told(check: Awaitable[Verification], look: Look, code: str) -> tuple[int, str]:
    try:
        answer = await check
    except Problem as problem:
        metrics.PROBLEMS.labels(problem.code.value).inc()
        heading = _PROBLEM_HEADINGS[problem.code]
        page = _page(look, code, typed=_shown(code), heading=heading, problem=problem)
        return _STATUS[problem.code], page
    unknown = answer.outcome is VerificationOutcome.UNKNOWN
    status = HTTPStatus.NOT_FOUND if unknown else HTTPStatus.OK
    return status, _answer_page(look, code, answer, typed=_shown(code) if unknown else "")


def _answer_page(look: Look, code: str, answer: Verification, *, typed: str) -> str:
    on_record = answer.signer and answer.signer.standing is SignerStanding.ON_RECORD
    return _page(
        look,
        code,
        typed=typed,
        heading=wording.label_of(answer),
        answer=answer,
        paper=answer.paper,
        copy=answer.copy,
        signer=answer.signer if on_record else None,
        sign=_SIGNS[answer.outcome],
        message=wording.message_of(answer),
        reasons=[wording.sentence_of(reason) for reason in answer.reasons],
        checked_at=answer.checked_at.astimezone(CHINA),
    )


def _page(look: Look, code: str, *, typed: str, heading: Sentence, **values: object) -> str:
    absent = dict.fromkeys(("problem", "answer", "paper", "copy", "signer"))
    always = {
        "typed": typed,
        "heading": heading,
        "longest": LONGEST_TYPED,
        "accepted": ACCEPTED,
        "file_field": FIELD,
    }
    address = partial(_address, code)
    return templates.page("verify.html", look, address, **(absent | values | always))


def _address(code: str, **choice: str) -> str:
    """Where a link to another look leads: the same code, looked up again once it is chosen."""
    shown = {"code": _shown(code)} if code.strip() else {}
    return "/v?" + urlencode(shown | choice)


def _shown(code: str) -> str:
    """What was typed, to be mended in place; without what no page can show."""
    return "".join(each for each in code[:LONGEST_TYPED] if not text.is_unseen(each))
