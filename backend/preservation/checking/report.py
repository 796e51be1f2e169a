"""The checks there are, what came of each, and the report of a package (四性检测报告)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Property(StrEnum):
    """The four properties (四性) of 档案法实施条例 第四十条."""

    AUTHENTICITY = "authenticity"
    INTEGRITY = "integrity"
    USABILITY = "usability"
    SECURITY = "security"


PROPERTIES: Mapping[Property, str] = {
    Property.AUTHENTICITY: "真实性",
    Property.INTEGRITY: "完整性",
    Property.USABILITY: "可用性",
    Property.SECURITY: "安全性",
}


class Outcome(StrEnum):
    """What came of a check."""

    PASSED = "pass"
    FAILED = "fail"
    NOT_APPLICABLE = "not-applicable"


_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.PASSED: "通过",
    Outcome.FAILED: "不通过",
    Outcome.NOT_APPLICABLE: "不适用",
}


class Sentence(NamedTuple):
    """The same in both languages."""

    chinese: str
    english: str


class Code(StrEnum):
    """Every check, in the order of the report; the letter is its property's."""

    UNCHANGED = "A1"
    MANIFEST = "A2"
    HASHES = "A3"
    SEAL = "A4"
    SIGNER = "A5"
    REVISIONS = "A6"
    REGISTER = "A7"
    SEALED_IN_TIME = "A8"
    TIME_STAMP = "A9"
    CONTENT = "A10"
    PARTS = "I1"
    LISTED = "I2"
    METADATA = "I3"
    AGREEMENT = "I4"
    STEPS = "I5"
    ATTACHMENTS = "I6"
    READABLE = "U1"
    FORMATS = "U2"
    OPENS = "U3"
    PDF_A = "U4"
    CONTAINER = "S1"
    SIZES = "S2"
    ACTIVE = "S3"
    PASSWORDS = "S4"
    PROGRAMS = "S5"

    @property
    def kind(self) -> Property:
        """The property it belongs to."""
        return next(each for each in Property if each.value[0].upper() == self.value[0])


CHECKS: Mapping[Code, Sentence] = {
    Code.UNCHANGED: Sentence("信息包封装后没有改动", "The package is as it was packed"),
    Code.MANIFEST: Sentence("文件清单与其校验值一致", "The manifest has the hash noted beside it"),
    Code.HASHES: Sentence(
        "每个文件的 SHA-256 和 SM3 校验值与清单一致",
        "Every file has the SHA-256 and SM3 of the manifest",
    ),
    Code.SEAL: Sentence("电子印章完好、有效、可信", "The seal is intact, valid and trusted"),
    Code.SIGNER: Sentence(
        "签章证书与用印登记一致", "The seal's certificate is the one of the register"
    ),
    Code.REVISIONS: Sentence(
        "每次修订都完整包含前一次", "Every revision begins with the one before it"
    ),
    Code.REGISTER: Sentence(
        "用印登记的校验值属于本件，审批人与印章保管人不是同一人",
        "The register names this file, and its approver is not the keeper of the seal",
    ),
    Code.SEALED_IN_TIME: Sentence(
        "签章时间在审批之后、用印登记之时",
        "It was sealed after the approval, when the register says",
    ),
    Code.TIME_STAMP: Sentence("有第三方时间戳", "There is a time stamp of a third party"),
    Code.CONTENT: Sentence(
        "定稿内容与元数据中的校验值一致", "The decided content has the hash of the metadata"
    ),
    Code.PARTS: Sentence("应归档的文件齐全", "Every part that is to be archived is there"),
    Code.LISTED: Sentence(
        "文件与清单逐一对应，数量、顺序、大小一致",
        "Files and manifest match one by one, in number, order and size",
    ),
    Code.METADATA: Sentence("元数据项齐全", "The metadata is complete"),
    Code.AGREEMENT: Sentence(
        "元数据、清单和定稿内容相符", "Metadata, manifest and decided content agree"
    ),
    Code.STEPS: Sentence(
        "办理过程记录完整，顺序正确", "The steps of the case are all there, in order"
    ),
    Code.ATTACHMENTS: Sentence(
        "随附材料数量与申请一致", "There are as many attachments as the application says"
    ),
    Code.READABLE: Sentence("信息包可以打开", "The package can be opened"),
    Code.FORMATS: Sentence(
        "文件格式符合归档要求", "Every file has a format in which files are archived"
    ),
    Code.OPENS: Sentence("每个文件可以打开", "Every file opens as what it says it is"),
    Code.PDF_A: Sentence("证明声明了 PDF/A 长期保存格式", "The proof declares itself PDF/A"),
    Code.CONTAINER: Sentence(
        "信息包内没有越界路径、链接、重名、压缩或者加密的文件",
        "No name leads out of the package, none is a link, doubled, compressed or encrypted",
    ),
    Code.SIZES: Sentence("文件数量和大小在规定范围内", "Number and sizes of files are in bounds"),
    Code.ACTIVE: Sentence(
        "PDF 中没有脚本、自动执行的动作、未声明的内嵌文件",
        "No PDF has a script, an action of its own, or an embedded file it does not declare",
    ),
    Code.PASSWORDS: Sentence("PDF 没有加密", "No PDF is encrypted"),
    Code.PROGRAMS: Sentence("没有可执行程序或者嵌套压缩包", "No file is a program or an archive"),
}


_NOTHING = Sentence("", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What came of one check, and why unless it passed."""

    code: Code
    outcome: Outcome
    reason: Sentence = _NOTHING


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What came of all checks, in their order. `manifest_sha256` is empty without a manifest."""

    package_sha256: str
    manifest_sha256: str
    archival_code: str
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether no check failed."""
        return not self.failed

    @property
    def failed(self) -> tuple[Code, ...]:
        """The codes of the checks that failed."""
        return tuple(each.code for each in self.findings if each.outcome is Outcome.FAILED)


def passing(code: Code) -> Finding:
    """It is as it should be."""
    return Finding(code=code, outcome=Outcome.PASSED)


def failing(code: Code, chinese: str, english: str) -> Finding:
    """It is not, and why."""
    return Finding(code=code, outcome=Outcome.FAILED, reason=Sentence(chinese, english))


def not_applicable(code: Code, chinese: str, english: str) -> Finding:
    """There is nothing to be checked, and why."""
    return Finding(code=code, outcome=Outcome.NOT_APPLICABLE, reason=Sentence(chinese, english))


def judged(code: Code, faults: Sequence[Sentence]) -> Finding:
    """Fails with the first three faults, and passes without any."""
    if not faults:
        return passing(code)
    more = len(faults) - 3
    chinese = "；".join(fault.chinese for fault in faults[:3])
    english = "; ".join(fault.english for fault in faults[:3])
    if more > 0:
        chinese, english = f"{chinese}；另有{more}处", f"{english}; and {more} more"
    return failing(code, chinese, english)


def as_json(report: Report) -> str:
    """For machines, and for the archive's own records."""
    content = {
        "schema": {"name": "mianzheng.four-property-report", "version": 1},
        "passed": report.passed,
        "archivalCode": report.archival_code,
        "packageSha256": report.package_sha256,
        "manifestSha256": report.manifest_sha256,
        "checks": [
            {
                "code": each.code.value,
                "property": each.code.kind.value,
                "check": CHECKS[each.code].chinese,
                "checkEn": CHECKS[each.code].english,
                "outcome": each.outcome.value,
                "reason": each.reason.chinese,
                "reasonEn": each.reason.english,
            }
            for each in report.findings
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_text(report: Report) -> str:
    """For people, in Chinese with the English beside it."""
    lines = [
        "电子档案四性检测报告 · Four-property check",
        f"档号: {report.archival_code or '—'}",
        f"信息包 SHA-256: {report.package_sha256}",
        f"文件清单 SHA-256: {report.manifest_sha256 or '—'}",
    ]
    for kind, name in PROPERTIES.items():
        lines += ["", f"{name} · {kind.value.capitalize()}"]
        for each in report.findings:
            if each.code.kind is kind:
                told = CHECKS[each.code]
                outcome = _OUTCOMES[each.outcome]
                lines.append(f"  {each.code.value:<4}{outcome}  {told.chinese} · {told.english}")
                if each.reason.chinese:
                    lines.append(f"      {each.reason.chinese} · {each.reason.english}")
    verdict = "全部通过 · passed" if report.passed else f"不通过 · failed: {_codes(report)}"
    return "\n".join([*lines, "", f"结论: {verdict}"])


def _codes(report: Report) -> str:
    return ", ".join(code.value for code in report.failed)
