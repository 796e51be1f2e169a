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
SEAL_KEY = "xiaoyang"

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
        name="九江市免证通运行中心（演示）",
        mark="免证",
        uscc=PORTAL_USCC,
        region="360400000000",
        contact_phone="0792-6000003",
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
)
PREPARER, APPROVER, KEEPER, _, _ = STAFF


def resident(serial: int, name: str) -> Account:
    """A resident; signs up by signing in."""
    return _account(serial, "居民", name)
