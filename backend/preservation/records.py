"""What a case's rows say, as JSON records of its package (过程数据)."""

import json
from datetime import date, datetime
from typing import Any

from backend.foundation.services import Services
from backend.identity import people
from backend.preservation.casefile import Case
from backend.proofs import subjects
from backend.proofs.declaration import BY_VERSION
from backend.seals import register

Record = dict[str, Any]


def encoded(record: Record) -> bytes:
    """UTF-8 that people can read too; equal records give equal bytes."""
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"


def application(services: Services, case: Case) -> Record:
    """申请: what was asked, by whom, and what she declared."""
    proof, applicant = case.proof, case.people[case.proof.applicant_id]
    subject = subjects.of(services.vault, proof)
    version = proof.declaration_version
    return {
        "id": str(proof.id),
        "requestedAt": _moment(proof.requested_at),
        "applicant": {
            "name": applicant.name,
            "idNumber": people.id_number_of(services.vault, applicant),
        },
        "subject": {
            "name": subject.name,
            "idNumber": subject.id_number,
            "uscc": subject.uscc,
            "relation": subject.relation.value,
        },
        "title": proof.title,
        "purpose": proof.purpose,
        "recipient": proof.recipient,
        "text": proof.text,
        "declaration": version
        and {
            "version": version,
            "text": BY_VERSION[version].text,
            "declaredAt": _moment(proof.declared_at),
        },
        "attachments": len(case.attachments),
    }


def timeline(case: Case) -> Record:
    """审批记录: every step, what was checked and decided, and what colleagues noted."""
    proof = case.proof
    return {
        "state": proof.state.value,
        "steps": [
            {
                "at": _moment(step.at),
                "verb": step.verb,
                "state": step.state.value,
                "person": case.name_of(step.person_id),
                "reason": step.reason,
                "remedy": step.remedy,
                "words": step.words,
            }
            for step in case.steps
        ],
        "check": {
            "statement": proof.statement,
            "evidence": proof.evidence and proof.evidence.value,
            "evidenceNote": proof.evidence_note,
            "preparer": case.name_of(case.use.handler_id),
        },
        "approval": {
            "approver": case.name_of(case.use.approver_id),
            "approvedAt": _moment(case.snapshot.approved_at),
        },
        "lane": proof.guide_lane and proof.guide_lane.value,
        "laneSteps": [
            {
                "at": _moment(step.at),
                "step": step.step.value,
                "person": case.name_of(step.person_id),
                "words": step.words,
            }
            for step in case.lane_steps
        ],
        "notes": [
            {"at": _moment(note.at), "person": case.name_of(note.person_id), "text": note.text}
            for note in case.notes
        ],
    }


def seal_use(services: Services, case: Case) -> Record:
    """用印登记: the line of the register, and the certificate on record for the seal."""
    use, seal = case.use, case.seal
    applicant = register.applicant_of(services.vault, use)
    return {
        "at": _moment(use.at),
        "content": use.content,
        "copies": use.copies,
        "approver": case.name_of(use.approver_id),
        "handler": case.name_of(use.handler_id),
        "keeper": case.name_of(use.keeper_id),
        # Names may be alike; the persons may not.
        "approverId": str(use.approver_id),
        "keeperId": str(use.keeper_id),
        "applicant": {"name": applicant.name, "phone": applicant.phone},
        "sha256": use.sha256,
        "seal": {
            "name": seal.name,
            "certificateSerial": seal.certificate_serial,
            "certificateSha256": seal.certificate_fingerprint,
            "certificateNotAfter": _moment(seal.certificate_not_after),
        },
    }


def references(case: Case) -> Record:
    """关联记录: objections in full, since they are the issuer's own; of what belongs to others
    nothing but that it is there, so that whoever may can follow it.

    Complaints are left out: who complained is told to nobody whom it may be about (0025).
    """
    return {
        "corrections": [
            {"number": each.number, "identifier": each.identifier} for each in case.corrections
        ],
        "objections": [
            {
                "id": str(each.id),
                "state": each.state.value,
                "field": each.field.value,
                "words": each.words,
                "filedAt": _moment(each.filed_at),
                "answer": each.answer,
                "answeredAt": _moment(each.answered_at),
                "answeredBy": case.name_of(each.answered_by_id),
            }
            for each in case.objections
        ],
        "consents": [
            {
                "id": str(each.consent_id),
                "state": each.consent.state.value,
                "chosenAt": _moment(each.chosen_at),
                "validUntil": _day(each.consent.valid_until),
            }
            for each in case.consented
        ],
        "annotatedCopies": [
            {
                "id": str(each.id),
                "madeAt": _moment(each.made_at),
                "sha256": each.sha256,
                "sealed": [file.sha256 for file in case.copy_files if file.copy_id == each.id],
            }
            for each in case.copies
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
