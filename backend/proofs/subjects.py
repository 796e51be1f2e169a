"""Whom a proof is about, as columns of its row; a person's number encrypted, and indexed."""

from backend.foundation.vault import Vault
from backend.identity import people
from backend.identity.models import Person
from backend.proofs.models import Proof, Relation
from backend.proofs.wording import Subject

_PLACE = "proof.subject_id_number"


def oneself(vault: Vault, person: Person) -> Subject:
    """The applicant as the subject of her own request."""
    return Subject(
        name=person.name, id_number=people.id_number_of(vault, person), relation=Relation.SELF
    )


def put(vault: Vault, proof: Proof, subject: Subject) -> None:
    """Writes a clean subject into the row; the caller saves."""
    proof.subject_name, proof.relation = subject.name, subject.relation
    proof.subject_uscc = subject.uscc
    proof.subject_id_number = proof.subject_index = None
    if subject.id_number is not None:
        proof.subject_id_number = vault.encrypt(subject.id_number, place=_PLACE, row=proof.id)
        proof.subject_index = vault.index(subject.id_number, kind="id_number")


def of(vault: Vault, proof: Proof) -> Subject:
    """The subject in the clear, for the page and for a corrected version."""
    stored = proof.subject_id_number
    number = None if stored is None else vault.decrypt(stored, place=_PLACE, row=proof.id)
    return Subject(
        name=proof.subject_name,
        id_number=number,
        relation=proof.relation,
        uscc=proof.subject_uscc,
    )
