"""Why what was approved is not made yet, in words for the desk; the log has what operators need."""

from enum import StrEnum

from backend.foundation.documents.renderer import RenderFailed
from backend.foundation.errors import Problem, ProblemCode, Sentence
from backend.foundation.sealing.sealer import (
    CertificateNotInForce,
    SealingFailed,
    SealKeyAway,
    SealRefused,
)
from backend.seals.validity import SealNotInForce


class Trouble(StrEnum):
    """What holds up the making of a paper; SENTENCES has the words. Stored with the document."""

    SEAL_NOT_IN_FORCE = "seal_not_in_force"
    SEAL_KEY_AWAY = "seal_key_away"
    CERTIFICATE_NOT_IN_FORCE = "certificate_not_in_force"
    SEAL_REFUSED = "seal_refused"
    KEEPER_REFUSED = "keeper_refused"
    NOT_SEALED = "not_sealed"
    NOT_RENDERED = "not_rendered"
    STORAGE_AWAY = "storage_away"


SENTENCES = {
    Trouble.SEAL_NOT_IN_FORCE: Sentence(
        "印章已停用或者不在有效期内，现在盖不了章。请联系乡镇（街道）启用印章。",
        "The seal is suspended or its term is over. Ask the township to activate it.",
    ),
    Trouble.SEAL_KEY_AWAY: Sentence(
        "印章的密钥现在打不开，盖不了章。请印章保管人联系平台运行单位检查。",
        "The key of the seal cannot be used. Its keeper should ask those who run the portal.",
    ),
    Trouble.CERTIFICATE_NOT_IN_FORCE: Sentence(
        "印章的数字证书已到期或者还没有生效，盖不了章。请联系平台运行单位更换证书。",
        "The certificate of the seal is not in force. Ask those who run the portal for a new one.",
    ),
    Trouble.SEAL_REFUSED: Sentence(
        "保管印章密钥的系统没有同意盖章：可能这一小时盖章次数已满。系统会自动再试。",
        "Whoever holds the key of the seal refused: the hour's number of seals may be reached. The "
        "portal tries again by itself.",
    ),
    Trouble.KEEPER_REFUSED: Sentence(
        "印章保管人没有同意用印，文件没有盖章。请与保管人核对，确认无误后点“现在重试”，由保管人再次确认。",
        "The keeper of the seal did not agree to its use. Talk to her; when it is right, try "
        "again, and she is asked once more.",
    ),
    Trouble.NOT_SEALED: Sentence(
        "文件已做好，但是没有盖上章。请联系平台运行单位检查。",
        "The document is made but could not be sealed. Ask those who run the portal.",
    ),
    Trouble.NOT_RENDERED: Sentence(
        "文件没有生成成功。请联系平台运行单位检查。",
        "The document could not be made. Ask those who run the portal.",
    ),
    Trouble.STORAGE_AWAY: Sentence(
        "存放文件的地方现在用不了。请联系平台运行单位检查。",
        "The place where documents are kept cannot be used. Ask those who run the portal.",
    ),
}


def trouble_of(error: Exception) -> Trouble:
    """What an error of the making is for the desk."""
    match error:
        case SealNotInForce() | Problem(code=ProblemCode.SEAL_NOT_AVAILABLE):
            return Trouble.SEAL_NOT_IN_FORCE
        case SealKeyAway():
            return Trouble.SEAL_KEY_AWAY
        case SealRefused():
            return Trouble.SEAL_REFUSED
        case CertificateNotInForce():
            return Trouble.CERTIFICATE_NOT_IN_FORCE
        case SealingFailed() | Problem():
            return Trouble.NOT_SEALED
        case RenderFailed():
            return Trouble.NOT_RENDERED
        case _:
            return Trouble.STORAGE_AWAY


def sentence_of(stored: str) -> Sentence:
    """The words for what the row of a document holds."""
    return SENTENCES[Trouble(stored)]
