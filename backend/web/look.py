"""How a visitor wants to read: size and language, in two cookies that the browser pages share."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from starlette.responses import RedirectResponse, Response

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


def look_of(cookies: Mapping[str, str], *, sandbox: bool = False) -> Look:
    """The look that the visitor chose, or the standard one, in Chinese."""
    chosen = choices_in(cookies)
    return Look(
        mode=Mode(chosen.get("mode", Mode.STANDARD)),
        language=Language(chosen.get("lang", Language.CHINESE)),
        sandbox=sandbox,
    )


def remember(choices: Mapping[str, str], response: Response, *, secure: bool) -> None:
    """Sets the cookies for a year; scripts may read them, since they are no secret."""
    for name, value in choices.items():
        response.set_cookie(
            name, value, max_age=A_YEAR_IN_SECONDS, secure=secure, httponly=False, samesite="lax"
        )


def remembered(choices: Mapping[str, str], address: str, *, secure: bool) -> Response:
    """Keeps the choice and sends the browser to the same page, whose address then is without it."""
    answer = RedirectResponse(address, HTTPStatus.SEE_OTHER)
    remember(choices, answer, secure=secure)
    return answer
