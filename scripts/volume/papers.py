"""Rows of papers, made with the portal's own words, numbers and encryption."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID, uuid4

from backend.foundation import clock, codes, deadlines
from backend.foundation.services import Services
from backend.identity.models import Person
from backend.proofs import declaration, snapshot, subjects
from backend.proofs.lifecycle import OPEN, ProofState
from backend.proofs.models import Evidence, Proof, ProofSnapshot, Relation
from backend.proofs.snapshot import Marks, Numbers, Persons
from backend.proofs.wording import Subject
from backend.seals import register
from backend.seals.models import SealUse
from backend.seals.troubles import Trouble
from scripts.volume import lives, places
from scripts.volume.places import Place

LARGE = 25
"""One applicant of so many lives in the first place: a community as large as a town."""
BUSY = 50
"""One applicant of so many asked 24 times; the others one to seven times."""
_WORDS = (
    ("居住证明", "向人民法院立案，确认管辖", "柴桑区人民法院", "自2012年3月起一直在本村居住。"),
    ("自产自销证明", "销售自种柑橘", "农贸市场管理处", "在本村种植柑橘约十二亩，系本人自产。"),
    ("房屋情况证明", "申请自来水开户", "区自来水公司", "在本村第一村民小组自建住房一栋。"),
    ("亲属关系证明", "办理异地就医备案", "区医疗保障局", "与户主系父女关系，共同生活。"),
    ("务农情况证明", "申请农业补贴", "区农业农村局", "长期在本村务农，耕种承包地六亩。"),
)
PAPER = (
    "id", "state", "revision", "organisation_id", "region", "applicant_id", "client_token",
    "request_hash", "title", "purpose", "recipient", "text", "subject_name", "subject_id_number",
    "subject_index", "relation", "requested_at", "due_on", "calendar_known", "days_left",
    "statement", "evidence", "valid_until", "declaration_version", "declared_at", "preparer_id",
    "approver_id", "handler_id", "claimed_at", "trouble", "corrects_id",
)  # fmt: skip
SNAPSHOT = (
    "id", "proof_id", "organisation_id", "year", "serial", "number", "identifier_serial",
    "version", "identifier", "code", "template", "template_version", "content", "sha256",
    "seal_id", "approved_at", "issued_on",
)  # fmt: skip
PERSON = ("id", "name", "id_number", "id_number_index", "phone", "phone_index", "created_at")
USE = ("document_id", "id", "applicant_name", "applicant_phone", "seal_id", "keeper_id", "asked")
"""What of the register only we can write: the cells that are encrypted, and who keeps the seal."""

LINE = ("ending", "place", "verb", "state", "actor", "reason")


@dataclass
class Batch:
    """Rows as they are copied, by the columns above."""

    people: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    papers: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    snapshots: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    uses: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    numbered: set[tuple[UUID, int]] = field(default_factory=set[tuple[UUID, int]])
    """Whose counters moved on, in which year."""


class Papers:
    """Makes batches, one behind the other; `counters` are the last serials given."""

    def __init__(
        self,
        services: Services,
        all_places: Sequence[Place],
        counters: Counter[tuple[UUID, int]],
        first_person: int,
    ) -> None:
        self._services = services
        self._places = all_places
        self._counters = counters
        self._next_person = first_person
        self._now = clock.now()

    def batch(self, size: int) -> Batch:
        """So many papers, and those who asked for them."""
        made = Batch()
        random = Random(self._next_person)
        asking = self._asking(made, random)
        while len(made.papers) < size:
            applicant, place = next(asking)
            state = random.choices(*_CHOICE)[0]
            paper = self._paper(applicant, place, state, random)
            old = self._keep(made, paper, place, None)
            if state is ProofState.SUPERSEDED and old is not None:
                self._keep(made, self._corrected(paper), place, old)
        return made

    def _asking(self, made: Batch, random: Random) -> Iterator[tuple[Person, Place]]:
        """Applicants, each as often as she asks."""
        while True:
            serial = self._next_person
            self._next_person += 1
            applicant = places.person(self._services.vault, serial)
            made.people.append(_row(applicant, PERSON))
            at = 0 if serial % LARGE == 0 else random.randrange(len(self._places))
            # The busy ones live in all places.
            for _ in range(24 if serial % BUSY == 1 else 1 + serial % 7):
                yield applicant, self._places[at]

    def _paper(self, applicant: Person, place: Place, state: ProofState, random: Random) -> Proof:
        title, purpose, recipient, fact = random.choice(_WORDS)
        asked = lives.asked_at(state, self._now, random)
        due, known = _due(asked.astimezone(clock.CHINA).date())
        proof = Proof(
            id=uuid4(),
            state=state,
            revision=1 + len(lives.VERBS[state]),
            organisation_id=place.organisation.id,
            region=place.organisation.region,
            applicant_id=applicant.id,
            client_token=uuid4(),
            request_hash=hashlib.sha256(asked.isoformat().encode()).hexdigest(),
            title=title,
            purpose=purpose,
            recipient=recipient,
            text=f"兹证明{applicant.name}{fact}",
            requested_at=asked,
            due_on=due,
            calendar_known=known,
            days_left=3 if state is ProofState.SENT_BACK else None,
            declaration_version=declaration.CURRENT.version,
            declared_at=asked,
        )
        number = self._services.vault.decrypt(
            applicant.id_number, place="person.id_number", row=applicant.id
        )
        subject = Subject(name=applicant.name, id_number=number, relation=Relation.SELF)
        subjects.put(self._services.vault, proof, subject)
        self._decide(proof, place, random)
        return proof

    def _decide(self, proof: Proof, place: Place, random: Random) -> None:
        """What the desk wrote into it."""
        verbs = lives.VERBS[proof.state]
        if "check" in verbs:
            proof.statement, proof.evidence = proof.text, Evidence.HOME_VISIT
            proof.preparer_id = place.preparer.id
        if "approve" in verbs:
            proof.approver_id = place.approver.id
        if proof.state in OPEN and "check" in verbs:
            proof.handler_id, proof.claimed_at = place.preparer.id, proof.requested_at
        if proof.state is ProofState.RENDER_FAILED:
            proof.trouble = Trouble.NOT_RENDERED
        if proof.state is ProofState.SEAL_FAILED:
            proof.trouble = Trouble.SEAL_NOT_IN_FORCE
        today = self._now.astimezone(clock.CHINA).date()
        if proof.state is ProofState.EXPIRED:
            proof.valid_until = proof.requested_at.date() + timedelta(days=random.randint(30, 180))
        elif proof.approver_id and random.random() < 0.4:
            proof.valid_until = today + timedelta(days=random.randint(30, 365))

    def _corrected(self, old: Proof) -> Proof:
        """The version that took its place a day later."""
        proof = Proof(**{name: getattr(old, name) for name in PAPER})
        proof.id, proof.client_token, proof.corrects_id = uuid4(), uuid4(), old.id
        proof.state, proof.revision = ProofState.ISSUED, 1 + len(lives.VERBS[ProofState.ISSUED])
        proof.requested_at = old.requested_at + timedelta(days=1)
        proof.declaration_version = proof.declared_at = None
        number = subjects.of(self._services.vault, old)
        subjects.put(self._services.vault, proof, number)
        return proof

    def _keep(
        self, made: Batch, proof: Proof, place: Place, old: ProofSnapshot | None
    ) -> ProofSnapshot | None:
        """Puts the rows of a paper into the batch; its snapshot, if it was decided."""
        made.papers.append(_row(proof, PAPER))
        if proof.state not in lives.DECIDED:
            return None
        frozen, name = self._frozen(made, proof, place, old)
        made.snapshots.append(_row(frozen, SNAPSHOT))
        use = SealUse(id=uuid4())
        vault = self._services.vault
        register.put_applicant(vault, use, name=name, phone="")
        asked = vault.index(frozen.code, kind="verification_code")
        cells = (use.applicant_name, use.applicant_phone)
        made.uses.append((proof.id, use.id, *cells, place.seal.id, place.seal.keeper_id, asked))
        return frozen

    def _frozen(
        self, made: Batch, proof: Proof, place: Place, old: ProofSnapshot | None
    ) -> tuple[ProofSnapshot, str]:
        """As actions.freezing does it, at a moment that is over."""
        at = proof.requested_at + timedelta(hours=2)
        issued_on = at.astimezone(clock.CHINA).date()
        marks, numbers = self._marks(made, place, issued_on.year, old)
        persons = Persons(preparer=place.preparer.name, person_in_charge=place.approver.name)
        content = snapshot.content_of(
            self._services, proof, place.organisation, persons, marks, issued_on=issued_on
        )
        text = snapshot.canonical(content)
        frozen = ProofSnapshot(
            id=uuid4(),
            proof_id=proof.id,
            organisation_id=place.organisation.id,
            year=numbers.year,
            serial=numbers.serial,
            number=marks.number,
            identifier_serial=numbers.identifier_serial,
            version=numbers.version,
            identifier=marks.identifier,
            code=numbers.code,
            template=snapshot.TEMPLATE,
            template_version=snapshot.TEMPLATE_VERSION,
            content=self._services.vault.encrypt(
                text, place="proof_snapshot.content", row=proof.id
            ),
            sha256=snapshot.hash_of(text),
            seal_id=place.seal.id,
            approved_at=at,
            issued_on=issued_on,
        )
        return frozen, content["subject"]["name"]

    def _marks(
        self, made: Batch, place: Place, year: int, old: ProofSnapshot | None
    ) -> tuple[Marks, Numbers]:
        key = (place.organisation.id, year)
        self._counters[key] += 1
        made.numbered.add(key)
        serial = self._counters[key]
        numbers = Numbers(
            year=year,
            serial=serial,
            identifier_serial=old.identifier_serial if old else f"{year}{serial:06d}",
            version=old.version + 1 if old else 1,
            # As secret as any: nobody should learn to guess codes from what is made up.
            code=codes.new_code(secrets.token_bytes),
        )
        return snapshot.marks_of(self._services, place.organisation, numbers, old), numbers


_CHOICE = (list(lives.OF_TEN_THOUSAND), list(lives.OF_TEN_THOUSAND.values()))


@lru_cache
def _due(day: date) -> tuple[date, bool]:
    due = deadlines.add_working_days(day, 3)
    return due.on, due.calendar_known


def lines() -> list[tuple[Any, ...]]:
    """The steps of all lives, as they are copied."""
    return [_row(step, LINE) for step in lives.steps()]


def _row(model: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(model, name) for name in columns)
