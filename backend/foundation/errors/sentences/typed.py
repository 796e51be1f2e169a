"""What was typed, and places and offices that were named."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

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
    ProblemCode.SUBJECT_MIXED: Sentence(
        "给个人开的证明填身份证号，给单位开的填统一社会信用代码，两种只能填一种，请核对。",
        "A proof about a person takes an identity number, one about an organisation its credit "
        "code; please give one of the two only.",
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
    ProblemCode.NUMBER_OUT_OF_RANGE: Sentence(
        "请填写 {least} 到 {most} 之间的数。", "Please give a number from {least} to {most}."
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
}
