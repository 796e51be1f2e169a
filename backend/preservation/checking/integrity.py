"""完整性: that nothing of the case is missing, and that its parts tell the same."""

from collections.abc import Iterator

from backend.preservation import manifest, materials, metadata
from backend.preservation.checking.opened import OpenedPackage, at, list_at, text_at, told
from backend.preservation.checking.report import Code, Finding, Sentence, judged
from backend.proofs import identifier
from backend.proofs.identifier import InvalidIdentifier

STEPS = ("check", "approve", "render", "seal", "issue")
"""What every issued proof went through, in this order."""


def examined(package: OpenedPackage) -> list[Finding]:
    """What came of each check of integrity."""
    return [
        judged(Code.PARTS, list(_missing_parts(package))),
        judged(Code.LISTED, list(_unlisted(package))),
        judged(Code.METADATA, list(_missing_metadata(package))),
        judged(Code.AGREEMENT, list(_disagreements(package))),
        judged(Code.STEPS, list(_missing_steps(package))),
        judged(Code.ATTACHMENTS, list(_other_attachments(package))),
    ]


def _missing_parts(package: OpenedPackage) -> Iterator[Sentence]:
    for path in (*materials.ALWAYS, manifest.NAME, manifest.SEAL):
        if path not in package.members:
            yield Sentence(f"缺少 {path}", f"{path} is missing")
    if not package.sealed():
        yield Sentence("缺少加盖印章的证明", "the sealed proof is missing")


def _unlisted(package: OpenedPackage) -> Iterator[Sentence]:
    if package.manifest is None:
        yield Sentence("没有可读的清单", "there is no manifest that can be read")
        return
    lines = package.manifest.files
    there = [path for path in package.members if path not in {manifest.NAME, manifest.SEAL}]
    if [line.path for line in lines] != there:
        yield Sentence("文件与清单不对应", "files and manifest do not match")
    if [line.order for line in lines] != list(range(1, len(lines) + 1)):
        yield Sentence("件内顺序号不连续", "the files are not numbered from one on")
    for line in lines:
        member = package.members.get(line.path)
        if member is not None and member.size != line.size:
            yield Sentence(f"第{line.order}件大小不符", f"file {line.order} has another size")


def _missing_metadata(package: OpenedPackage) -> Iterator[Sentence]:
    for section, names in metadata.REQUIRED.items():
        for name in names:
            if not told(package.metadata, section, name):
                yield Sentence(f"缺少{name}", f"{name} is missing")


def _disagreements(package: OpenedPackage) -> Iterator[Sentence]:
    decided, listed = package.content, package.manifest
    pairs = {
        "文件编号": (told(package.metadata, metadata.RECORD, "文件编号"), "number"),
        "证照编号": (told(package.metadata, metadata.CERTIFICATE, "ZZBH"), "number"),
        "证照标识": (told(package.metadata, metadata.CERTIFICATE, "ZZBS"), "identifier"),
        "证照名称": (told(package.metadata, metadata.CERTIFICATE, "ZZMC"), "title"),
        "清单编号": (listed.number if listed else "", "number"),
        "清单标识": (listed.identifier if listed else "", "identifier"),
    }
    for name, (found, key) in pairs.items():
        if not found or found != text_at(decided, key):
            yield Sentence(f"{name}不符", f"{name} differs from the decided {key}")
    if text_at(decided, "subject", "name") != told(package.metadata, metadata.CERTIFICATE, "CZZT"):
        yield Sentence("持证主体不符", "the holder is another one")
    if listed and listed.archival_code != told(package.metadata, metadata.RECORD, "档号"):
        yield Sentence("档号不符", "the archival code is another one")
    try:
        identifier.parse(text_at(decided, "identifier"))
    except InvalidIdentifier:
        yield Sentence("证照标识校验位不对", "the identifier has a wrong check character")


def _missing_steps(package: OpenedPackage) -> Iterator[Sentence]:
    verbs = [text_at(step, "verb") for step in list_at(package.timeline, "steps")]
    place = 0
    for step in STEPS:
        if step not in verbs[place:]:
            yield Sentence(f"缺少或顺序不对：{step}", f"missing, or out of order: {step}")
        else:
            place = verbs.index(step, place) + 1


def _other_attachments(package: OpenedPackage) -> Iterator[Sentence]:
    there = [path for path in package.members if path.startswith("application/attachment-")]
    said = at(package.application, "attachments")
    if said != len(there) or isinstance(said, bool):
        yield Sentence(
            f"有{len(there)}件，与申请不符", f"{len(there)} are there, others were given"
        )
