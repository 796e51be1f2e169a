"""Strangers who check, departments, other systems, and pages of another release."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.WORKBOOK_TOO_LARGE: Sentence(
        "表格文件不能超过 {limit} MB，请删去图片等无关内容后再上传。",
        "A workbook has at most {limit} MB. Please remove pictures and the like.",
    ),
    ProblemCode.WORKBOOK_INCOMPLETE: Sentence(
        "表格没有传完，请再上传一次。", "The workbook did not arrive whole. Please try again."
    ),
    ProblemCode.WORKBOOK_BEING_READ: Sentence(
        "正在读取上传的表格，请等读完后再修改。",
        "The workbook is being read. Please wait until that is done.",
    ),
    ProblemCode.FORM_UNKNOWN: Sentence(
        "没有这种登记表，请重新选择。", "There is no such form. Please choose one of the list."
    ),
    ProblemCode.FORM_COLUMN_UNKNOWN: Sentence(
        "这张登记表没有“{column}”这一栏。", "The form has no column “{column}”."
    ),
    ProblemCode.FILING_LIMIT: Sentence(
        "本单位已有 {limit} 份草稿，请先提交或删除一些。",
        "Your office has {limit} drafts. Please file or delete some of them first.",
    ),
    ProblemCode.FILING_TOO_LONG: Sentence(
        "一份登记表最多 {limit} 行。", "A form has at most {limit} rows."
    ),
    ProblemCode.FILING_HAS_ROWS: Sentence(
        "登记表里已有内容。确实没有相关事项的，请先删除各行。",
        "The form has rows. If there is nothing to declare, delete them first.",
    ),
    ProblemCode.FILING_EMPTY: Sentence(
        "登记表还没有内容。没有相关事项的，请先声明“无”。",
        "The form has no rows. If there is nothing to declare, say so first.",
    ),
    ProblemCode.FILING_FAULTY: Sentence(
        "还有 {count} 行填写有误，请改好后再提交。",
        "{count} rows have faults. Please mend them before you file.",
    ),
    ProblemCode.FILING_HEAD_FAULTY: Sentence(
        "表头有一项没有填对：{heading}。请改好后再提交。",
        "A line above the rows is not right: {heading}. Please mend it before you file.",
    ),
    ProblemCode.FILE_MISSING: Sentence(
        "还没有选择文件。请选择证明的 PDF 文件，或二维码的照片、截图。",
        "No file was chosen. Please choose the PDF of the proof, or a picture of its QR code.",
    ),
    ProblemCode.FILE_TOO_LARGE: Sentence(
        "文件不能超过 {limit} MB。本平台出具的证明远小于这个大小；照片请拍得小一些再试。",
        "A file has at most {limit} MB. Proofs issued here are much smaller; "
        "please take a smaller picture.",
    ),
    ProblemCode.PORTAL_BUSY: Sentence(
        "现在使用的人较多，系统忙不过来，这次的操作没有办理。请过几秒再试。",
        "Too many people are using the portal just now, and nothing was done. "
        "Please try again in a few seconds.",
    ),
    ProblemCode.PORTAL_UNAVAILABLE: Sentence(
        "系统暂时没能应答。请先刷新页面，看看刚才的操作办成了没有，再决定是否重试。",
        "The portal could not answer in time. Please reload the page and see whether it was done "
        "before you try again.",
    ),
    ProblemCode.VERIFICATION_BUSY: Sentence(
        "正在查验的文件较多，请稍等几秒再试；也可以直接输入纸面上的验证码。",
        "Many files are being checked. Please try again in a few seconds, "
        "or enter the code on the paper.",
    ),
    ProblemCode.TOKEN_INVALID: Sentence(
        "接口密钥无效，或不在登记的网络地址内使用，请联系平台运行单位。",
        "This token is not valid here. Please ask the operator of the portal.",
    ),
    ProblemCode.TOKEN_FOR_SANDBOX: Sentence(
        "这是沙箱的测试密钥，正式平台不接受。请换用正式密钥，或把请求发往沙箱。",
        "This is a test key of a sandbox. Please use a key of this portal, or ask the sandbox.",
    ),
    ProblemCode.TOKEN_FOR_PRODUCTION: Sentence(
        "这里是沙箱，只接受测试密钥。正式密钥不应发到这里：请换用测试密钥，并更换这把正式密钥。",
        "This is a sandbox, which takes test keys only. A real key must not be sent here: "
        "please use a test key, and have the real one replaced.",
    ),
    ProblemCode.RATE_LIMITED: Sentence(
        "请求过于频繁，请 {seconds} 秒后再试。",
        "Too many requests. Please try again in {seconds} seconds.",
    ),
    ProblemCode.SCOPE_MISSING: Sentence(
        "这个接口密钥没有“{scope}”权限，请联系平台运行单位。",
        "This token does not have the scope {scope}. Please ask the operator of the portal.",
    ),
    ProblemCode.CLIENT_SUSPENDED: Sentence(
        "这个接入系统或工作台已被暂停，请由负责人联系平台运行单位说明情况。",
        "This system or console is suspended. Whoever answers for it must ask the operator of the "
        "portal.",
    ),
    ProblemCode.CLIENT_KNOWN: Sentence(
        "这个单位已有同名的接入系统，请核对或换一个名称。",
        "This organisation has a client of this name already.",
    ),
    ProblemCode.DEPARTMENT_REQUIRED: Sentence(
        "只有已登记的部门才能接入，请先登记单位（类型为“部门”）。",
        "Only a registered department can have a client. Please register it first.",
    ),
    ProblemCode.CONSOLE_NOT_OPEN: Sentence(
        "您的单位还没有开通部门工作台，请由单位负责人联系平台运行单位办理。",
        "The console is not open for your department yet. Whoever answers for it must ask the "
        "operator of the portal.",
    ),
    ProblemCode.IP_RANGE_INVALID: Sentence(
        "网络地址范围“{value}”不正确或太大，请按 203.0.113.0/24 的格式填写实际出口地址。",
        "The network range “{value}” is wrong or too wide. "
        "Please give the real addresses, like 203.0.113.0/24.",
    ),
    ProblemCode.ITEM_UNKNOWN: Sentence(
        "目录里没有“{value}”这个事项，请核对。", "The catalogue has no item “{value}”."
    ),
    ProblemCode.MARK_REQUIRED: Sentence(
        "编号、验证码和文件指纹请填写其中一项，且只填一项。",
        "Give exactly one of number, verification code and file fingerprint.",
    ),
    ProblemCode.GROUND_REQUIRED: Sentence(
        "请填写法律依据或群众授权编号，且只填一项。",
        "Give exactly one of a legal basis and the id of a consent.",
    ),
    ProblemCode.LEGAL_BASIS_UNKNOWN: Sentence(
        "这项法律依据没有为您的单位登记，请改用已登记的依据，或联系平台运行单位。",
        "This legal basis is not registered for you. Please ask the operator of the portal.",
    ),
    ProblemCode.CONSENT_NOT_IN_FORCE: Sentence(
        "没有这项有效的群众授权，请核对编号或重新征求同意。",
        "There is no such consent in force. Check its id, or ask the resident again.",
    ),
    ProblemCode.CONSENT_PURPOSE: Sentence(
        "本次用途与群众授权时的用途不一致；用途改变须重新征得同意。",
        "The purpose is not the one the resident agreed to. A new purpose needs a new consent.",
    ),
    ProblemCode.CONSENT_DAYS: Sentence(
        "授权期限应为 1 至 {limit} 天。", "A consent lasts 1 to {limit} days."
    ),
    ProblemCode.CONSENT_ASKED_BEFORE: Sentence(
        "贵单位近期已就此向该群众征求过同意，请等待答复，勿重复发送；{days} 天内不能再次征求。",
        "You asked this person before. Please do not repeat it within {days} days.",
    ),
    ProblemCode.CONSENT_EMPTY: Sentence(
        "请至少选择一份自己的有效证明；不想提供，请选择“不同意”。",
        "Please choose at least one of your own valid papers, or refuse.",
    ),
    ProblemCode.KEY_REQUESTED: Sentence(
        "这个系统的密钥申请正在办理，请等待答复；要改内容，请先撤回再重新申请。",
        "A key for this system has been asked for already. Please wait, or withdraw that request.",
    ),
    ProblemCode.KEY_COLLECTED: Sentence(
        "这个密钥已经领取过，不能再次显示。没有保存好的，请联系平台运行单位吊销，再重新申请。",
        "This key was collected and cannot be shown again. If it is lost, ask the operator of the "
        "portal to revoke it, and ask for a new one.",
    ),
    ProblemCode.KEY_LAPSED: Sentence(
        "领取期限（{days} 天）已过，请重新申请密钥。",
        "The {days} days for collecting this key are over. Please ask for a new one.",
    ),
    ProblemCode.DOCUMENT_UNKNOWN: Sentence(
        "页面已更新，请刷新后再试。", "This page has been updated. Please reload it."
    ),
    ProblemCode.DOCUMENT_REQUIRED: Sentence(
        "本平台只接受已登记的操作：请用 documentId 代替 query。",
        "Only registered operations are accepted: send “documentId” instead of “query”.",
    ),
    ProblemCode.CERTIFICATES_AWAY: Sentence(
        "证照库暂时连不上，请过几分钟再看。您在本平台的证明不受影响。",
        "The certificate library cannot be reached. Please look again in a few minutes. "
        "Your proofs here are not affected.",
    ),
}
