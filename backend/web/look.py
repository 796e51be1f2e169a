"""How a visitor wants to read: size and language, in two cookies that the browser pages share."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from backend.web import cookies, session
from backend.web.answers import services_of

A_YEAR_IN_SECONDS = 31_536_000


class Mode(StrEnum):
    """How large everything is; the numbers are in the style sheets."""

    STANDARD = "standard"
    ELDER = "elder"
    XL = "xl"


class Language(StrEnum):
    """What the page speaks, as a BCP 47 tag."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """Size and language of one page, and whether it must say that all its data are made up."""

    mode: Mode = Mode.STANDARD
    language: Language = Language.CHINESE
    sandbox: bool = False


_KINDS = {"mode": Mode, "lang": Language}


def choices_in(values: Mapping[str, str]) -> dict[str, str]:
    """What of the values of a query or of cookies is a choice; everything else is left out."""
    return {
        name: values[name]
        for name, kind in _KINDS.items()
        if values.get(name) in {each.value for each in kind}
    }


def look_of(kept: Mapping[str, str], *, sandbox: bool = False) -> Look:
    """The look that the visitor chose, or the standard one, in Chinese."""
    chosen = choices_in(kept)
    return Look(
        mode=Mode(chosen.get("mode", Mode.STANDARD)),
        language=Language(chosen.get("lang", Language.CHINESE)),
        sandbox=sandbox,
    )


def wanted_by(request: Request) -> Look:
    """The look of what this visitor is answered with."""
    services = services_of(request)
    secure = session.is_secure(services)
    kept = {word: request.cookies.get(cookies.name_of(word, secure=secure), "") for word in _KINDS}
    return look_of(kept, sandbox=services.sandbox)


def remembered(request: Request, choices: Mapping[str, str], address: str) -> Response:
    """Keeps the choice for a year and sends the browser to the same page, whose address then is
    without it. Scripts may read the cookies, since they are no secret.
    """
    secure = session.is_secure(services_of(request))
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    for word, value in choices.items():
        answer.set_cookie(
            cookies.name_of(word, secure=secure),
            value,
            max_age=A_YEAR_IN_SECONDS,
            secure=secure,
            httponly=False,
            samesite="lax",
        )
    return answer
