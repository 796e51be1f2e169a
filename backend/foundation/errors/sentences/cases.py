"""The case itself: its steps, its files, its seal."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.PROOF_NOT_VALID: Sentence(
        "这份证明现在不是有效状态，不能再提供给别人。",
        "This proof is not valid now and cannot be given to anybody.",
    ),
    ProblemCode.DECLARATION_NEEDED: Sentence(
        "承诺书的内容有更新。请刷新页面，看一遍新的承诺，打勾后再提交。",
        "The words of the declaration have changed. Please reload the page, read them, tick the "
        "box and send again.",
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
    ProblemCode.STILL_AT_WORK: Sentence(
        "刚才的提交还在办理，请稍等几秒再看结果。",
        "What you sent a moment ago is still being worked on. Please look again in a few seconds.",
    ),
    ProblemCode.ANOTHER_AUTHORITY: Sentence(
        "“{name}”不由村（居）委会出具（{document}）。可以这样办：{go}。",
        "Committees do not issue “{name}” ({document}). Where to go instead: {go}.",
    ),
    ProblemCode.OUTSIDE_LISTS_REFUSED: Sentence(
        "清单里没有找到这种证明，按当地规定村（居）委会不出具。依据：{basis}。可以先问要证明的单位凭哪条规定。",
        "No list names this proof, and by the rule of this place committees do not issue it: "
        "{basis}. You may ask the office by which rule it demands the proof.",
    ),
    ProblemCode.LANE_STEPS_MISSING: Sentence(
        "清单以外的证明，审批前还要先办：{steps}。请在“清单依据”里逐项记录。",
        "Before a proof that no list names is approved, record: {steps}.",
    ),
    ProblemCode.LANE_STEP_KNOWN: Sentence(
        "这一项已经记录过了，不用再记。", "This step is recorded already."
    ),
    ProblemCode.LANE_WAYS_INVALID: Sentence(
        "选“先办手续再出具”时，请至少填一种办法，每种办法里的手续不能重复；其他规则不用填。",
        "A rule with review needs at least one way, with each step once; other rules have none.",
    ),
    ProblemCode.SHARE_LIMIT: Sentence(
        "您已有 {limit} 个有效的分享，请先收回不用的，再新建。",
        "You have {limit} open shares. Please withdraw those that are not needed any more.",
    ),
    ProblemCode.SHARE_ANSWER_WRONG: Sentence(
        "答案不对，还可以再试 {left} 次。请向分享人核实后再填。",
        "This is not the answer. Tries left: {left}. Please ask the person who shared it.",
    ),
    ProblemCode.SHARE_LOCKED: Sentence(
        "答错次数太多，链接暂时锁定，已告知分享人。请 {minutes} 分钟后再试。",
        "Too many wrong answers: the link is locked, and the person who shared it is told. "
        "Please try again in {minutes} minutes.",
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
    ProblemCode.EXPORT_RUNNING: Sentence(
        "您的档案正在打包下载，请等这一次完成后再试。",
        "Your archive is being downloaded already. Please wait until that has finished.",
    ),
    ProblemCode.ACCOUNT_HAS_REQUESTS: Sentence(
        "您还有 {count} 件申请没有办结，请等办结或者先撤回，再注销。",
        "{count} of your requests are under way. Wait for them or withdraw them, then close.",
    ),
    ProblemCode.ACCOUNT_HAS_POSTS: Sentence(
        "您还担任单位的岗位，请先请单位或者乡镇（街道）结束岗位，再注销。",
        "You hold a post in an organisation. Have it ended first, then close the account.",
    ),
    ProblemCode.OBJECTION_OPEN: Sentence(
        "您对这份证明已经提出过异议，正在处理。要补充内容，请先撤回原来的再重新提出。",
        "An objection of yours to this proof is open. To add to it, withdraw it and file anew.",
    ),
    ProblemCode.OBJECTION_NOT_POSSIBLE: Sentence(
        "只能对已出具的证明提出异议。还没出具的请联系村（社区）；已更正的请对新的一份提出。",
        "Only an issued proof can be objected to. For a corrected one, object to the new version.",
    ),
    ProblemCode.ALREADY_RATED: Sentence(
        "这件事您已经评价过了。一件事评价一次，评价后不能修改。",
        "You have rated this already. Each case is rated once, and a rating is not changed.",
    ),
    ProblemCode.RATING_NOT_POSSIBLE: Sentence(
        "这件事还没有办结，办结后才能评价。",
        "This is still under way. It can be rated once it is finished.",
    ),
    ProblemCode.SEAL_NOT_AVAILABLE: Sentence(
        "该村（社区）目前没有可用的电子印章，暂时不能审批。请联系乡镇（街道）启用印章。",
        "The committee has no active seal, so nothing can be approved. Ask the township.",
    ),
    ProblemCode.SEAL_KEY_UNKNOWN: Sentence(
        "这个印章密钥打不开、已属于另一个单位，或者已被认定失密，请核对密钥编号。",
        "This seal key cannot be opened, belongs to another organisation, or was compromised.",
    ),
    ProblemCode.SEAL_KEY_SAME: Sentence(
        "新印章用的还是原来的密钥，不能接替原印章。请另行备案一枚用新密钥的印章。",
        "The new seal has the key of the old one. Enrol a seal with another key.",
    ),
    ProblemCode.SEAL_TERM_INVALID: Sentence(
        "印章的有效期必须在本届村（居）委会任期之内。",
        "A seal's term must lie within the committee's term of office.",
    ),
    ProblemCode.OFFICE_SEAL_MISSING: Sentence(
        "您的单位现在没有可用的加注专用印章，请先备案并启用印章。",
        "Your office has no active seal for annotated copies. Enrol and activate one first.",
    ),
    ProblemCode.HOURLY_LIMIT_INVALID: Sentence(
        "每小时最多盖章份数请填 1 到 {limit} 之间的数。",
        "The number of copies an hour must be between 1 and {limit}.",
    ),
    ProblemCode.SEALING_AWAY: Sentence(
        "盖章系统暂时用不了，加注件还没有做好。请过 {minutes} 分钟再试。",
        "Sealing is not possible just now, so the annotated copy is not made yet. Please try again "
        "in {minutes} minutes.",
    ),
    ProblemCode.RENDER_FAILED: Sentence(
        "证明文件没有生成成功：{reason}", "The document could not be made: {reason}"
    ),
    ProblemCode.RENDERER_BUSY: Sentence(
        "正在排版的文件较多，请稍等几秒再试。",
        "Many documents are being drawn. Please try again in a few seconds.",
    ),
}
