"""Complaints: where they go, and what their complainants may still do."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.COMPLAINT_NO_HANDLER: Sentence(
        "这个地方还没有单位在本平台受理投诉，请拨打 12345 反映。",
        "No office takes complaints for this place here yet. Please call 12345.",
    ),
    ProblemCode.EVIDENCE_NONE: Sentence(
        "这件投诉没有留存证据材料，没有可以制作的证据包。",
        "No evidence is kept of this complaint, so there is nothing to seal.",
    ),
    ProblemCode.COMPLAINT_NAMELESS: Sentence(
        "您没有留下姓名，不会被告知对方，这里不用选择。",
        "You left no name, so there is none to tell. Nothing needs to be chosen here.",
    ),
    ProblemCode.COMPLAINT_REOPENED_BEFORE: Sentence(
        "这件投诉已重新办理过一次。仍不满意的，请拨打 12345，或向上一级单位反映。",
        "This was reopened once already. Please call 12345, or turn to the office above.",
    ),
    ProblemCode.COMPLAINT_REOPEN_OVER: Sentence(
        "申请重新办理的期限到 {until} 为止，已经过了。有新的情况，请重新投诉。",
        "It could be reopened until {until}. If something new happened, please complain anew.",
    ),
}
