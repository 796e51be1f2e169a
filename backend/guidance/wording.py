"""What to do, in one plain sentence for each kind of answer; the entry itself tells the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from backend.catalogue.models import Measure
from backend.guidance.answers import Finding
from backend.guidance.models import GuideLane


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """In both languages."""

    zh: str
    en: str


_REPLACED: Mapping[Measure, Advice] = {
    Measure.DATA_SHARE: Advice(
        zh="不用开。办事单位自己在网上查得到，请让工作人员直接查。",
        en="You need no proof: the office can look it up itself.",
    ),
    Measure.COMMITMENT: Advice(
        zh="不用开。在办事单位签一份承诺书，说的是真话就行。",
        en="You need no proof: sign a commitment at the office.",
    ),
    Measure.DEFERRAL: Advice(
        zh="可以先办事，这份材料以后按约定的日期补交。",
        en="The office starts without it; you hand it in later, by a day you agree on.",
    ),
    Measure.DEPT_VERIFY: Advice(
        zh="不用开。由办事单位向有关部门核对，请让工作人员去核。",
        en="You need no proof: the office asks the other authority itself.",
    ),
    Measure.SUBSTITUTE: Advice(
        zh="不用开。带上能说明同一件事的证件或材料就行。",
        en="You need no proof: bring a document that shows the same.",
    ),
    Measure.AGENT: Advice(
        zh="不用您跑。由帮办代办人员替您办好。", en="An agent of the office gets it for you."
    ),
    Measure.FLEXIBLE: Advice(
        zh="这一项可以灵活处理，请直接问办事窗口。",
        en="The office handles this case by case; please ask it.",
    ),
}
_BY_LANE: Mapping[GuideLane, Advice] = {
    GuideLane.ABOLISHED: Advice(
        zh="不用开。这种证明已经取消，谁要都可以不给；对方坚持要，可以投诉。",
        en="You need no proof: it was abolished. If the office insists, you can complain.",
    ),
    GuideLane.OTHER_AUTHORITY: Advice(
        zh="这种证明不找村（居）委会开。", en="The committee does not give this proof."
    ),
    GuideLane.OURS: Advice(
        zh="这种证明由村（居）委会开，可以在网上申请。",
        en="Your committee gives this proof; you can ask for it here.",
    ),
}


def advice(finding: Finding) -> Advice:
    """The sentence for an entry."""
    measure = finding.candidate.told.measure
    if finding.lane is GuideLane.REPLACED and measure is not None:
        return _REPLACED[measure]
    return _BY_LANE[finding.lane]
