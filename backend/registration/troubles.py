"""What keeps a whole workbook from being read, or should be known of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backend.foundation.errors import Sentence
from backend.foundation.intake.verdict import MAX_COLUMNS, MAX_LINES, Refusal


class TroubleCode(StrEnum):
    """Stable; safe to branch on."""

    NO_WORKBOOK = "NO_WORKBOOK"
    BROKEN = "BROKEN"
    TOO_LARGE = "TOO_LARGE"
    SHEETS = "SHEETS"
    MACROS = "MACROS"
    HEADINGS_MISSING = "HEADINGS_MISSING"
    HEADING_UNKNOWN = "HEADING_UNKNOWN"
    NO_ROWS = "NO_ROWS"


_SENTENCES = {
    TroubleCode.NO_WORKBOOK: Sentence(
        "这不是XLSX表格。旧版XLS或加密的表格请另存为不加密的XLSX后再上传。",
        "This is no XLSX workbook. Save an old XLS or a protected one as plain XLSX.",
    ),
    TroubleCode.BROKEN: Sentence(
        "这份表格打不开。请用表格软件打开并另存后再上传。",
        "This workbook cannot be read. Open it, save it anew and upload it again.",
    ),
    TroubleCode.TOO_LARGE: Sentence(
        f"表格太大：最多{MAX_LINES}行、{MAX_COLUMNS}列。请分成几份，或删去多余的行列。",
        f"Too large: at most {MAX_LINES} rows of {MAX_COLUMNS} columns. Split it in several.",
    ),
    TroubleCode.SHEETS: Sentence(
        "有几张填了内容的工作表。每份文件只能有一张，请分开上传。",
        "More than one sheet is filled in. Upload each in a file of its own.",
    ),
    TroubleCode.MACROS: Sentence(
        "表格里有宏。请另存为不含宏的XLSX后再上传。",
        "The workbook has macros. Save it as XLSX without macros.",
    ),
    TroubleCode.HEADINGS_MISSING: Sentence(
        "没有找到这些栏目：{name}。请使用下载的空白表。",
        "These headings are missing: {name}. Use the blank form.",
    ),
    TroubleCode.HEADING_UNKNOWN: Sentence(
        "表里没有“{name}”这一栏，其中的内容没有读入。",
        "The form has no column “{name}”; what stands in it was not read.",
    ),
    TroubleCode.NO_ROWS: Sentence(
        "没有读到填写的内容。无相关事项的，请在第一栏填“无”。",
        "No row is filled in. Where there is nothing, write 无 into the first cell.",
    ),
}
_OF_REFUSALS = {
    Refusal.KIND: TroubleCode.NO_WORKBOOK,
    Refusal.SHEET: TroubleCode.TOO_LARGE,
    Refusal.SHEETS: TroubleCode.SHEETS,
    Refusal.MACROS: TroubleCode.MACROS,
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One of them; `name` is the heading it is about."""

    code: TroubleCode
    name: str = ""

    @property
    def is_fatal(self) -> bool:
        """Whether nothing could be read."""
        return self.code is not TroubleCode.HEADING_UNKNOWN

    @property
    def message(self) -> str:
        """What to do, in Chinese."""
        return _SENTENCES[self.code].zh.format(name=self.name)

    @property
    def message_en(self) -> str:
        """The same in English."""
        return _SENTENCES[self.code].en.format(name=self.name)

    def stored(self) -> dict[str, str]:
        """As JSON."""
        return {"code": self.code.value, "name": self.name}

    @classmethod
    def from_stored(cls, stored: Mapping[str, str]) -> "Trouble":
        """From what `stored` gave."""
        return cls(TroubleCode(stored["code"]), stored["name"])

    @classmethod
    def of_refusal(cls, refusal: Refusal) -> "Trouble":
        """Why the inspection took no text from the file."""
        return cls(_OF_REFUSALS.get(refusal, TroubleCode.BROKEN))
