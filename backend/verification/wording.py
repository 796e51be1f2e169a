"""The sentences of an answer, Chinese and English: what was found, why, and what to do now."""

from datetime import date

from backend.foundation.errors import Sentence
from backend.proofs.models import RevokeReason
from backend.verification.answers import CopyNote, Verification
from backend.verification.models import VerificationMethod, VerificationOutcome
from backend.verification.reasons import Reason, ReasonCode, Signer, SignerStanding

_LABELS = {
    VerificationOutcome.VALID: Sentence("有效", "Valid"),
    VerificationOutcome.DOUBTED: Sentence("存疑，暂不要采信", "In doubt"),
    VerificationOutcome.REVOKED: Sentence("已撤销", "Revoked"),
    VerificationOutcome.SUPERSEDED: Sentence("已被取代", "Superseded"),
    VerificationOutcome.EXPIRED: Sentence("已过有效期", "Expired"),
    VerificationOutcome.COPY_EXPIRED: Sentence("加注件已过期", "The copy has expired"),
    VerificationOutcome.UNKNOWN: Sentence("查无此证明", "No such proof"),
    VerificationOutcome.ALTERED: Sentence("文件与签章不符", "The file does not fit its seal"),
    VerificationOutcome.NOT_ISSUED: Sentence("没有出具过这份文件", "Not issued here"),
    VerificationOutcome.FOREIGN: Sentence("不是本平台出具的", "Not from this portal"),
    VerificationOutcome.UNREADABLE: Sentence("无法识别", "Cannot be read"),
}

REVOKE_REASONS = {
    RevokeReason.FACTS_WRONG: Sentence("证明内容与事实不符", "what it says is not true"),
    RevokeReason.ISSUED_BY_MISTAKE: Sentence("出具有误", "it was issued by mistake"),
    RevokeReason.SEAL_COMPROMISED: Sentence("印章安全问题", "the safety of the seal"),
    RevokeReason.HOLDER_ASKED: Sentence("申请人要求撤销", "the applicant asked for it"),
    RevokeReason.OTHER: Sentence("其他原因", "another reason"),
}

# A code proves that a paper exists, not that the paper in hand is that one; a file is itself.
_VALID_BY_CODE = Sentence(
    "这个验证码对应的证明真实有效。请把下面的内容与您手中的证明逐项核对，不一致的不要采信。",
    "The proof with this code is genuine and valid. Compare the lines below with the paper "
    "in your hand, and do not rely on it if they differ.",
)
_VALID_BY_FILE = Sentence(
    "这份文件与出具时完全一致，证明真实有效。",
    "This file is exactly the one that was issued, and the proof is valid.",
)
_VALID_COPY_BY_CODE = Sentence(
    "这个验证码对应一份加注件（复制件），原证明真实有效。请把下面的内容与您手中的加注件逐项核对，"
    "不一致的不要采信。",
    "The code belongs to an annotated copy, and the original proof is valid. Compare the lines "
    "below with the copy in your hand, and do not rely on it if they differ.",
)
_VALID_COPY_BY_FILE = Sentence(
    "这份文件是本平台制作的加注件（复制件），没有改动；原证明真实有效。",
    "This file is an unchanged annotated copy made here, and the original proof is valid.",
)
_UNKNOWN_BY_CODE = Sentence(
    "没有查到这个验证码对应的证明。请对照纸面逐位核对验证码；核对无误仍查不到的，不要采信。",
    "There is no issued proof with this code. Compare the code with the paper once more; "
    "if it is right, do not rely on the paper.",
)
_UNKNOWN_BY_FILE = Sentence(
    "这不是出具时的原文件：可能不是在这里出具的，也可能被改动或另存过。请改用纸面上的验证码查验。",
    "This is not a file as it was issued: it may come from elsewhere, or may have been changed "
    "or saved anew. Please check the code on the paper instead.",
)
_DOUBTED_COPY = Sentence(
    "这份加注件（复制件）在本平台有记录，原证明有效；但加注件上的印章所用的密钥可能已被他人掌握，"
    "请不要采信这份加注件，也不要因此退件。请本人重新分享一次，新的加注件不再用这枚印章；也可以改为查验原证明。",
    "This annotated copy is on record here, and the original proof is valid. But the key of the "
    "seal on the copy may have been in foreign hands: do not rely on this copy, and do not turn "
    "its holder away for it. Ask the holder to share the proof once more, which makes a copy "
    "without that seal, or check the original proof instead.",
)
_OTHERWISE = {
    VerificationOutcome.DOUBTED: Sentence(
        "这份证明在本平台有记录，但盖章所用的密钥可能已被他人掌握，现在存疑。在出具单位核实确认或者重新出具之前，"
        "请不要采信，也不要因此退件：可以拨打出具单位电话核实，或者过几天再查。",
        "This proof is on record here, but the key of its seal may have been in foreign hands, so "
        "that it is in doubt. Do not rely on it until its issuer has confirmed it or issued "
        "another one, and do not turn its holder away for it: call the issuer, or check again in "
        "some days.",
    ),
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
    VerificationOutcome.COPY_EXPIRED: Sentence(
        "这份加注件确由本平台制作，但已过使用期限，不能再使用。原证明仍然有效，请向本人索取新的加注件。",
        "This annotated copy was made here, but its last day has passed. The original proof is "
        "still valid: ask its holder for a new copy.",
    ),
    VerificationOutcome.ALTERED: Sentence(
        "这不是出具时的原文件：它带有电子签章，但内容与签章对不上，不要采信。请改用纸面上的验证码查验。",
        "This is not a file as it was issued: it has an electronic seal that does not fit what is "
        "in it. Do not rely on it; check the code on the paper instead.",
    ),
    VerificationOutcome.NOT_ISSUED: Sentence(
        "这份文件盖有登记在册的电子印章，但台账里没有它，不要采信。请拨打该单位电话核实。",
        "This file is sealed with a seal on record, but is not in the ledger. Do not rely on it; "
        "please call the office.",
    ),
    VerificationOutcome.FOREIGN: Sentence(
        "您提供的不是本平台出具的证明，本平台不能为它作证。请改用纸面上的验证码查验。",
        "What you brought was not issued here, and the portal cannot vouch for it. Please check "
        "the code on the paper instead.",
    ),
    VerificationOutcome.UNREADABLE: Sentence(
        "没有读出可以查验的内容，还不能判断真伪。请换一个文件，或改用纸面上的验证码查验。",
        "Nothing could be read that can be checked, so this says neither yes nor no. Try another "
        "file, or check the code on the paper.",
    ),
}

_FILE_REASONS = {
    ReasonCode.CONTENT_CHANGED: Sentence(
        "盖章之后，文件内容被改动过。", "The content was changed after it was sealed."
    ),
    ReasonCode.ADDED_AFTERWARDS: Sentence(
        "盖章之后，文件里又添加了内容。", "Something was added to the file after it was sealed."
    ),
    ReasonCode.SIGNATURE_INVALID: Sentence(
        "电子签章的数字签名是错的：文件损坏，或者签章是伪造的。",
        "The signature of the seal is wrong: the file is damaged, or the seal is forged.",
    ),
    ReasonCode.SEVERAL_SEALS: Sentence(
        "文件里有多个电子签名；本平台出具的证明只有一个。",
        "The file has several electronic signatures; a proof issued here has one.",
    ),
    ReasonCode.OTHER_FORM: Sentence(
        "电子签章的方式与本平台出具的证明不同。",
        "The seal is of another form than those of proofs issued here.",
    ),
    ReasonCode.CERTIFICATE_EXPIRED: Sentence(
        "签章所用的数字证书已经过期。", "The certificate of the seal has expired."
    ),
    ReasonCode.CERTIFICATE_NOT_YET_VALID: Sentence(
        "签章所用的数字证书还没有生效。", "The certificate of the seal is not in force yet."
    ),
    ReasonCode.CERTIFICATE_REVOKED: Sentence(
        "签章所用的数字证书已被吊销。", "The certificate of the seal has been revoked."
    ),
    ReasonCode.CERTIFICATE_UNSUITABLE: Sentence(
        "签章所用的数字证书不是用于盖章的。", "The certificate is not meant for sealing."
    ),
    ReasonCode.TIME_UNPROVEN: Sentence(
        "文件上的时间戳无效，不能证明是什么时候盖的章。",
        "The time stamp on the file is not valid: it does not prove when it was sealed.",
    ),
    ReasonCode.SEAL_NOT_IN_USE: Sentence(
        "这枚电子印章已登记，但还没有启用。", "The seal is on record, but not in use yet."
    ),
    ReasonCode.SEAL_SUSPENDED: Sentence(
        "这枚电子印章已暂停使用。", "The use of this seal has been suspended."
    ),
    ReasonCode.SEAL_RETIRED: Sentence(
        "这枚电子印章已停用。", "This seal has been taken out of use."
    ),
    ReasonCode.SEAL_KEY_COMPROMISED: Sentence(
        "这枚电子印章的密钥可能已被他人掌握，已经停止使用，不要采信。",
        "The key of this seal may be in foreign hands, and it is not in use any more: do not rely "
        "on it.",
    ),
    ReasonCode.SEAL_OUT_OF_TERM: Sentence(
        "今天不在这枚电子印章登记的使用期限内。",
        "Today is outside the days for which this seal is on record.",
    ),
    ReasonCode.OTHER_SIGNER: Sentence(
        "签署者由本平台信任的机构认证，但不是在本平台登记的单位。",
        "An authority that the portal trusts vouches for the signer, whose seal is not on record "
        "here.",
    ),
    ReasonCode.UNKNOWN_SIGNER: Sentence(
        "签署者不明：文件里写的签署者名称谁都可以编造，所以这里不显示。",
        "The signer is unknown. Anybody can put any name into a file, so it is not shown here.",
    ),
    ReasonCode.NO_SEAL: Sentence(
        "文件里没有电子签章；打印、扫描或另存都会使签章丢失。",
        "The file has no electronic seal; printing, scanning or saving anew loses it.",
    ),
    ReasonCode.OTHER_KIND: Sentence(
        "文件不是 PDF，也不是照片（JPEG、PNG、WebP、HEIC）。",
        "The file is neither a PDF nor a picture (JPEG, PNG, WebP, HEIC).",
    ),
    ReasonCode.DAMAGED: Sentence(
        "文件打不开：可能已损坏、设有密码，或者被人做了手脚。",
        "The file cannot be opened: it may be damaged, have a password, or be made to do harm.",
    ),
    ReasonCode.TOO_MANY_PIXELS: Sentence(
        "照片的像素太高，请用普通拍照模式重新拍摄。",
        "The picture has too many pixels. Please take it again in the camera’s normal mode.",
    ),
    ReasonCode.NO_QR_CODE: Sentence(
        "照片里没有找到二维码。请对准证明下方的二维码，拍得近一些、清楚一些。",
        "No QR code was found in the picture. Please photograph the code at the foot of the proof "
        "from nearer.",
    ),
    ReasonCode.SEVERAL_QR_CODES: Sentence(
        "照片里有几份证明的二维码，请每次只拍一份。",
        "The picture shows the QR codes of several proofs. Please photograph one at a time.",
    ),
    ReasonCode.OTHER_QR_CODE: Sentence(
        "这是本平台的二维码，但不是证明下方的那一个。亮证码和分享码请直接用手机扫。",
        "This QR code is the portal’s, but not the one at the foot of a proof. Please scan a shown "
        "card or a shared link with the phone itself.",
    ),
    ReasonCode.FOREIGN_QR_CODE: Sentence(
        "这个二维码不通向本平台，可能是仿冒的：不要打开它，也不要在它打开的网页上填写任何信息。",
        "This QR code does not lead to this portal and may be a forgery: do not open it, and enter "
        "nothing on any page it opens.",
    ),
}


def label_of(answer: Verification) -> Sentence:
    """The word for what was found; a valid copy is not to be taken for the proof."""
    if answer.outcome is VerificationOutcome.VALID and answer.copy is not None:
        return Sentence("加注件有效", "Valid copy")
    return _LABELS[answer.outcome]


def message_of(answer: Verification) -> Sentence:
    """What was found, and what the reader should do."""
    by_file = answer.method is VerificationMethod.FILE
    match answer.outcome:
        case VerificationOutcome.VALID if answer.copy is not None:
            return _VALID_COPY_BY_FILE if by_file else _VALID_COPY_BY_CODE
        case VerificationOutcome.VALID:
            return _VALID_BY_FILE if by_file else _VALID_BY_CODE
        case VerificationOutcome.DOUBTED if _is_of_copy(answer):
            return _DOUBTED_COPY
        case VerificationOutcome.UNKNOWN:
            return _UNKNOWN_BY_FILE if by_file else _UNKNOWN_BY_CODE
        case outcome:
            return _OTHERWISE[outcome]


def _is_of_copy(answer: Verification) -> bool:
    return any(reason.code is ReasonCode.COPY_SEAL_IN_DOUBT for reason in answer.reasons)


def sentence_of(reason: Reason) -> Sentence:
    """Why a proof no longer holds, and since when; or what is wrong with a file."""
    if reason.code in _FILE_REASONS:
        return _FILE_REASONS[reason.code]
    assert reason.on is not None, "what ends a proof has a day"
    zh, en = chinese_day(reason.on), english_day(reason.on)
    match reason.code:
        case ReasonCode.PAST_LAST_DAY:
            return Sentence(f"有效期至{zh}。", f"Its last valid day was {en}.")
        case ReasonCode.SEAL_IN_DOUBT:
            return Sentence(
                f"{zh}起存疑：盖章所用的密钥可能已被他人掌握，出具单位正在核实。",
                f"In doubt since {en}: the key of its seal may have been in foreign hands. Its "
                "issuer is looking into it.",
            )
        case ReasonCode.COPY_PAST_LAST_DAY:
            return Sentence(f"加注件的使用期限至{zh}。", f"The copy’s last day was {en}.")
        case ReasonCode.COPY_SEAL_IN_DOUBT:
            return Sentence(
                f"{zh}起，加注件上的印章所用的密钥可能已被他人掌握。",
                f"Since {en} the key of the seal on the copy may have been in foreign hands.",
            )
        case ReasonCode.CORRECTED:
            return Sentence(
                f"{zh}更正，新证明编号为{reason.number}。",
                f"Corrected on {en}; the new proof has the number {reason.number}.",
            )
        case code:
            phrase = REVOKE_REASONS[RevokeReason(code)]
            return Sentence(f"{zh}撤销，原因：{phrase.zh}。", f"Revoked on {en}: {phrase.en}.")


def sentence_of_copy(copy: CopyNote) -> Sentence:
    """For whom a copy was made, what for and until when; it is not for anybody else."""
    zh, en = chinese_day(copy.valid_until), english_day(copy.valid_until)
    return Sentence(
        f"这是加注件（复制件），只供“{copy.recipient}”用于“{copy.purpose}”，使用期限至{zh}。",
        f"This is an annotated copy for “{copy.recipient}” only, for “{copy.purpose}”, until {en}.",
    )


def sentence_of_signer(signer: Signer) -> Sentence | None:
    """Whose seal a file bears, if it is one on record; of others the reasons speak."""
    if signer.standing is not SignerStanding.ON_RECORD:
        return None
    assert signer.valid_from is not None, "a seal on record has a term"
    assert signer.valid_until is not None, "a seal on record has a term"
    first, last = signer.valid_from, signer.valid_until
    return Sentence(
        f"文件上的电子印章在本平台登记为“{signer.name}”，"
        f"使用期限{chinese_day(first)}至{chinese_day(last)}。",
        f"Its seal is on record here as that of “{signer.name}”, from {english_day(first)} "
        f"to {english_day(last)}.",
    )


def chinese_day(day: date) -> str:
    """2026年1月5日, without leading zeros, as on the paper (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def english_day(day: date) -> str:
    """5 January 2026. The portal never sets a locale, so the month is English."""
    return f"{day.day} {day:%B} {day.year}"
