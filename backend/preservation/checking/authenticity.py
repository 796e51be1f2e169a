"""真实性: that the case is what the issuer made, and sealed."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from backend.foundation.sealing.inspector import InspectionFailed, SealInspector
from backend.foundation.sealing.report import SealLevel, SealProblem, SealReport
from backend.preservation import manifest, materials, metadata
from backend.preservation.checking.opened import OpenedPackage, text_at, told
from backend.preservation.checking.report import (
    Code,
    Finding,
    Sentence,
    failing,
    judged,
    not_applicable,
    passing,
)

TOLERANCE = timedelta(minutes=5)
"""Between the clock of the seal and that of the register; two machines may seal and register."""
_STAMPED = frozenset({SealLevel.B_T, SealLevel.B_LT, SealLevel.B_LTA})
_P = SealProblem
_PROBLEMS: Mapping[SealProblem, str] = {
    _P.NO_SEAL: "没有电子印章",
    _P.SEVERAL_SEALS: "有多个电子签名",
    _P.CONTENT_CHANGED: "盖章后内容被改动",
    _P.SIGNATURE_INVALID: "数字签名错误",
    _P.ADDED_AFTERWARDS: "盖章后添加了内容",
    _P.HIDDEN_BYTES: "签名处藏有内容",
    _P.NOT_PADES: "不是 PAdES 签章",
    _P.NOT_CERTIFIED: "签章没有锁定文件",
    _P.UNKNOWN_AUTHORITY: "签发证书的机构不受信任",
    _P.CERTIFICATE_EXPIRED: "证书已过期",
    _P.CERTIFICATE_NOT_YET_VALID: "证书尚未生效",
    _P.CERTIFICATE_REVOKED: "证书已被吊销",
    _P.CERTIFICATE_UNSUITABLE: "证书不是用于盖章的",
    _P.TIME_UNPROVEN: "时间戳无效",
}


async def examined(package: OpenedPackage, inspector: SealInspector) -> list[Finding]:
    """What came of each check of authenticity."""
    seal = await _seal(package, inspector)
    return [
        passing(Code.UNCHANGED),
        _manifest(package),
        judged(Code.HASHES, list(_other_hashes(package))),
        *_of_the_seal(package, seal),
        judged(Code.REVISIONS, list(_broken_revisions(package))),
        judged(Code.REGISTER, list(_other_register(package))),
        _content(package),
    ]


async def _seal(package: OpenedPackage, inspector: SealInspector) -> SealReport | Sentence:
    """The report on the latest revision, or why there is none."""
    sealed = package.sealed()
    if not sealed:
        return Sentence("没有加盖印章的证明", "there is no sealed proof")
    try:
        return await inspector.inspect(package.bytes_of(sealed[-1]))
    except InspectionFailed:
        return Sentence("印章无法检验", "the seal cannot be inspected")


def _of_the_seal(package: OpenedPackage, seal: SealReport | Sentence) -> list[Finding]:
    checks = (Code.SEAL, Code.SIGNER, Code.SEALED_IN_TIME, Code.TIME_STAMP)
    if isinstance(seal, Sentence):
        return [failing(checks[0], *seal), *(not_applicable(code, *seal) for code in checks[1:])]
    problems = [
        Sentence(_PROBLEMS.get(SealProblem(each), "印章有问题"), str(each))
        for each in seal.problems
    ]
    return [
        judged(Code.SEAL, problems),
        _signer(package, seal),
        _sealed_in_time(package, seal),
        _time_stamp(seal),
    ]


def _signer(package: OpenedPackage, seal: SealReport) -> Finding:
    registered = text_at(package.seal_use, "seal", "certificateSha256")
    if registered and registered == seal.signer_fingerprint:
        return passing(Code.SIGNER)
    return failing(Code.SIGNER, "登记的是另一张证书", "the register names another certificate")


def _sealed_in_time(package: OpenedPackage, seal: SealReport) -> Finding:
    approved = _moment(text_at(package.timeline, "approval", "approvedAt"))
    registered = _moment(text_at(package.seal_use, "at"))
    if approved is None or registered is None or seal.signed_at is None:
        return failing(Code.SEALED_IN_TIME, "缺少时间记录", "a moment is not recorded")
    if approved - TOLERANCE <= seal.signed_at <= registered + TOLERANCE:
        return passing(Code.SEALED_IN_TIME)
    return failing(
        Code.SEALED_IN_TIME,
        "签章时间不在审批和用印登记之间",
        "it was sealed before the approval or after the registration",
    )


def _time_stamp(seal: SealReport) -> Finding:
    if seal.level in _STAMPED:
        return passing(Code.TIME_STAMP)
    return not_applicable(
        Code.TIME_STAMP,
        f"签章级别为 {seal.level}，没有第三方时间戳",
        f"the seal is {seal.level}, without a time stamp of a third party",
    )


def _manifest(package: OpenedPackage) -> Finding:
    listed = package.bytes_of(manifest.NAME)
    if listed and package.bytes_of(manifest.SEAL) == manifest.seal_of(listed):
        return passing(Code.MANIFEST)
    return failing(Code.MANIFEST, "清单缺失或者被改动", "the manifest is missing or was changed")


def _other_hashes(package: OpenedPackage) -> Iterator[Sentence]:
    if package.manifest is None:
        yield Sentence("没有可读的清单", "there is no manifest that can be read")
        return
    for line in package.manifest.files:
        if line.path in package.members:
            content = package.bytes_of(line.path)
            same = hashlib.sha256(content).hexdigest() == line.sha256
            if not same or manifest.sm3(content) != line.sm3:
                yield Sentence(f"第{line.order}件不一致", f"file {line.order} is another one")


def _broken_revisions(package: OpenedPackage) -> Iterator[Sentence]:
    before = b""
    for order, path in enumerate(package.sealed(), start=1):
        content = package.bytes_of(path)
        if not content.startswith(before):
            yield Sentence(f"第{order}次修订改动了前文", f"revision {order} changed what was there")
        before = content


def _other_register(package: OpenedPackage) -> Iterator[Sentence]:
    use = package.seal_use
    hashes = {hashlib.sha256(package.bytes_of(path)).hexdigest() for path in package.sealed()}
    if text_at(use, "sha256") not in hashes:
        yield Sentence("用印登记的不是这份文件", "the register names another file")
    approver, keeper = text_at(use, "approverId"), text_at(use, "keeperId")
    if not approver or not keeper or approver == keeper:
        yield Sentence("审批人与保管人不明或相同", "approver and keeper are one, or not named")


def _content(package: OpenedPackage) -> Finding:
    decided = hashlib.sha256(package.bytes_of(materials.CONTENT)).hexdigest()
    if told(package.metadata, metadata.RECORD, "定稿校验值") == decided:
        return passing(Code.CONTENT)
    return failing(Code.CONTENT, "定稿内容不是元数据所述", "the metadata tells of other content")


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
