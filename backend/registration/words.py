"""The words that forms prescribe, and what they mean: measures, reasons, terms, alternatives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backend.catalogue.models import CancelReason, Measure
from backend.foundation.text import fold_full_width
from backend.registration.models import ValidityUnit, VerificationNeed

KEEP, CANCEL = "保留", "取消"
OPINIONS = frozenset({KEEP, CANCEL})
VERIFICATIONS = {"认同": VerificationNeed.ACCEPTED, "需求": VerificationNeed.REQUIRED}


CANCEL_REASONS: Mapping[str, CancelReason] = {
    "没有法律法规明确规定": CancelReason.NO_LAW,
    "能够通过个人现有证照证明": CancelReason.EXISTING_CERTIFICATE,
    "能够采取申请人书面承诺方式解决": CancelReason.COMMITMENT,
    "能被其他材料涵盖或代替": CancelReason.OTHER_MATERIAL,
    "能够通过数据共享、部门协助": CancelReason.DATA_SHARING,
    "开具单位无法调查核实": CancelReason.ISSUER_CANNOT_VERIFY,
    "保留清单以外": CancelReason.OUTSIDE_KEPT_LIST,
}
"""七个一律, as the form writes them."""

SUBSTITUTES: Mapping[str, Measure] = {
    "信息共享": Measure.DATA_SHARE,
    "数据共享": Measure.DATA_SHARE,
    "部门协助": Measure.DEPT_VERIFY,
    "部门协查": Measure.DEPT_VERIFY,
    "当事人承诺": Measure.COMMITMENT,
    "告知承诺": Measure.COMMITMENT,
    "其他材料涵盖": Measure.SUBSTITUTE,
    "其他材料代替": Measure.SUBSTITUTE,
    "网格代办": Measure.AGENT,
    "上级办理仍需提供": Measure.HIGHER_LEVEL,
}

_SEPARATOR = re.compile(r"[、，,；;\s]+")
_ALWAYS = re.compile(r"的?[（(]?(一律)?(取消)?[)）]?$")
_VALIDITY = re.compile(r"([1-9][0-9]{0,3})(天|日|个月|月|年)")
_UNITS = {
    "天": ValidityUnit.DAY,
    "日": ValidityUnit.DAY,
    "个月": ValidityUnit.MONTH,
    "月": ValidityUnit.MONTH,
    "年": ValidityUnit.YEAR,
}
_FOR_EVER = frozenset({"长期", "长期有效", "永久"})


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a material holds from its issue; the amount is null for ever."""

    amount: int | None
    unit: ValidityUnit


def validity(typed: str) -> Validity | None:
    """7天, 6个月, 3年 or 长期; None for anything else."""
    text = "".join(fold_full_width(typed).split())
    if text in _FOR_EVER:
        return Validity(None, ValidityUnit.PERMANENT)
    found = _VALIDITY.fullmatch(text)
    return None if found is None else Validity(int(found[1]), _UNITS[found[2]])


def alternatives(typed: str) -> list[str]:
    """身份证或户口本 → 身份证, 户口本: any of them will do. An empty part is told as such."""
    return [part.strip() for part in typed.split("或")]


def cancel_reason(typed: str) -> CancelReason | None:
    """The one of the seven that was meant, with or without 的一律取消 behind it."""
    return CANCEL_REASONS.get(_ALWAYS.sub("", typed.strip()))


def substitute_words(typed: str) -> Sequence[str]:
    """The ways that are named, one by one."""
    return [word for word in _SEPARATOR.split(typed) if word]


def unknown_substitute(typed: str) -> str | None:
    """The first word that is no way; None when all are."""
    return next((word for word in substitute_words(typed) if word not in SUBSTITUTES), None)
