"""Who may do what."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
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
        "为保证安全，请先用验证码再确认一次身份。",
        "For safety, please confirm your identity again with a code.",
    ),
    ProblemCode.SECOND_FACTOR_MISSING: Sentence(
        "进入工作岗位前，请先绑定动态口令。",
        "Before you enter your post, please set up one-time passwords.",
    ),
    ProblemCode.SECOND_FACTOR_NEEDED: Sentence(
        "请填写动态口令，确认是您本人。",
        "Please enter a one-time password to confirm that it is you.",
    ),
    ProblemCode.SECOND_FACTOR_NOT_SET: Sentence(
        "这个人没有绑定动态口令，不用解除。",
        "This person has no one-time passwords, and nothing to reset.",
    ),
    ProblemCode.SECOND_FACTOR_WRONG: Sentence(
        "动态口令或恢复码不对，请核对。口令每 30 秒换一次，手机时间须准确。",
        "The one-time password or recovery code is wrong. Passwords change every 30 seconds; "
        "the clock of your device must be right.",
    ),
    ProblemCode.SECOND_FACTOR_USED: Sentence(
        "这个动态口令刚才用过，请等下一个。",
        "This one-time password was used just now. Please wait for the next one.",
    ),
    ProblemCode.SECOND_FACTOR_LOCKED: Sentence(
        "动态口令错误次数太多，请 {minutes} 分钟后再试。",
        "Too many wrong one-time passwords. Please try again in {minutes} minutes.",
    ),
    ProblemCode.PLATFORM_AWAY: Sentence(
        "统一身份认证平台暂时连不上，请稍后再试，或用短信验证码登录。",
        "The identity platform cannot be reached now. Try again later, or sign in by message.",
    ),
    ProblemCode.PLATFORM_REFUSED: Sentence(
        "这次统一身份认证没有成功，请重新登录，或用短信验证码登录。",
        "Signing in through the identity platform did not work. Try again, or sign in by message.",
    ),
    ProblemCode.PLATFORM_CANCELLED: Sentence(
        "您取消了统一身份认证。可以重新登录，或用短信验证码登录。",
        "You cancelled signing in through the identity platform. Try again, or sign in by message.",
    ),
    ProblemCode.PLATFORM_INCOMPLETE: Sentence(
        "统一身份认证平台没有给出登记需要的姓名、身份证号或手机号，请用短信验证码登录。",
        "The identity platform did not tell the name, identity number or phone that registration "
        "needs. Please sign in by message.",
    ),
    ProblemCode.TWO_PERSONS_REQUIRED: Sentence(
        "经办、审批和印章保管须由不同的人负责，请换另一位工作人员办理。",
        "Preparing, approving and keeping the seal are for different persons.",
    ),
    ProblemCode.OWN_CASE: Sentence(
        "不能办理自己申请的、与自己或本单位有关的事，请交给另一位工作人员。",
        "You cannot decide a case of your own or of your office. Please hand it to a colleague.",
    ),
    ProblemCode.RECUSED: Sentence(
        "您已经回避，不能再办理这一件，请交给另一位工作人员。",
        "You stepped out of this case and cannot go on with it. Please hand it to a colleague.",
    ),
    ProblemCode.POST_UNKNOWN: Sentence(
        "您在该单位没有有效岗位。", "You hold no post in this organisation."
    ),
}
