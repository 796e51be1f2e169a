"""Sentences about complaints, for the offices that handle them."""

from backend.foundation.errors.codes import ProblemCode
from backend.foundation.errors.sentences.sentence import Sentence

SENTENCES: dict[ProblemCode, Sentence] = {
    ProblemCode.COMPLAINANT_SHOWN: Sentence(
        "这里写出了投诉人的姓名、电话、证件号码或原话，被投诉单位会看到。请用自己的话概括，不写是谁说的。",
        "This tells who complained: a name, a number, or her own words. The office complained of"
        " would read it. Please sum it up in words of your own.",
    ),
    ProblemCode.OFFICE_CANNOT_LEAD: Sentence(
        "不能交给这个单位：要交给本辖区内有督查岗位的单位，不能是被投诉单位，也不能往下推给乡镇、街道或村（居）委会。",
        "This office cannot have it. Choose one of your branch with supervising staff; not the one"
        " complained of, and no township or committee below.",
    ),
    ProblemCode.OBJECTION_FINAL: Sentence(
        "管辖已经裁定，不能再退回，请继续办理。",
        "Who has to deal with this was decided after an objection. It cannot be given back.",
    ),
    ProblemCode.EXTENDED_BEFORE: Sentence(
        "已经延期一次，不能再延。",
        "This was extended before; that is possible once.",
    ),
    ProblemCode.TERM_OVER: Sentence(
        "期限已过，不能再延期，请尽快办结。",
        "The term is over and cannot be extended any more. Please decide as soon as you can.",
    ),
    ProblemCode.SUGGESTION_ONLY: Sentence(
        "只有建议可以直接答复；投诉和举报要先认定是否属实。",
        "Only a suggestion is answered directly. A complaint or a report needs a finding first.",
    ),
    ProblemCode.VISIT_MISSING: Sentence(
        "请先回访投诉人，再办结。",
        "Please ask the complainant whether it helped before you close this.",
    ),
    ProblemCode.LETTER_PENDING: Sentence(
        "这一件有一份文书还没有发出。等文书发出后再办，或者先收回文书。",
        "A letter about this is not sent yet. Wait until it is, or take the letter back first.",
    ),
}
