"""A Problem is something a person can act on: a code, a sentence in two languages, a field."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemCode(StrEnum):
    """Every problem a caller can meet; SENTENCES has the words, `schema/README.md` the list."""

    # What was typed.
    TEXT_EMPTY = "TEXT_EMPTY"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TEXT_FORBIDDEN_CHARACTER = "TEXT_FORBIDDEN_CHARACTER"
    TEXT_UNPRINTABLE = "TEXT_UNPRINTABLE"
    NAME_INVALID = "NAME_INVALID"
    ID_NUMBER_INVALID = "ID_NUMBER_INVALID"
    FULL_WIDTH_DIGITS = "FULL_WIDTH_DIGITS"
    ID_NUMBER_CHECKSUM = "ID_NUMBER_CHECKSUM"
    ID_NUMBER_DATE = "ID_NUMBER_DATE"
    USCC_INVALID = "USCC_INVALID"
    PHONE_INVALID = "PHONE_INVALID"
    CODE_INVALID = "CODE_INVALID"
    HASH_INVALID = "HASH_INVALID"
    DATE_INVALID = "DATE_INVALID"
    CURSOR_INVALID = "CURSOR_INVALID"
    PAGE_SIZE_INVALID = "PAGE_SIZE_INVALID"
    # Places and offices.
    REGION_UNKNOWN = "REGION_UNKNOWN"
    REGION_ABOLISHED = "REGION_ABOLISHED"
    COMMITTEE_NOT_SERVED = "COMMITTEE_NOT_SERVED"
    ORGANISATION_KNOWN = "ORGANISATION_KNOWN"
    # Who may do what.
    SIGN_IN_REQUIRED = "SIGN_IN_REQUIRED"
    FORBIDDEN = "FORBIDDEN"
    NOT_FOUND = "NOT_FOUND"
    SIGN_IN_CODE_WRONG = "SIGN_IN_CODE_WRONG"
    TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS"
    REGISTRATION_NEEDED = "REGISTRATION_NEEDED"
    ID_NUMBER_TAKEN = "ID_NUMBER_TAKEN"
    STEP_UP_REQUIRED = "STEP_UP_REQUIRED"
    TWO_PERSONS_REQUIRED = "TWO_PERSONS_REQUIRED"
    OWN_CASE = "OWN_CASE"
    POST_UNKNOWN = "POST_UNKNOWN"
    # The case itself.
    WRONG_STATE = "WRONG_STATE"
    ALREADY_CLAIMED = "ALREADY_CLAIMED"
    TOO_MANY_AT_ONCE = "TOO_MANY_AT_ONCE"
    TOKEN_REUSED = "TOKEN_REUSED"
    ATTACHMENT_UNKNOWN = "ATTACHMENT_UNKNOWN"
    ATTACHMENT_KIND = "ATTACHMENT_KIND"
    ATTACHMENT_BROKEN = "ATTACHMENT_BROKEN"
    ATTACHMENT_TOO_LARGE = "ATTACHMENT_TOO_LARGE"
    ATTACHMENT_INCOMPLETE = "ATTACHMENT_INCOMPLETE"
    ATTACHMENT_PIXELS = "ATTACHMENT_PIXELS"
    ATTACHMENT_PAGES = "ATTACHMENT_PAGES"
    ATTACHMENT_ENCRYPTED = "ATTACHMENT_ENCRYPTED"
    ATTACHMENT_LIMIT = "ATTACHMENT_LIMIT"
    ATTACHMENT_TOO_MANY = "ATTACHMENT_TOO_MANY"
    SEAL_NOT_AVAILABLE = "SEAL_NOT_AVAILABLE"
    SEAL_KEY_UNKNOWN = "SEAL_KEY_UNKNOWN"
    SEAL_TERM_INVALID = "SEAL_TERM_INVALID"
    RENDER_FAILED = "RENDER_FAILED"
    RENDERER_BUSY = "RENDERER_BUSY"
    # The page that asks.
    DOCUMENT_UNKNOWN = "DOCUMENT_UNKNOWN"
    DOCUMENT_REQUIRED = "DOCUMENT_REQUIRED"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a person reads, Chinese first. Placeholders are filled from the problem's details."""

    zh: str
    en: str


SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.TEXT_EMPTY: Sentence("这一项还没有填写，请填写后再提交。", "Please fill this in."),
    ProblemCode.TEXT_TOO_LONG: Sentence(
        "内容最多 {limit} 个字，现在有 {length} 个字，请删减后再提交。",
        "At most {limit} characters are allowed; this has {length}. Please shorten it.",
    ),
    ProblemCode.TEXT_FORBIDDEN_CHARACTER: Sentence(
        "第 {position} 个字符（{character}）是看不见的控制字符，请删除后重新输入。",
        "Character {position} ({character}) is an invisible control character. Please delete it.",
    ),
    ProblemCode.TEXT_UNPRINTABLE: Sentence(
        "“{character}”字暂时无法打印到证明上，请改用常用写法，或拨打村（社区）电话办理。",
        "The character “{character}” cannot be printed. Please write it another way, "
        "or call the committee.",
    ),
    ProblemCode.NAME_INVALID: Sentence(
        "姓名应为 2 至 100 个字，不能有数字或符号（少数民族姓名请用“·”分隔）。",
        "A name has 2 to 100 letters, no digits or symbols; parts are separated by “·”.",
    ),
    ProblemCode.ID_NUMBER_INVALID: Sentence(
        "公民身份号码应为 18 位：前 17 位是数字，最后一位是数字或 X。",
        "A resident identity number has 17 digits and a last digit or X.",
    ),
    ProblemCode.FULL_WIDTH_DIGITS: Sentence(
        "号码里有全角字符，请切换到半角输入法重新输入。",
        "The number has full-width characters. Please type it again in half-width ones.",
    ),
    ProblemCode.ID_NUMBER_CHECKSUM: Sentence(
        "公民身份号码的最后一位与前面对不上，请逐位核对。",
        "The last character of the identity number does not match. Please check each digit.",
    ),
    ProblemCode.ID_NUMBER_DATE: Sentence(
        "公民身份号码第 7 至 14 位不是真实的出生日期，请核对。",
        "Digits 7 to 14 of the identity number are not a real birth date.",
    ),
    ProblemCode.USCC_INVALID: Sentence(
        "统一社会信用代码应为 18 位且校验位正确，请核对。",
        "A unified social credit code has 18 characters and a matching check character.",
    ),
    ProblemCode.PHONE_INVALID: Sentence(
        "手机号应为 1 开头的 11 位数字，请核对。",
        "A mobile number has 11 digits and starts with 1.",
    ),
    ProblemCode.CODE_INVALID: Sentence(
        "验证码格式不对，请对照证明下方的验证码逐位输入。",
        "This is not a verification code. Please copy it from the foot of the proof.",
    ),
    ProblemCode.HASH_INVALID: Sentence(
        "文件指纹应为 64 位十六进制字符（SHA-256）。",
        "A file fingerprint is 64 hexadecimal characters (SHA-256).",
    ),
    ProblemCode.DATE_INVALID: Sentence("日期不正确，请核对。", "This date is not possible."),
    ProblemCode.CURSOR_INVALID: Sentence(
        "翻页位置无效，请回到第一页重新查看。", "This page position is not valid. Start again."
    ),
    ProblemCode.PAGE_SIZE_INVALID: Sentence(
        "每页数量应在 1 到 {limit} 之间。", "A page has 1 to {limit} items."
    ),
    ProblemCode.REGION_UNKNOWN: Sentence(
        "没有找到这个区划代码，请重新选择村（社区）。",
        "No region has this code. Please choose the village or community again.",
    ),
    ProblemCode.REGION_ABOLISHED: Sentence(
        "该村（社区）已于 {abolished_on} 撤销，现由{successors}办理。",
        "This village or community was abolished on {abolished_on}; now serving: {successors}.",
    ),
    ProblemCode.COMMITTEE_NOT_SERVED: Sentence(
        "该村（社区）还没有开通网上办理，请到村（居）委会办理或拨打 12345。",
        "This committee is not online yet. Please visit it or call 12345.",
    ),
    ProblemCode.ORGANISATION_KNOWN: Sentence(
        "这个单位（或该村、社区的村居委会）已经登记过，请核对。",
        "This organisation, or the committee of this region, is registered already.",
    ),
    ProblemCode.SIGN_IN_REQUIRED: Sentence("请先登录。", "Please sign in first."),
    ProblemCode.FORBIDDEN: Sentence(
        "您的岗位不能办理这一步。", "Your post does not allow this step."
    ),
    ProblemCode.NOT_FOUND: Sentence(
        "没有找到，或者您无权查看。", "Not found, or not yours to see."
    ),
    ProblemCode.SIGN_IN_CODE_WRONG: Sentence(
        "短信验证码不对或已过期，请核对或重新获取。",
        "The code is wrong or has expired. Check it or ask for a new one.",
    ),
    ProblemCode.TOO_MANY_ATTEMPTS: Sentence(
        "操作太频繁，请 {minutes} 分钟后再试。",
        "Too many attempts. Please try again in {minutes} minutes.",
    ),
    ProblemCode.REGISTRATION_NEEDED: Sentence(
        "这个手机号第一次登录，请填写姓名和公民身份号码。",
        "This phone signs in for the first time: please give name and identity number.",
    ),
    ProblemCode.ID_NUMBER_TAKEN: Sentence(
        "这个公民身份号码已用另一个手机号登记，请用原手机号登录或到村（社区）变更。",
        "This identity number is registered with another phone. Sign in with that one, "
        "or ask the committee to change it.",
    ),
    ProblemCode.STEP_UP_REQUIRED: Sentence(
        "为保证用印安全，请先用短信验证码再确认一次身份。",
        "For the safety of the seal, please confirm your identity again with a code.",
    ),
    ProblemCode.TWO_PERSONS_REQUIRED: Sentence(
        "经办、审批和印章保管须由不同的人负责，请换另一位工作人员办理。",
        "Preparing, approving and keeping the seal are for different persons.",
    ),
    ProblemCode.OWN_CASE: Sentence(
        "不能办理自己申请的或与自己有关的证明，请交给另一位工作人员。",
        "You cannot decide a case of your own. Please hand it to a colleague.",
    ),
    ProblemCode.POST_UNKNOWN: Sentence(
        "您在该单位没有有效岗位。", "You hold no post in this organisation."
    ),
    ProblemCode.WRONG_STATE: Sentence(
        "现在不能这样办理，情况可能刚刚有了变化。请刷新后查看最新进度。",
        "This step is not possible now; something may have changed. Please refresh.",
    ),
    ProblemCode.ALREADY_CLAIMED: Sentence(
        "另一位同事正在办理这件事项。如需由您继续，请选择“接手办理”。",
        "A colleague is handling this case. Take it over if you are to go on with it.",
    ),
    ProblemCode.TOO_MANY_AT_ONCE: Sentence(
        "一次最多办理 {limit} 件，现在选了 {count} 件，请分批办理。",
        "At most {limit} cases at once; {count} were chosen. Please do them in parts.",
    ),
    ProblemCode.TOKEN_REUSED: Sentence(
        "这次提交的编号已用于另一份内容不同的申请，请重新填写提交。",
        "This client token was used for a different request.",
    ),
    ProblemCode.ATTACHMENT_UNKNOWN: Sentence(
        "有一个附件没有找到，请重新上传。", "An attachment was not found. Please upload it again."
    ),
    ProblemCode.ATTACHMENT_KIND: Sentence(
        "只能上传照片（JPEG、PNG、WebP、HEIC）或 PDF 文件，请拍照或另存后再上传。",
        "Only photographs (JPEG, PNG, WebP, HEIC) and PDF files. "
        "Please photograph it, or save it as one of these.",
    ),
    ProblemCode.ATTACHMENT_BROKEN: Sentence(
        "这个文件打不开，可能已损坏。请重新拍照或另存后再上传。",
        "This file cannot be opened; it may be damaged. Please photograph or save it again.",
    ),
    ProblemCode.ATTACHMENT_TOO_LARGE: Sentence(
        "文件不能超过 {limit} MB，请拍得小一些，或分成几个文件上传。",
        "A file has at most {limit} MB. Please take a smaller photograph, or split the file.",
    ),
    ProblemCode.ATTACHMENT_INCOMPLETE: Sentence(
        "文件没有传完，请到信号好的地方重新上传。",
        "The file did not arrive completely. Please upload it again where the signal is good.",
    ),
    ProblemCode.ATTACHMENT_PIXELS: Sentence(
        "照片的像素太高（最多 {limit} 百万像素），请用普通拍照模式重新拍摄。",
        "The picture has too many pixels (at most {limit} million). "
        "Please photograph it again in the camera's normal mode.",
    ),
    ProblemCode.ATTACHMENT_PAGES: Sentence(
        "PDF 最多 {limit} 页，请只保留需要的页，或分成几个文件上传。",
        "A PDF has at most {limit} pages. Please keep only what is needed, or split it.",
    ),
    ProblemCode.ATTACHMENT_ENCRYPTED: Sentence(
        "这个 PDF 设有密码，工作人员打不开。请取消密码，或拍照上传。",
        "This PDF has a password. Please remove it, or photograph the pages.",
    ),
    ProblemCode.ATTACHMENT_LIMIT: Sentence(
        "您已有 {limit} 个文件还没有随申请提交。请先提交申请；未提交的文件两天后自动删除。",
        "You have {limit} files that belong to no request yet. Please submit the request first; "
        "what is not submitted is deleted after two days.",
    ),
    ProblemCode.ATTACHMENT_TOO_MANY: Sentence(
        "一件申请最多附 {limit} 个文件，请只保留需要的，或合成一个 PDF。",
        "A request has at most {limit} files. Please keep only those needed, or join them "
        "in a PDF.",
    ),
    ProblemCode.SEAL_NOT_AVAILABLE: Sentence(
        "该村（社区）目前没有可用的电子印章，暂时不能审批。请联系乡镇（街道）启用印章。",
        "The committee has no active seal, so nothing can be approved. Ask the township.",
    ),
    ProblemCode.SEAL_KEY_UNKNOWN: Sentence(
        "这个印章密钥打不开，或者已属于另一个单位，请核对密钥编号。",
        "This seal key cannot be opened, or belongs to another organisation.",
    ),
    ProblemCode.SEAL_TERM_INVALID: Sentence(
        "印章的有效期必须在本届村（居）委会任期之内。",
        "A seal's term must lie within the committee's term of office.",
    ),
    ProblemCode.RENDER_FAILED: Sentence(
        "证明文件没有生成成功：{reason}", "The document could not be made: {reason}"
    ),
    ProblemCode.RENDERER_BUSY: Sentence(
        "正在排版的文件较多，请稍等几秒再试。",
        "Many documents are being drawn. Please try again in a few seconds.",
    ),
    ProblemCode.DOCUMENT_UNKNOWN: Sentence(
        "页面已更新，请刷新后再试。", "This page has been updated. Please reload it."
    ),
    ProblemCode.DOCUMENT_REQUIRED: Sentence(
        "本平台只接受已登记的操作：请用 documentId 代替 query。",
        "Only registered operations are accepted: send “documentId” instead of “query”.",
    ),
}


class Problem(Exception):
    """Raised by actions and rules when a person can act on it; shown, never logged as a bug.

    `field` is the GraphQL name of the input it is about; `details` fill the sentence and must
    never hold personal data.
    """

    def __init__(self, code: ProblemCode, *, field: str | None = None, **details: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.field = field
        self.details = details

    @property
    def message(self) -> str:
        """The Chinese sentence."""
        return SENTENCES[self.code].zh.format(**self.details)

    @property
    def message_en(self) -> str:
        """The English sentence."""
        return SENTENCES[self.code].en.format(**self.details)


class NotFound(Problem):
    """What does not exist and what the viewer may not know of: one answer, on purpose."""

    def __init__(self) -> None:
        super().__init__(ProblemCode.NOT_FOUND)
