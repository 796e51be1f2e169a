"""The sentences of an answer, Chinese and English: what was found, why, and what to do now."""

from datetime import date

from backend.foundation.errors import Sentence
from backend.proofs.models import RevokeReason
from backend.verification.answers import Reason, ReasonCode
from backend.verification.models import VerificationMethod, VerificationOutcome

LABELS = {
    VerificationOutcome.VALID: Sentence("有效", "Valid"),
    VerificationOutcome.REVOKED: Sentence("已撤销", "Revoked"),
    VerificationOutcome.SUPERSEDED: Sentence("已被取代", "Superseded"),
    VerificationOutcome.EXPIRED: Sentence("已过有效期", "Expired"),
    VerificationOutcome.UNKNOWN: Sentence("查无此证明", "No such proof"),
}

REVOKE_REASONS = {
    RevokeReason.FACTS_WRONG: Sentence("证明内容与事实不符", "what it says is not true"),
    RevokeReason.ISSUED_BY_MISTAKE: Sentence("出具有误", "it was issued by mistake"),
    RevokeReason.SEAL_COMPROMISED: Sentence("印章安全问题", "the safety of the seal"),
    RevokeReason.HOLDER_ASKED: Sentence("申请人要求撤销", "the applicant asked for it"),
    RevokeReason.OTHER: Sentence("其他原因", "another reason"),
}

# A code proves that a paper exists, not that the paper in hand is that one; a file is itself.
_VALID = {
    VerificationMethod.CODE: Sentence(
        "这个验证码对应的证明真实有效。请把下面的内容与您手中的证明逐项核对，不一致的不要采信。",
        "The proof with this code is genuine and valid. Compare the lines below with the paper "
        "in your hand, and do not rely on it if they differ.",
    ),
    VerificationMethod.FILE: Sentence(
        "这份文件与出具时完全一致，证明真实有效。",
        "This file is exactly the one that was issued, and the proof is valid.",
    ),
}
_UNKNOWN = {
    VerificationMethod.CODE: Sentence(
        "没有查到这个验证码对应的证明。请对照纸面逐位核对验证码；核对无误仍查不到的，不要采信。",
        "There is no issued proof with this code. Compare the code with the paper once more; "
        "if it is right, do not rely on the paper.",
    ),
    VerificationMethod.FILE: Sentence(
        "这不是出具时的原文件：可能不是在这里出具的，也可能被改动或另存过。请改用纸面上的验证码查验。",
        "This is not a file as it was issued: it may come from elsewhere, or may have been changed "
        "or saved anew. Please check the code on the paper instead.",
    ),
}
_ENDED = {
    VerificationOutcome.REVOKED: Sentence(
        "这份证明确由本平台出具，但已经撤销，不能再使用。",
        "This proof was issued here, but has been revoked and must not be used any more.",
    ),
    VerificationOutcome.SUPERSEDED: Sentence(
        "这份证明确由本平台出具，但已更正重开，请使用新的证明。",
        "This proof was issued here, but a corrected one took its place. Use the new one.",
    ),
    VerificationOutcome.EXPIRED: Sentence(
        "这份证明确由本平台出具，但有效期已过，不能再使用。",
        "This proof was issued here, but its last day has passed.",
    ),
}


def message_of(outcome: VerificationOutcome, method: VerificationMethod) -> Sentence:
    """What was found, and what the reader should do."""
    match outcome:
        case VerificationOutcome.VALID:
            return _VALID[method]
        case VerificationOutcome.UNKNOWN:
            return _UNKNOWN[method]
        case _:
            return _ENDED[outcome]


def sentence_of(reason: Reason) -> Sentence:
    """Why a proof no longer holds, and since when."""
    zh, en = chinese_day(reason.on), english_day(reason.on)
    match reason.code:
        case ReasonCode.PAST_LAST_DAY:
            return Sentence(f"有效期至{zh}。", f"Its last valid day was {en}.")
        case ReasonCode.CORRECTED:
            return Sentence(
                f"{zh}更正，新证明编号为{reason.number}。",
                f"Corrected on {en}; the new proof has the number {reason.number}.",
            )
        case code:
            phrase = REVOKE_REASONS[RevokeReason(code)]
            return Sentence(f"{zh}撤销，原因：{phrase.zh}。", f"Revoked on {en}: {phrase.en}.")


def chinese_day(day: date) -> str:
    """2026年1月5日, without leading zeros, as on the paper (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_day(day: date) -> str:
    """5 January 2026. The portal never sets a locale, so the month is English."""
    return f"{day.day} {day:%B} {day.year}"
