"""What becomes of made-up papers: how many end where, by which steps, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from backend.proofs.lifecycle import EVER_ISSUED, IN_PRODUCTION, LIFECYCLE, OPEN, ProofState

_S = ProofState
OF_TEN_THOUSAND: Mapping[ProofState, int] = {
    _S.ISSUED: 6_350,
    _S.EXPIRED: 1_900,
    _S.REVOKED: 400,
    _S.SUPERSEDED: 250,
    _S.REJECTED: 500,
    _S.WITHDRAWN: 360,
    _S.REQUESTED: 100,
    _S.CHECKED: 60,
    _S.SENT_BACK: 60,
    _S.APPROVED: 5,
    _S.RENDERED: 5,
    _S.RENDER_FAILED: 3,
    _S.SEAL_FAILED: 3,
    _S.SEALED: 4,
}
"""A village answers within days, so that of three years little is open."""

_MADE = ("check", "approve", "render", "seal", "issue")
_ENDED = {_S.REVOKED: "revoke", _S.SUPERSEDED: "supersede", _S.EXPIRED: "expire"}
VERBS: Mapping[ProofState, tuple[str, ...]] = {
    _S.REQUESTED: (),
    _S.CHECKED: _MADE[:1],
    _S.SENT_BACK: ("send_back",),
    _S.WITHDRAWN: ("withdraw",),
    _S.REJECTED: ("reject",),
    _S.APPROVED: _MADE[:2],
    _S.RENDERED: _MADE[:3],
    _S.RENDER_FAILED: (*_MADE[:2], "fail_render"),
    _S.SEAL_FAILED: (*_MADE[:3], "fail_seal"),
    _S.SEALED: _MADE[:4],
    _S.ISSUED: _MADE,
    **{state: (*_MADE, verb) for state, verb in _ENDED.items()},
}
"""What happened after the request, by where it led; the table of the lifecycle says it again."""

DECIDED = frozenset(state for state, verbs in VERBS.items() if "approve" in verbs)
SEALED = frozenset(state for state, verbs in VERBS.items() if "seal" in verbs)
CHECKABLE = EVER_ISSUED
PRINTED = SEALED | {_S.RENDERED, _S.SEAL_FAILED}
UNFINISHED: Mapping[ProofState, tuple[str, str]] = {
    _S.APPROVED: ("proof.approved", "proofs.render_proof"),
    _S.RENDER_FAILED: ("proof.approved", "proofs.render_proof"),
    _S.RENDERED: ("proof.rendered", "proofs.seal_proof"),
    _S.SEAL_FAILED: ("proof.rendered", "proofs.seal_proof"),
    _S.SEALED: ("proof.sealed", "proofs.issue_proof"),
}
"""Event and job that are still due."""

_ACTORS = {
    "request": "applicant",
    "withdraw": "applicant",
    "check": "preparer",
    "send_back": "preparer",
    "approve": "approver",
    "reject": "approver",
    "revoke": "approver",
}
_REASONS = {
    "check": "home_visit",
    "send_back": "facts_unclear",
    "reject": "cannot_verify",
    "revoke": "facts_wrong",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One line of the timelines of all papers that ended in `ending`."""

    ending: str
    place: int
    verb: str
    state: str
    actor: str | None
    reason: str | None


def steps() -> list[Step]:
    """Every line, as the lifecycle allows it: a verb that it does not know raises WrongState."""
    lines: list[Step] = []
    for ending, verbs in VERBS.items():
        state = ProofState.REQUESTED
        for place, verb in enumerate(("request", *verbs)):
            state = LIFECYCLE.after(state, verb) if place else state
            line = Step(
                ending=ending,
                place=place,
                verb=verb,
                state=state,
                actor=_ACTORS.get(verb),
                reason=_REASONS.get(verb),
            )
            lines.append(line)
        assert state is ending, f"{ending} is not where its verbs lead"
    return lines


def asked_at(state: ProofState, now: datetime, random: Random) -> datetime:
    """When such a paper was asked for: open ones lately, ended ones within three years."""
    if state in IN_PRODUCTION or state in OPEN:
        return now - timedelta(minutes=random.randint(300, 20 * 24 * 60))
    return now - timedelta(minutes=random.randint(250 * 24 * 60, 3 * 365 * 24 * 60))
