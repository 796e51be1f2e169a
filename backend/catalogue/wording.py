"""The words of the catalogue: how measures, classes and sources are called for readers."""

from backend.catalogue.models import Measure, ProofClass, SourceAttribute
from backend.foundation.errors import Sentence

MEASURES = {
    Measure.CANCEL: Sentence("直接取消", "Cancelled"),
    Measure.DATA_SHARE: Sentence("数据共享", "Shared data"),
    Measure.COMMITMENT: Sentence("告知承诺", "Written commitment"),
    Measure.DEFERRAL: Sentence("容缺后补", "May be handed in later"),
    Measure.DEPT_VERIFY: Sentence("部门核验", "Checked between departments"),
    Measure.SUBSTITUTE: Sentence("其他材料替代", "Another paper will do"),
    Measure.AGENT: Sentence("帮办代办", "Fetched for you"),
    Measure.FLEXIBLE: Sentence("灵活处置", "Decided case by case"),
    Measure.NOT_YET: Sentence("暂时无法实现", "Not possible yet"),
    Measure.HIGHER_LEVEL: Sentence("上级办理仍需提供", "Still needed at a higher level"),
    Measure.KEPT: Sentence("保留", "Kept"),
}
CLASSES = {
    ProofClass.CERTIFICATE: Sentence("政府部门核发的证照材料", "Certificate of an authority"),
    ProofClass.FACT: Sentence("证明客观事实的材料", "Proof of a fact"),
    ProofClass.SERVICE_RESULT: Sentence("公共服务行业出具的结果材料", "Result of a public service"),
}
SOURCES = {
    SourceAttribute.APPLICANT: Sentence("申请人提供", "The applicant has it"),
    SourceAttribute.GOVERNMENT: Sentence("政府部门核发", "An authority issues it"),
    SourceAttribute.OTHER: Sentence("其他", "Another source"),
}
