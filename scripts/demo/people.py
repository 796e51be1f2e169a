"""Who lives and works in the demonstration. Identity numbers are impossible on purpose.

Area 990101 does not exist and nobody born in the 19th century is alive, so that no number can be
a real person's.
"""

from dataclasses import dataclass
from datetime import date

from backend.foundation.viewer import Role
from backend.identity.actions.posts import NewOrganisation
from backend.identity.models import OrganisationKind

TERM_FROM, TERM_TO = date(2026, 1, 1), date(2030, 12, 31)
VILLAGE_USCC = "54360404ME000001X0"
TOWNSHIP_USCC = "11360404MB00000199"
PORTAL_USCC = "11360400MB00000948"
PORTAL = "九江市免证通运行中心（演示）"
COOPERATIVE_USCC = "93360404MA00000123"
COOPERATIVE = "九江市柴桑区小阳村橘园农民专业合作社（演示）"
DEPARTMENT_USCC = "11360404MB00000968"
DEPARTMENT = "九江市柴桑区住房和城乡建设局"
DEPARTMENT_BASES = ("《公共租赁住房管理办法》第八条",)
JUSTICE_USCC = "11360400MB0000097H"
JUSTICE = "九江市司法局"
SERVICE_USCC = "11360400MB0000098L"
SERVICE = "九江市政务服务办公室"
SEAL_KEY = "xiaoyang"
NEXT_SEAL_KEY = "xiaoyang-next"
"""A second key of the village, to which its seal can be rotated."""
SERVICE_SEAL_KEY = "service"
PORTAL_SEAL_KEY = "portal"
PORTAL_SEAL = f"{PORTAL}电子证明加注专用章"

ORGANISATIONS = (
    NewOrganisation(
        kind=OrganisationKind.COMMITTEE,
        name="九江市柴桑区岷山乡小阳村村民委员会",
        mark="小阳证",
        uscc=VILLAGE_USCC,
        region="360404204202",
        contact_phone="0792-6000001",
        term_from=TERM_FROM,
        term_to=TERM_TO,
    ),
    NewOrganisation(
        kind=OrganisationKind.TOWNSHIP,
        name="九江市柴桑区岷山乡人民政府",
        mark="岷政",
        uscc=TOWNSHIP_USCC,
        region="360404204000",
        contact_phone="0792-6000002",
    ),
    NewOrganisation(
        kind=OrganisationKind.PORTAL,
        name=PORTAL,
        mark="免证",
        uscc=PORTAL_USCC,
        region="360400000000",
        contact_phone="0792-6000003",
    ),
    NewOrganisation(
        kind=OrganisationKind.ENTERPRISE,
        name=COOPERATIVE,
        mark="橘园合作社",
        uscc=COOPERATIVE_USCC,
        region="360404204202",
        contact_phone="0792-6000004",
    ),
    NewOrganisation(
        kind=OrganisationKind.DEPARTMENT,
        name=DEPARTMENT,
        mark="柴桑住建",
        uscc=DEPARTMENT_USCC,
        region="360404000000",
        contact_phone="0792-6000005",
    ),
    NewOrganisation(
        kind=OrganisationKind.DEPARTMENT,
        name=JUSTICE,
        mark="市司法",
        uscc=JUSTICE_USCC,
        region="360400000000",
        contact_phone="0792-6000006",
    ),
    NewOrganisation(
        kind=OrganisationKind.DEPARTMENT,
        name=SERVICE,
        mark="市政务",
        uscc=SERVICE_USCC,
        region="360400000000",
        contact_phone="0792-6000007",
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """Somebody the demonstration can sign in as."""

    title: str
    name: str
    phone: str
    id_number: str
    role: Role | None = None
    uscc: str = VILLAGE_USCC


def id_number(serial: int) -> str:
    """The impossible identity number with this serial, 1 to 999."""
    body = f"99010118800101{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def _account(serial: int, title: str, name: str, **more: object) -> Account:
    return Account(
        title=title,
        name=name,
        phone=f"1390000{serial:04d}",
        id_number=id_number(serial),
        **more,  # type: ignore[arg-type] -- role and uscc, by name
    )


STAFF = (
    _account(101, "经办人", "李春兰", role=Role.PREPARER),
    _account(102, "负责人（审批）", "陈建国", role=Role.APPROVER),
    _account(103, "印章保管人", "赵玉梅", role=Role.SEAL_KEEPER),
    _account(104, "乡镇", "周明", role=Role.TOWNSHIP, uscc=TOWNSHIP_USCC),
    _account(105, "运行管理员", "吴敏", role=Role.OPERATOR, uscc=PORTAL_USCC),
    _account(106, "单位经办人", "钱立新", role=Role.AGENT, uscc=COOPERATIVE_USCC),
    _account(107, "部门工作人员", "郑晓东", role=Role.DEPARTMENT_STAFF, uscc=DEPARTMENT_USCC),
    _account(108, "合法性审查员", "孙正", role=Role.LEGAL_REVIEWER, uscc=JUSTICE_USCC),
    _account(109, "政策审核员", "何静", role=Role.POLICY_REVIEWER, uscc=SERVICE_USCC),
    _account(110, "监督人员", "马德明", role=Role.SUPERVISOR, uscc=SERVICE_USCC),
)
PREPARER, APPROVER, KEEPER, TOWNSHIP, OPERATOR, AGENT, CLERK = STAFF[:7]
LEGAL_REVIEWER, POLICY_REVIEWER, SUPERVISOR = STAFF[7:]

LETTER_STAFF = (
    _account(111, "监督单位负责人（签发）", "邓志远", role=Role.APPROVER, uscc=SERVICE_USCC),
    _account(112, "监督单位印章保管人", "谢小芳", role=Role.SEAL_KEEPER, uscc=SERVICE_USCC),
)
"""Who approves and seals the letters that the supervising office drafts; STAFF has one of each."""
LETTER_APPROVER, LETTER_KEEPER = LETTER_STAFF
SECOND_TOWNSHIP = _account(115, "乡镇（第二人）", "吴丽华", role=Role.TOWNSHIP, uscc=TOWNSHIP_USCC)
"""Answers what the first one asks for a seal, and the other way round."""

PORTAL_STAFF = (
    _account(113, "运行管理员（批准常设用印）", "郭立", role=Role.OPERATOR, uscc=PORTAL_USCC),
    _account(114, "加注专用章保管人", "徐静怡", role=Role.SEAL_KEEPER, uscc=PORTAL_USCC),
)
"""Who answers, beside STAFF's operator, for the seal of annotated copies."""
ORDER_APPROVER, PORTAL_KEEPER = PORTAL_STAFF
EVERYBODY = (*STAFF, *LETTER_STAFF, SECOND_TOWNSHIP, *PORTAL_STAFF)


def resident(serial: int, name: str) -> Account:
    """A resident; signs up by signing in."""
    return _account(serial, "居民", name)
