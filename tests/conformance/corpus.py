"""Documents to be judged: every template, names that people really have, one to three pages."""

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.bootstrap import TEMPLATES
from backend.copies import enclosures as copies
from backend.foundation.documents.embedding import EmbeddedFile, Relationship
from backend.letters import enclosures as letters
from backend.proofs import enclosures as proofs

PROOFS = (
    "proofs/free-form/v1",
    "proofs/free-form/v2",
    "proofs/annotated-copy/v1",
    "proofs/annotated-copy/v2",
)
PROSE = (
    "letters/answer/v1",
    "letters/rectification-order/v1",
    "letters/transfer-notice/v1",
)
BUNDLE = "letters/evidence-bundle/v1"
REPORT = "reports/complaints/v1"
TEMPLATE_VERSIONS = (*PROOFS, *PROSE, BUNDLE, REPORT)

UNSEALED = frozenset({"proofs/annotated-copy/v1", REPORT})
"""A report never bears a seal, and copies did not before v2."""

NAMES = (
    "王芳", "欧阳娜娜", "龙㛃霏", "𠮷国强", "䶮𬭚买", "𪜀𫠠囍", "㐀㐁", "𠀀𠀁", "𡈽𤭢", "𫝀𬎆",
    "𭕄𮯀", "鿏〇嘠", "龘靐齉", "佐々木﨑", "買买提·阿布都热西提", "阿布都热西提·买买提明·吾斯曼江",
    "拉玛·央金卓嘎·旦增", "Anna-Maria O’Neill", "José Ñúñez", "Nguyễn Văn Ánh", "Иван Петров",
    "한지민", "阿" * 50, "买·" * 24 + "买提",
    "Wolfgang-Amadeus-Maximilian-Alexander-Ferdinand-von",
)  # fmt: skip

SENTENCE = "兹证明{name}自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。\n"
REPEATED = (10, 24)
"""How often a text says it, for two and for three pages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Printable:
    """What a renderer is asked for."""

    template: str
    version: str
    content: Mapping[str, Any]
    files: Sequence[EmbeddedFile]

    @property
    def is_sealed(self) -> bool:
        if f"{self.template}/{self.version}" in UNSEALED:
            return False
        # A copy without a maker says that nothing sealed it.
        return "annotation" not in self.content or self.content["annotation"]["maker"] is not None


def documents_of(template_version: str) -> Iterator[Printable]:
    """All documents of one version of a template, in an order that never changes."""
    template, _, version = template_version.rpartition("/")
    for content in _contents(template_version, _sample(template_version)):
        yield Printable(
            template=template,
            version=version,
            content=content,
            files=_files(template_version, content),
        )


def _contents(template_version: str, sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if template_version in PROOFS:
        return _proofs(sample)
    if template_version in PROSE:
        return _letters(sample)
    if template_version == BUNDLE:
        return _bundles(sample)
    return _reports(sample)


def _proofs(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every name on one page, every tenth on two and three; and papers that lack something."""
    yield sample
    yield sample | {"recipient": None, "valid_until": None, "demo_seal": False}
    yield sample | {"version": "002", "supersedes": {"number": "小阳证〔2026〕9号"}}
    yield sample | {"subject": {"name": "王芳", "id_number": None, "uscc": None}}
    if "annotation" in sample:
        yield sample | {"annotation": sample["annotation"] | {"maker": None}}
    for place, name in enumerate(NAMES):
        named = sample | {
            "subject": {"name": name, "id_number": "990101188001010015", "uscc": None},
            "preparer": NAMES[place - 1],
            "person_in_charge": NAMES[place - 2],
        }
        for repeated in (1, *REPEATED[: 2 if place % 10 == 0 else 0]):
            yield named | {"statement": SENTENCE.format(name=name) * repeated}


def _letters(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield sample
    for place, name in enumerate(NAMES):
        for repeated in (1, *REPEATED[: 2 if place % 10 == 0 else 0]):
            changed = copy.deepcopy(sample) | {"addressee": name, "demo_seal": place % 2 == 0}
            changed["text"]["finding"] = SENTENCE.format(name=name) * repeated
            yield changed


def _bundles(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for count in (1, 12, 30):
        pieces = [dict(sample["pieces"][place % 3]) for place in range(count)]
        for place, piece in enumerate(pieces, start=1):
            content = _piece(place)
            piece["name"] = f"{place:02d}.{piece['name'].partition('.')[2]}"
            piece["size"], piece["sha256"] = len(content), hashlib.sha256(content).hexdigest()
        yield copy.deepcopy(sample) | {"pieces": pieces}


def _reports(sample: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield sample
    for rows in (20, 50):
        table = sample["tables"][1] | {"rows": [["九江市柴桑区民政局", 7, 3, 2]] * rows}
        yield sample | {"tables": [*sample["tables"], table]}


def _files(template_version: str, content: Mapping[str, Any]) -> list[EmbeddedFile]:
    if "annotation" in content:
        return copies.of(content)
    if template_version in PROOFS:
        return proofs.of(content)
    if template_version == REPORT:
        return []
    return [*(_embedded(piece) for piece in content["pieces"]), letters.of(content)]


def _embedded(piece: Mapping[str, Any]) -> EmbeddedFile:
    return EmbeddedFile(
        name=piece["name"],
        description=piece["title"],
        dated=date(2026, 11, 22),
        relationship=Relationship.SUPPLEMENT,
        content=_piece(int(piece["name"][:2])),
    )


def _piece(place: int) -> bytes:
    """What a standard of documents need not understand: the bytes of anything."""
    return hashlib.sha256(bytes([place])).digest() * 50


def _sample(template_version: str) -> dict[str, Any]:
    return json.loads((TEMPLATES / template_version / "sample.json").read_text("utf-8"))
