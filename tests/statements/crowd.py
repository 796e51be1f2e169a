"""A hundred of everyone, with papers of their own.

What belongs to two rows of a list is never the same: each proof has an applicant, a committee and
officials of its own. Statements that are sent for each of them would otherwise go unseen, since
one answer never loads the same row twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from backend.archive import actions as archive
from backend.archive.models import ArchivedItem
from backend.foundation.pages import MAX_PAGE
from backend.foundation.services import Services
from backend.foundation.viewer import Citizen, Official, Role
from backend.identity import people
from backend.identity.models import Organisation, Person, Post
from backend.proofs.lifecycle import ProofState
from backend.proofs.models import Proof
from backend.regions.models import Region, RegionSuccession
from tests.exchange.door import an_operator
from tests.factories import (
    XIAOYANG,
    Committee,
    a_citizen,
    a_committee,
    a_phone,
    a_proof,
    an_enterprise,
    an_id_number,
    an_official,
)
from tests.statements import papers
from tests.statements.copies import alike, copied
from tests.statements.papers import Wanted

MANY = MAX_PAGE
LISTED = 20
"""How long the lists are that have no pages: earlier cases, similar proofs, who asks to see."""
BUSY_TOWNSHIP, QUIET_TOWNSHIP = "360404206000", "360404205000"
"""With MANY abolished villages, and with one."""


@dataclass(frozen=True, kw_only=True)
class People:
    """MANY of each: the n-th of all lists belong together."""

    applicants: Sequence[Person]
    preparers: Sequence[Person]
    approvers: Sequence[Person]
    committees: Sequence[Organisation]
    enterprises: Sequence[Organisation]
    """And two more."""

    def paper(self, n: int, **changes: object) -> Wanted:
        """What the n-th of them have to do with a paper."""
        usual: dict[str, object] = {
            "applicant": self.applicants[n],
            "about": self.enterprises[n],
            "committee": self.committees[n],
            "preparer": self.preparers[n],
            "approver": self.approvers[n],
        }
        return Wanted(**(usual | changes))  # type: ignore[arg-type] -- by name

    def citizen(self, n: int) -> Citizen:
        """The n-th applicant, signed in."""
        return Citizen(person_id=self.applicants[n].id, session_id=uuid4(), source="test")


@dataclass(frozen=True, kw_only=True)
class Papers:
    """Proofs, MANY where nothing else is said."""

    own: Sequence[Proof]
    """The holder's, about the cooperative; valid, and in her archive."""
    ended: Sequence[Proof]
    """Of each applicant, about her enterprise, by her committee; superseded."""
    corrections: Sequence[Proof]
    """What superseded them, valid."""
    same: Sequence[Proof]
    """LISTED and one more of one committee, that ask the same for one enterprise."""
    pair: Sequence[Proof]
    """Two that do so for another."""


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Who there is beside the hundreds, and `issued`, the one proof that was made by the book."""

    services: Services
    committee: Committee
    holder: Citizen
    agent: Official
    """Of the cooperative."""
    quiet_agent: Official
    """Of an enterprise with a single paper in its archive."""
    operator: Official
    issued: Proof
    people: People
    papers: Papers

    @property
    def township(self) -> Official:
        """Sees the cases of all committees."""
        return self.committee.township


async def a_crowd(services: Services) -> Crowd:
    """People, places, organisations and proofs."""
    committee, holder = await a_committee(services), await a_citizen(services)
    await _regions()
    cooperative = await an_enterprise()
    issued = await a_proof(services, committee, state=ProofState.ISSUED, applicant=holder)
    await archive.file_proof(issued.id)
    long_ago = issued.requested_at - timedelta(days=30)  # So that lists end with it.
    await Proof.filter(id=issued.id).update(requested_at=long_ago)
    everybody = People(
        applicants=await _people(services),
        preparers=await _people(services),
        approvers=await _people(services),
        committees=await _committees(committee.organisation),
        enterprises=await _enterprises(cooperative),
    )
    await _agents(everybody)
    return Crowd(
        services=services,
        committee=committee,
        holder=holder,
        agent=await an_official(services, cooperative, Role.AGENT, name="林代办"),
        quiet_agent=await an_official(services, everybody.enterprises[0], Role.AGENT),
        operator=await an_operator(services),
        issued=issued,
        people=everybody,
        papers=await _papers(services, issued, everybody, cooperative, committee.organisation),
    )


async def _people(services: Services) -> list[Person]:
    made = [
        people.new_person(services.vault, name="吴人", id_number=an_id_number(), phone=a_phone())
        for _ in range(MANY)
    ]
    await Person.bulk_create(made)
    return made


def village_of(township: str, n: int) -> str:
    """The code of its n-th village, abolished like all of them."""
    return f"{township[:9]}{300 + n}"


async def _regions() -> None:
    """Villages of today, and abolished ones that each have one of them as successor."""
    village, gone = await Region.get(code=XIAOYANG), date(2024, 1, 1)
    await copied(village, MANY, lambda n: {"code": _today(n)})
    reforms = [(BUSY_TOWNSHIP, n) for n in range(MANY)] + [(QUIET_TOWNSHIP, 0)]
    await Region.bulk_create(
        alike(village, code=village_of(place, n), parent_code=place, abolished_on=gone)
        for place, n in reforms
    )
    await RegionSuccession.bulk_create(
        RegionSuccession(old_code=village_of(place, n), new_code=_today(n), on=gone, reason="撤并")
        for place, n in reforms
    )


def _today(n: int) -> str:
    """In the township of 小阳村."""
    return f"{XIAOYANG[:9]}{500 + n}"


async def _committees(like: Organisation) -> list[Organisation]:
    return await copied(
        like,
        MANY,
        lambda n: {"mark": f"{n}村证", "uscc": f"54360404MF{n:08d}", "region": _today(n)},
    )


async def _enterprises(like: Organisation) -> list[Organisation]:
    return await copied(like, MANY + 2, lambda n: {"mark": f"{n}社", "uscc": f"93360404MB{n:08d}"})


async def _agents(everybody: People) -> None:
    pairs = zip(everybody.approvers, everybody.enterprises[:MANY], strict=True)
    await Post.bulk_create(
        Post(
            person_id=person.id,
            organisation_id=owner.id,
            role=Role.AGENT,
            valid_from=date(2026, 1, 1),
        )
        for person, owner in pairs
    )


async def _papers(
    services: Services,
    issued: Proof,
    everybody: People,
    cooperative: Organisation,
    village: Organisation,
) -> Papers:
    paper, holder = everybody.paper, await issued.applicant
    own = [paper(n, applicant=holder, about=cooperative) for n in range(MANY)]
    one, other = everybody.enterprises[MANY:]
    same = [paper(n, about=one, committee=village) for n in range(LISTED + 1)]
    pair = [paper(n, about=other, committee=village) for n in range(2)]
    ended = await papers.like(
        services,
        issued,
        [paper(n) for n in range(MANY)],
        mark="乙",
        since=timedelta(0),
        state=ProofState.SUPERSEDED,
    )
    better = [paper(n, corrects=old) for n, old in enumerate(ended)]
    made = Papers(
        own=await papers.like(services, issued, own, mark="甲", since=timedelta(days=3)),
        ended=ended,
        corrections=await papers.like(services, issued, better, mark="丙", since=timedelta(days=2)),
        same=await papers.like(services, issued, same, mark="丁", since=timedelta(days=1)),
        pair=await papers.like(services, issued, pair, mark="戊", since=timedelta(days=1)),
    )
    await _file(issued, made)
    return made


async def _file(issued: Proof, made: Papers) -> None:
    """The holder's papers, one in each year; and the first applicant's, who has one."""
    item = await ArchivedItem.get(proof_id=issued.id)
    await ArchivedItem.bulk_create(
        alike(item, proof_id=proof.id, filed_at=item.filed_at - timedelta(days=366 * n))
        for n, proof in enumerate(made.own)
    )
    (owner, paper) = (made.ended[0].applicant_id, made.ended[0].id)
    await alike(item, proof_id=paper, owner_id=owner).save(force_create=True)
