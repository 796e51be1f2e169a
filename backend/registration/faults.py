"""What can be wrong with a cell, and what to do about it, in two languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backend.foundation.errors import Sentence


class FaultCode(StrEnum):
    """Stable; safe to branch on."""

    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    UNSEEN = "UNSEEN"
    FORMULA = "FORMULA"
    NO_TICK = "NO_TICK"
    TICK_NONE = "TICK_NONE"
    TICK_BOTH = "TICK_BOTH"
    WORDS_NEEDED = "WORDS_NEEDED"
    BASIS_NEEDED = "BASIS_NEEDED"
    NOT_YES_NO = "NOT_YES_NO"
    REASON_NEEDED = "REASON_NEEDED"
    NOT_A_NEED = "NOT_A_NEED"
    ALTERNATIVES_DIFFER = "ALTERNATIVES_DIFFER"
    ALTERNATIVE_EMPTY = "ALTERNATIVE_EMPTY"
    PLACE_MISSING = "PLACE_MISSING"
    NOT_A_PHONE = "NOT_A_PHONE"
    NOT_AN_OPINION = "NOT_AN_OPINION"
    CANCEL_REASON_NEEDED = "CANCEL_REASON_NEEDED"
    NOT_A_CANCEL_REASON = "NOT_A_CANCEL_REASON"
    SUBSTITUTE_NEEDED = "SUBSTITUTE_NEEDED"
    NOT_A_SUBSTITUTE = "NOT_A_SUBSTITUTE"
    NOT_A_VALIDITY = "NOT_A_VALIDITY"


_SENTENCES = {
    FaultCode.EMPTY: Sentence(
        "没有填写；合并的单元格请拆开，逐行填写", "Fill this in; split merged cells, row by row"
    ),
    FaultCode.TOO_LONG: Sentence(
        "最多{limit}个字，请缩短或另附页", "At most {limit} characters; shorten it or add a page"
    ),
    FaultCode.UNSEEN: Sentence(
        "第{position}个字符无法显示，请删去重写",
        "Character {position} cannot be seen; delete it and type it again",
    ),
    FaultCode.FORMULA: Sentence(
        "这里是公式，请改为直接填写的文字", "This is a formula; type the text itself"
    ),
    FaultCode.NO_TICK: Sentence("请打“√”或留空", "Put √ here or leave it blank"),
    FaultCode.TICK_NONE: Sentence(
        "请在“{headings}”中至少选一栏打“√”", "Tick at least one of {headings}"
    ),
    FaultCode.TICK_BOTH: Sentence(
        "“{headings}”只能选一栏，请删去另一个“√”", "Tick only one of {headings}"
    ),
    FaultCode.WORDS_NEEDED: Sentence(
        "采用其他措施的，请写明具体方式", "Say which other way; a tick alone is not enough"
    ),
    FaultCode.BASIS_NEEDED: Sentence(
        "建议保留的，请填写依据的全名、文号及条款；没有依据的应当取消",
        "What is to be kept needs its law, number and article; without one it is to be cancelled",
    ),
    FaultCode.NOT_YES_NO: Sentence("请填“是”或“否”", "Write 是 (yes) or 否 (no)"),
    FaultCode.REASON_NEEDED: Sentence(
        "不能网上受理的，请写明理由", "Say why it cannot be handled online"
    ),
    FaultCode.NOT_A_NEED: Sentence(
        "请填“认同”或“需求”，或留空", "Write 认同 or 需求, or leave it blank"
    ),
    FaultCode.ALTERNATIVES_DIFFER: Sentence(
        "“或”字分隔的材料有{names}项，出具部门有{issuers}项，请按顺序一一对应",
        "{names} materials are joined with 或 but {issuers} issuers; give one for each, in order",
    ),
    FaultCode.ALTERNATIVE_EMPTY: Sentence(
        "“或”字前后都要写明材料或部门", "Something is missing before or after 或"
    ),
    FaultCode.PLACE_MISSING: Sentence(
        "填了下一级区划，请补填本级", "A place below is filled in; fill in this level too"
    ),
    FaultCode.NOT_A_PHONE: Sentence("请填11位手机号", "Give a mobile number of 11 digits"),
    FaultCode.NOT_AN_OPINION: Sentence("请填“保留”或“取消”", "Write 保留 (keep) or 取消 (cancel)"),
    FaultCode.CANCEL_REASON_NEEDED: Sentence(
        "建议取消的，请填写“七个一律”中的一条", "Say which of the seven rules cancels it"
    ),
    FaultCode.NOT_A_CANCEL_REASON: Sentence(
        "不是“七个一律”中的一条，请照填表说明填写", "Not one of the seven rules; see the notes"
    ),
    FaultCode.SUBSTITUTE_NEEDED: Sentence(
        "建议保留的，请填写替代方式；确无替代方式的，写明具体理由",
        "What is kept needs a substitute way, or the reason why there is none",
    ),
    FaultCode.NOT_A_SUBSTITUTE: Sentence(
        "“{word}”不是替代方式，可填信息共享、部门协助、当事人承诺、其他材料代替",
        "“{word}” is no way; use 信息共享, 部门协助, 当事人承诺 or 其他材料代替",
    ),
    FaultCode.NOT_A_VALIDITY: Sentence(
        "请填“7天”“6个月”“3年”或“长期”", "Write 7天, 6个月, 3年 or 长期"
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """What is wrong in the cell of one column."""

    column: str
    code: FaultCode
    details: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def message(self) -> str:
        """What to do, in Chinese."""
        return _SENTENCES[self.code].zh.format(**self.details)

    @property
    def message_en(self) -> str:
        """The same in English."""
        return _SENTENCES[self.code].en.format(**self.details)

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return {"column": self.column, "code": self.code.value, "details": dict(self.details)}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Fault":
        """From what `stored` gave."""
        return cls(
            column=stored["column"], code=FaultCode(stored["code"]), details=stored["details"]
        )
