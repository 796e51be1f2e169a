"""The pages for whom a holder lets see her papers: a shared link, a shown card, and neither."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.foundation import clock
from backend.foundation.clock import CHINA
from backend.foundation.errors import Problem, ProblemCode, Sentence
from backend.sharing import challenge
from backend.sharing.lifecycle import ScanState
from backend.sharing.models import Challenge, ShareGrant, ShowScan
from backend.sharing.papers import SharedPaper
from backend.sharing.validity import Standing
from backend.web import templates
from backend.web.look import Look

Address = Callable[..., str]
"""Where this page is in another look: `address(mode=…)`, `address(lang=…)`."""

WAITING_SECONDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """How a standing looks: a word, and a shape for those who do not see the colour."""

    label: Sentence
    sign: str


_MARKS = {
    Standing.VALID: Mark(label=Sentence("有效", "Valid"), sign="✓"),
    Standing.DOUBTED: Mark(label=Sentence("存疑，暂不要采信", "In doubt"), sign="?"),
    Standing.REVOKED: Mark(label=Sentence("已撤销", "Revoked"), sign="✕"),
    Standing.SUPERSEDED: Mark(label=Sentence("已被取代", "Superseded"), sign="➜"),
    Standing.EXPIRED: Mark(label=Sentence("已过有效期", "Expired"), sign="✕"),
}
_SHARED = Sentence("有人向您分享了证明", "A proof was shared with you")
_SHOWN = Sentence("亮证查验", "A proof is shown to you")
_LOOKED_AT = Sentence("查看证明", "See a proof")
_CHECK = Sentence("请核对后再提交", "Please check what you wrote")
_QUESTIONS = {
    Challenge.SURNAME: Sentence("分享人姓什么？", "What is the sharer’s family name?"),
    Challenge.DIGITS: Sentence(
        "分享人手机号的后四位是什么？",
        "What are the last four digits of the sharer’s mobile number?",
    ),
}
_HINTS = {
    Challenge.SURNAME: Sentence(
        "填一个汉字，复姓填两个字；没有姓氏的，填姓名的第一个字。连续答错 5 次会锁定 1 小时。",
        "One character, two of a compound name, else the first of the name. "
        "Five wrong answers lock the link for an hour.",
    ),
    Challenge.DIGITS: Sentence(
        "连续答错 5 次会锁定 1 小时。", "Five wrong answers lock the link for an hour."
    ),
}
_PROBLEMS = {
    ProblemCode.SHARE_ANSWER_WRONG: Sentence("答案不对", "Not the answer"),
    ProblemCode.SHARE_LOCKED: Sentence("链接已锁定", "The link is locked"),
    ProblemCode.TEXT_EMPTY: Sentence("还没有填写", "Nothing was filled in"),
}
_DEAD_LINK = (
    Sentence("此链接已失效", "This link does not work any more"),
    Sentence(
        "此链接已失效，请向分享人索取新的链接。", "Please ask whoever shared it for a new link."
    ),
)
_DEAD_CODE = (
    Sentence("此码已失效", "This code does not work any more"),
    Sentence(
        "亮证码每分钟更换一次。请让持证人刷新后再扫。",
        "The code changes every minute. Please ask the holder to refresh it, and scan again.",
    ),
)
_REFUSED = {
    ProblemCode.TOO_MANY_ATTEMPTS: Sentence("操作太频繁", "Too many attempts"),
    ProblemCode.PROOF_NOT_VALID: Sentence("副本不再提供", "The copy is not given any more"),
    ProblemCode.WRONG_STATE: Sentence("不能再次申请", "This cannot be asked again"),
    ProblemCode.RENDERER_BUSY: Sentence("请稍等", "One moment, please"),
    ProblemCode.SEALING_AWAY: Sentence("请过几分钟再来", "Please come again in a few minutes"),
}


def question_page(
    look: Look, address: Address, grant: ShareGrant, problem: Problem | None = None
) -> str:
    """Whom the share is for, what for, and the question. Nothing of the holder's."""
    locked = problem is not None and problem.code is ProblemCode.SHARE_LOCKED
    return _share_page(
        look,
        address,
        grant,
        problem=problem,
        heading=problem and _PROBLEMS[problem.code],
        asks=not locked,
        question=_QUESTIONS[grant.challenge],
        hint=_HINTS[grant.challenge],
        digits=grant.challenge is Challenge.DIGITS,
        longest=challenge.LONGEST_ANSWER,
    )


def papers_page(
    look: Look,
    address: Address,
    grant: ShareGrant,
    papers: Sequence[SharedPaper],
    files: Mapping[UUID, str],
) -> str:
    """What the right answer opens. `files` are the addresses of the copies."""
    return _share_page(look, address, grant, papers=papers, files=files)


def _share_page(look: Look, address: Address, grant: ShareGrant, **values: object) -> str:
    absent: dict[str, object] = {"problem": None, "papers": (), "asks": False, "marks": _MARKS}
    always = {
        "title": _SHARED,
        "grant": grant,
        "until": grant.expires_at.astimezone(CHINA),
        "checked_at": _now(),
    }
    return templates.page("share.html", look, address, **(absent | values | always))


def card_page(
    look: Look,
    address: Address,
    scan: ShowScan,
    paper: SharedPaper,
    *,
    file: str,
    problem: Problem | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    """A shown card as its scan stands. `typed` comes back when it could not be taken."""
    typed = typed or {}
    return templates.page(
        "show.html",
        look,
        address,
        title=_SHOWN,
        refresh=WAITING_SECONDS if scan.state is ScanState.ASKED else None,
        state=scan.state.value,
        paper=paper,
        mark=_MARKS[paper.standing],
        file=file,
        here=address(),
        until=scan.expires_at.astimezone(CHINA),
        checked_at=_now(),
        problem=problem,
        heading=problem and _REFUSED.get(problem.code, _CHECK),
        typed={name: typed.get(name, "") for name in ("office", "purpose")},
    )


def dead_link_page(look: Look, address: Address) -> str:
    """One page for every link that leads nowhere, whatever the reason."""
    heading, message = _DEAD_LINK
    return _gone(look, address, _SHARED, heading, message)


def dead_code_page(look: Look, address: Address) -> str:
    """One page for every code that is not shown just now."""
    heading, message = _DEAD_CODE
    return _gone(look, address, _SHOWN, heading, message)


def refusal_page(look: Look, address: Address, problem: Problem) -> str:
    """What stops a receiver who did nothing wrong with the link itself."""
    message = Sentence(problem.message, problem.message_en)
    return _gone(look, address, _LOOKED_AT, _REFUSED[problem.code], message)


def _gone(
    look: Look, address: Address, title: Sentence, heading: Sentence, message: Sentence
) -> str:
    return templates.page("gone.html", look, address, title=title, heading=heading, message=message)


def _now() -> datetime:
    return clock.now().astimezone(CHINA)
