"""The coded reasons of a committee in plain words, for the resident."""

from backend.foundation.errors import Sentence
from backend.proofs.models import RejectReason, RevokeReason, SendBackReason
from backend.verification.wording import REVOKE_REASONS

_SEND_BACK = {
    SendBackReason.FACTS_UNCLEAR: Sentence("事实没有写清楚", "the facts are not clear"),
    SendBackReason.PURPOSE_UNCLEAR: Sentence("用途没有写清楚", "the purpose is not clear"),
    SendBackReason.MATERIAL_MISSING: Sentence("缺少材料", "something is missing"),
    SendBackReason.IDENTITY_MISMATCH: Sentence("身份信息对不上", "the identity does not match"),
    SendBackReason.OTHER: Sentence("其他原因", "another reason"),
}
_REJECT = {
    RejectReason.NOT_OURS: Sentence("不属于本单位出具的事项", "it is not theirs to certify"),
    RejectReason.CANNOT_VERIFY: Sentence("无法核实", "they cannot verify it"),
    RejectReason.NOT_TRUE: Sentence("与事实不符", "it is not true"),
    RejectReason.NOT_NEEDED: Sentence("不需要这份证明", "the proof is not needed"),
    RejectReason.OTHER: Sentence("其他原因", "another reason"),
}
_BY_VERB = {
    "send_back": {reason.value: words for reason, words in _SEND_BACK.items()},
    "reject": {reason.value: words for reason, words in _REJECT.items()},
    "revoke": {RevokeReason(reason).value: words for reason, words in REVOKE_REASONS.items()},
}


def words_of(verb: str, reason: str | None) -> Sentence | None:
    """The reason of a step that tells its reason; None for the other verbs."""
    words = _BY_VERB.get(verb)
    return None if words is None or reason is None else words[reason]
