"""metadata.xml of a package (元数据): of the record, of the certificate, of what was done.

The record's elements are named in Chinese, as DA/T 48-2009 wraps electronic records; those of the
certificate by the keys of GB/T 36903-2018. `REQUIRED` is what the four-property check asks for.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from backend.archive import retention
from backend.foundation.clock import CHINA
from backend.preservation import numbering
from backend.preservation.casefile import Case
from backend.preservation.numbering import ArchivalCode
from backend.proofs import identifier

ROOT, RECORD, CERTIFICATE, PROCESS = "归档信息", "档案", "证照", "管理过程"
_FOR_EVER = "长期"
REQUIRED: Mapping[str, Sequence[str]] = {
    RECORD: (
        *("档号", "全宗号", "门类代码", "年度", "保管期限代码", "保管期限", "件号"),
        *("题名", "责任者", "责任者代码", "文件编号", "形成日期", "办结日期"),
        *("密级", "开放状态", "语种", "件数", "定稿校验值"),
    ),
    CERTIFICATE: (
        *("ZZMC", "ZZLXDM", "ZZBH", "ZZBS", "ZZBFJG", "ZZBFJGDM", "ZZBFRQ", "CZZT"),
        *("CZZTDMLX", "CZZTDMLXDM", "ZZYXQQSRQ", "ZZYXQJZRQ", "ZZQZR", "ZZQZSJ", "ZZQZMC"),
    ),
}


def archival_code(case: Case) -> ArchivalCode:
    """档号 of the case."""
    return numbering.code_of(
        region=case.committee.region,
        uscc=case.committee.uscc,
        year=case.snapshot.year,
        item=case.snapshot.serial,
        kept=retention.rule_of_proof(case.proof.title),
    )


def written(case: Case, decided: Mapping[str, Any], *, files: int) -> bytes:
    """The whole of it; `decided` is the frozen content, `files` how many the package has."""
    root = ET.Element(ROOT, {"版本": "1"})
    _fill(ET.SubElement(root, RECORD), _record(case, files))
    _fill(ET.SubElement(root, CERTIFICATE), _certificate(case, decided))
    process = ET.SubElement(root, PROCESS)
    for order, step in enumerate(case.steps, start=1):
        deed = ET.SubElement(process, "业务行为", {"序号": str(order)})
        _fill(
            deed,
            {
                "行为时间": step.at.astimezone(CHINA).isoformat(),
                "行为": step.verb,
                "状态": step.state.value,
                "责任人": case.name_of(step.person_id) or "系统",
            },
        )
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _record(case: Case, files: int) -> dict[str, str | None]:
    code, kept = archival_code(case), retention.rule_of_proof(case.proof.title)
    until = kept.kept_until(case.snapshot.issued_on)
    return {
        "档号": code.text,
        "全宗号": code.fonds,
        "门类代码": code.category,
        "年度": str(code.year),
        "保管期限代码": code.retention,
        "保管期限": "永久" if until is None else f"{kept.amount}年",
        "保管至": None if until is None else until.isoformat(),
        "保管期限依据": kept.basis,
        "件号": str(code.item),
        "题名": case.proof.title,
        "责任者": case.committee.name,
        "责任者代码": case.committee.uscc,
        "文件编号": case.snapshot.number,
        "形成日期": case.snapshot.issued_on.isoformat(),
        "办结日期": case.as_of.astimezone(CHINA).date().isoformat(),
        "办理状态": case.proof.state.value,
        "密级": "不涉密",
        # 档案法 第二十八条、个人信息保护法: it names a person, and is opened to nobody else.
        "开放状态": "控制",
        "语种": "汉语",
        "件数": str(files),
        "页数": str(case.sealed[-1].pages),
        "定稿校验值": case.snapshot.sha256,
    }


def _certificate(case: Case, decided: Mapping[str, Any]) -> dict[str, str | None]:
    subject, issuer = decided["subject"], decided["issuer"]
    kind, kind_code = _kind_of_number(subject)
    return {
        "ZZMC": decided["title"],
        "ZZLXDM": identifier.parse(decided["identifier"]).type_code,
        "ZZBH": decided["number"],
        "ZZBS": decided["identifier"],
        "ZZBFJG": issuer["name"],
        "ZZBFJGDM": issuer["uscc"],
        "ZZBFRQ": decided["issued_on"],
        "CZZT": subject["name"],
        "CZZTDM": subject["id_number"] or subject.get("uscc"),
        "CZZTDMLX": kind,
        "CZZTDMLXDM": kind_code,
        "ZZYXQQSRQ": decided["issued_on"],
        "ZZYXQJZRQ": decided["valid_until"] or _FOR_EVER,
        "ZZQZR": case.name_of(case.use.keeper_id),
        "ZZQZSJ": case.use.at.astimezone(CHINA).isoformat(),
        "ZZQZMC": case.seal.name,
    }


def _kind_of_number(subject: Mapping[str, Any]) -> tuple[str, str]:
    """持证主体代码类型 and its code in GB/T 36903."""
    if subject["id_number"]:
        return "公民身份号码", "111"
    if subject.get("uscc"):
        return "统一社会信用代码", "001"
    return "其他自然人", "999"


def _fill(parent: ET.Element, values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is not None:
            ET.SubElement(parent, name).text = value
