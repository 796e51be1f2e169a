"""Where the papers come from: committees of real regions, their staff, and seals out of use."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from stdnum.cn import ric, uscc
from tortoise.queryset import QuerySet

from backend.foundation import clock
from backend.foundation.sealing.face import SealFace
from backend.foundation.vault import Vault
from backend.foundation.viewer import Role
from backend.identity.models import Organisation, OrganisationKind, Person, Post
from backend.proofs.snapshot import ITEM
from backend.regions import actions as regions
from backend.regions.branches import Level
from backend.regions.listing import read_regions
from backend.regions.models import Region
from backend.seals.lifecycle import SealReason, SealState
from backend.seals.models import Seal, SealScope

SAMPLE = Path(regions.__file__).with_name("data") / "regions-sample.csv"
EDITION = date(2023, 6, 30)
OPENED = datetime(2023, 1, 1, tzinfo=clock.CHINA)
"""Before the first paper."""
NO_KEY = "volume"
"""What the seals call their key: there is none, and none is asked for, since they are retired."""
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑"
_GIVEN = ("桂香", "建国", "春兰", "玉梅", "志远", "小芳", "立新", "晓东", "德明", "静怡", "水生")
_FIRST_BIRTHDAY = date(1800, 1, 1)
_STAFF = (Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A committee that papers are made for, with those who act for it."""

    organisation: Organisation
    preparer: Person
    approver: Person
    seal: Seal


async def places(vault: Vault, wanted: int) -> list[Place]:
    """The first `wanted` committees by code, made where they are missing; fewer when regions end.

    Committees that somebody else brought online are left alone.
    """
    if not await Region.exists():
        await regions.import_regions(read_regions(SAMPLE), edition=EDITION)
    have = await _own().count()
    taken = await Organisation.filter(kind=OrganisationKind.COMMITTEE).values_list(
        "region", flat=True
    )
    free = Region.filter(level=Level.COMMITTEE, abolished_on=None).exclude(code__in=list(taken))
    await _make(vault, await free.order_by("code").limit(max(0, wanted - have)))
    return await _known(wanted)


def person(vault: Vault, serial: int) -> Person:
    """The made-up person with this serial: number and phone cannot be anybody's.

    Area 990103 does not exist and nobody born in the 19th century is alive; no mobile number
    begins with 100.
    """
    key, number, phone = uuid4(), id_number(serial), f"100{serial:08d}"
    return Person(
        id=key,
        name=_SURNAMES[serial % len(_SURNAMES)] + _GIVEN[serial % len(_GIVEN)],
        id_number=vault.encrypt(number, place="person.id_number", row=key),
        id_number_index=vault.index(number, kind="id_number"),
        phone=vault.encrypt(phone, place="person.phone", row=key),
        phone_index=vault.index(phone, kind="phone"),
        created_at=OPENED,
    )


def id_number(serial: int) -> str:
    """The impossible identity number of a person; there are 36 million."""
    born = _FIRST_BIRTHDAY + timedelta(days=serial // 999)
    body = f"990103{born:%Y%m%d}{serial % 999 + 1:03d}"
    return body + ric.calc_check_digit(body + "0")


def _own() -> QuerySet[Seal]:
    return Seal.filter(key_ref=NO_KEY)


async def _make(vault: Vault, free: Sequence[Region]) -> None:
    """Each with a preparer, an approver, and the keeper of a seal whose days are over."""
    first = await Person.filter(created_at=OPENED).count()
    organisations, people, posts, seals, scopes = [], [], [], [], []
    for at, region in enumerate(free):
        organisation = _committee(region)
        organisations.append(organisation)
        staff = [person(vault, first + 3 * at + each) for each in range(len(_STAFF))]
        people += staff
        posts += [
            Post(
                person_id=who.id,
                organisation_id=organisation.id,
                role=role,
                valid_from=OPENED.date(),
            )
            for who, role in zip(staff, _STAFF, strict=True)
        ]
        seal = _seal(organisation, staff[-1])
        seals.append(seal)
        days = {"valid_from": seal.valid_from, "valid_to": seal.valid_to}
        scopes.append(SealScope(seal_id=seal.id, item=ITEM, **days))
    for model, rows in (
        (Organisation, organisations),
        (Person, people),
        (Post, posts),
        (Seal, seals),
        (SealScope, scopes),
    ):
        await model.bulk_create(rows, batch_size=1000)


def _committee(region: Region) -> Organisation:
    # Village and serial within the region's own code, so that no two are alike.
    body = f"54{region.code[:6]}9{region.code[6:]}99"
    return Organisation(
        id=uuid4(),
        kind=OrganisationKind.COMMITTEE,
        name=region.full_name[-60:],
        mark=f"量{region.code}证",
        uscc=body + uscc.calc_check_digit(body),
        region=region.code,
        contact_phone="0792-6000001",
        term_from=OPENED.date(),
        term_to=date(2030, 12, 31),
        created_at=OPENED,
    )


def _seal(organisation: Organisation, keeper: Person) -> Seal:
    return Seal(
        id=uuid4(),
        organisation_id=organisation.id,
        name=organisation.name[-20:],
        key_ref=NO_KEY,
        certificate_serial=organisation.region,
        certificate_fingerprint=f"{int(organisation.region):064x}",
        certificate_not_after=clock.now(),
        face=asdict(SealFace.for_name(organisation.name[-20:])),
        keeper_id=keeper.id,
        valid_from=OPENED.date(),
        valid_to=clock.today(),
        state=SealState.RETIRED,
        reason=SealReason.TERM_ENDED,
        enrolled_at=OPENED,
    )


async def _known(wanted: int) -> list[Place]:
    seals = await _own().order_by("certificate_serial").limit(wanted)
    by_id = {
        row.id: row
        for row in await Organisation.filter(id__in=[each.organisation_id for each in seals])
    }
    posts = await Post.filter(organisation_id__in=list(by_id)).select_related("person")
    staff: dict[tuple[UUID, Role], Person] = {
        (post.organisation_id, post.role): post.person for post in posts
    }
    return [
        Place(
            organisation=by_id[seal.organisation_id],
            preparer=staff[seal.organisation_id, Role.PREPARER],
            approver=staff[seal.organisation_id, Role.APPROVER],
            seal=seal,
        )
        for seal in seals
    ]
