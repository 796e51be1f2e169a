"""What each operation is asked of somebody's affairs, and how its answer tells that it reached."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from backend.foundation import clock, db
from backend.foundation.viewer import Citizen, Official, Role
from backend.proofs import declaration
from tests.databases import as_owner
from tests.exchange.door import CASE
from tests.exchange.key_requests import wish
from tests.factories import XIAOYANG, an_id_number
from tests.permissions.changes import EDITED
from tests.permissions.complainants import FILED
from tests.permissions.scene import Affairs, Asker

Asked = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Question:
    """Variables by affairs and viewer; without them the operation names nothing of anybody's.

    `first` is done before it is asked. `reached` looks into an answer that is no refusal.
    """

    asked: Callable[[Affairs, Asker], Asked] | None = None
    first: Callable[[Affairs, Asker], Awaitable[None]] | None = None
    reached: Callable[[Any], bool] = lambda answer: answer is not None
    counts: bool = False
    """A public figure: of what is not there it is zero."""
    lasts: bool = False
    """What it names cannot be deleted: a region, a committee, an office."""


def naming(**arguments: str) -> Question:
    """One whose arguments are names of affairs: `naming(id="issued")`."""
    return Question(
        asked=lambda affairs, _: {each: getattr(affairs, name) for each, name in arguments.items()}
    )


def typed(name: str, **words: Any) -> Question:
    """One with an input: the id of what `name` is, and words."""
    return Question(asked=lambda affairs, _: {"input": {"id": getattr(affairs, name)} | words})


def with_words(name: str, **words: Any) -> Question:
    """One with an id and words beside it."""
    return Question(asked=lambda affairs, _: {"id": getattr(affairs, name)} | words)


PLAIN = Question()
REQUEST = {
    "title": "居住证明",
    "purpose": "向人民法院立案，确认管辖",
    "recipient": "柴桑区人民法院",
    "text": "兹证明王桂香自2012年3月起一直在我村第三村民小组居住，现仍在该处生活。",
    "declaration": declaration.CURRENT.version,
}
NOBODYS_NUMBER = an_id_number()
WORDS = {"words": "已电话核对，写得不对。"}


def _plain(**asked: Any) -> Question:
    return Question(asked=lambda affairs, _: asked)


async def _execute(statement: str) -> None:
    with as_owner():
        await db.connection().execute_script(statement)


async def _hold(affairs: Affairs, viewer: Asker) -> None:
    if isinstance(viewer, Official):
        await _execute(
            f"UPDATE proof SET handler_id = '{viewer.person_id}' WHERE id = '{affairs.claimed}'"
        )


async def _enrolled(affairs: Affairs, viewer: Asker) -> None:
    await _execute(f"UPDATE seal SET state = 'enrolled' WHERE id = '{affairs.seal}'")


async def _asked_by_viewer(affairs: Affairs, viewer: Asker) -> None:
    if isinstance(viewer, Official):
        await _execute(f"UPDATE seal_decision SET asked_by_id = '{viewer.person_id}'")


async def _kept_by_viewer(affairs: Affairs, viewer: Asker) -> None:
    if isinstance(viewer, Official):
        await _execute(f"UPDATE seal SET keeper_id = '{viewer.person_id}'")


async def _compromised(affairs: Affairs, viewer: Asker) -> None:
    await _execute(
        "UPDATE seal SET state = 'compromised', compromised_since = '2020-01-01'"
        f" WHERE id = '{affairs.seal}'"
    )


def _each_done(answer: Any) -> bool:
    return all(each["problem"] is None for each in answer["outcomes"])


async def _leads_send_letters(affairs: Affairs, viewer: Asker) -> None:
    await _execute(
        "UPDATE letter SET organisation_id = complaint.lead_id FROM complaint"
        " WHERE complaint.id = letter.subject_id AND lead_id IS NOT NULL"
    )


async def _seals_letters(affairs: Affairs, viewer: Asker) -> None:
    await _execute("UPDATE seal_scope SET item = 'letters'")


async def _runs_the_portal(affairs: Affairs, viewer: Asker) -> None:
    if isinstance(viewer, Official):
        await _execute(
            "UPDATE seal_scope SET item = 'annotated-copies';"
            f"UPDATE seal SET organisation_id = '{viewer.organisation_id}'"
            f" WHERE id = '{affairs.seal}'"
        )


def _notice(affairs: Affairs, viewer: Asker) -> Asked:
    return {"id": affairs.notice if isinstance(viewer, Citizen) else affairs.staff_notice}


def _hers(name: str, **more: Any) -> Question:
    """A complaint of a resident's, or of the enterprise that an official acts for."""
    return Question(
        asked=lambda a, viewer: (
            {"id": getattr(a, f"our_{name}" if isinstance(viewer, Official) else f"her_{name}")}
            | more
        )
    )


def _new_post(affairs: Affairs, viewer: Asker) -> Asked:
    return {
        "input": {
            "name": "孙小兰",
            "idNumber": an_id_number(),
            "phone": "13899999999",
            "organisationUscc": affairs.committee_uscc,
            "role": "PREPARER",
            "validFrom": "2026-01-01",
        }
    }


def _new_seal(affairs: Affairs, viewer: Asker) -> Asked:
    return {
        "input": {
            "organisationId": affairs.committee,
            "name": "九江市柴桑区岷山乡小阳村村民委员会",
            "keyRef": "xiaoyang",
            "keeperId": affairs.keeper,
            "validFrom": "2026-02-01",
            "validTo": "2027-12-31",
        }
    }


def _new_standing_order(affairs: Affairs, viewer: Asker) -> Asked:
    day = str(clock.today())
    return {"input": {"validFrom": day, "validTo": day, "hourlyLimit": 10}}


def _new_organisation(affairs: Affairs, viewer: Asker) -> Asked:
    return {
        "input": {
            "kind": "ENTERPRISE",
            "name": "新办的农民专业合作社",
            "mark": "新合作社",
            "uscc": "93360404MA0000047M",
            "region": affairs.region,
            "contactPhone": "0792-6800002",
        }
    }


def _new_policy(affairs: Affairs, viewer: Asker) -> Asked:
    rule = {"region": affairs.region, "rule": "ALLOW", "legalBasis": "通知", "source": "公开栏"}
    return {"input": rule}


def _key(**changes: Any) -> dict[str, Any]:
    terms = {k: v for k, v in wish().items() if k not in {"system", "contact", "purpose"}}
    return terms | changes


def _review(affairs: Affairs, viewer: Asker) -> Asked:
    """Everybody asks for the review that is hers; the legal one by whoever has none."""
    is_policy = isinstance(viewer, Official) and Role.POLICY_REVIEWER in viewer.roles
    return {
        "input": {
            "id": affairs.reviewed_change if is_policy else affairs.filed_change,
            "version": 3 if is_policy else 2,
            "kind": "POLICY" if is_policy else "LEGAL",
            "verdict": "PASS",
            "reason": "同意。",
        }
    }


def _sent(affairs: Affairs, viewer: Asker) -> Asked:
    """To the viewer's own office, which may lead what it handles."""
    lead = viewer.organisation_id if isinstance(viewer, Official) else affairs.department
    return {"input": {"id": affairs.accepted_complaint, "version": 2, "leadId": lead}}


def _office_of(affairs: Affairs, viewer: Asker) -> Asked:
    return {"organisationId": affairs.committee}


def _accused_of(affairs: Affairs, viewer: Asker) -> Asked:
    return {"accusedId": affairs.department}


def _lists_any(answer: Any) -> bool:
    return bool(answer["edges"])


def _new_talk(affairs: Affairs, viewer: Asker) -> Asked:
    return {
        "input": {
            "clientToken": uuid4(),
            "organisationId": affairs.department,
            "heldOn": "2026-01-05",
            "participants": "局长",
            "agreed": "停止索要。",
            "dueOn": "2026-01-30",
        }
    }


def _reaches_all(answer: Any) -> bool:
    return all(result["outcome"] not in {"UNKNOWN", "MISMATCH"} for result in answer["results"])


PORTAL = {
    "me": PLAIN,
    "regions": _plain(search="小阳"),
    "region": _plain(code=XIAOYANG),
    "subregions": _plain(code=XIAOYANG),
    "guide": _plain(
        regionCode=XIAOYANG, title="居住证明", purpose="", text="", office="", words=""
    ),
    "lanePolicy": Question(asked=lambda _, __: {"regionCode": XIAOYANG}, reached=lambda rule: True),
    "proofItems": _plain(search="亲属"),
    "proofItem": _plain(code="NEG-CN-2020-1-KINSHIP"),
    "filing": naming(id="filing"),
    "filingRows": Question(asked=lambda affairs, _: {"filingId": affairs.filing, "faulty": False}),
    "startFiling": _plain(form="SUMMARY"),
    "putFilingRow": Question(
        asked=lambda affairs, _: {
            "input": {"filingId": affairs.draft, "cells": [{"column": "name", "text": "证明"}]}
        }
    ),
    "deleteFilingRow": naming(filingId="draft", rowId="draft_row"),
    "declareNil": naming(id="blank_draft"),
    "fileRegistration": typed(
        "draft", leader="孙局长", contactName="张住建", contactPhone="0792-6800301"
    ),
    "discardFiling": naming(id="draft"),
    "matters": _plain(search="收养"),
    "matter": naming(id="matter"),
    "answerFinding": with_words("finding", **WORDS),
    "dismissFinding": with_words("finding", **WORDS),
    "changeRequest": naming(id="filed_change"),
    "changeEntries": naming(id="filed_change"),
    "changeComments": naming(id="open_change"),
    "myChangeComment": naming(number="change_number"),
    "deriveChangeRequest": naming(filingId="filed_demands"),
    "draftChangeRequest": _plain(input=EDITED),
    "editChangeRequest": with_words("drafted_change", version=1, input=EDITED),
    "fileChangeRequest": with_words("drafted_change", version=1),
    "reviewChangeRequest": Question(asked=_review),
    "returnChangeRequest": with_words("open_change", version=4, reason="意见较多。"),
    "publishChangeRequest": Question(
        asked=lambda a, _: {
            "id": a.ended_change,
            "version": 4,
            "effectiveFrom": clock.today(),
            "summary": "没有收到意见。",
        }
    ),
    "withdrawChangeRequest": with_words("filed_change", version=2, reason="不再需要。"),
    "commentOnChange": Question(
        asked=lambda a, _: {"number": a.change_number, "words": "我同意。"}
    ),
    "letter": naming(id="drafted_letter"),
    "approveLetter": Question(
        asked=lambda affairs, _: {"id": affairs.drafted_letter}, first=_seals_letters
    ),
    "withdrawLetter": with_words("drafted_letter", words="期限写错了。"),
    "retryLetter": naming(id="stuck_letter"),
    "vouchForLetter": with_words("doubted_letter", words="已核对。"),
    "clearLetter": naming(id="doubted_letter"),
    "complaintDraft": Question(asked=lambda a, _: {"origin": "SHARE", "ref": a.share}),
    "myComplaint": naming(id="her_filed_complaint"),
    "ourComplaint": naming(id="our_filed_complaint"),
    "fileComplaint": _plain(input=FILED),
    "enterComplaint": _plain(input=FILED),
    "complaintByReceipt": naming(code="receipt_code"),
    "ratingByReceipt": naming(code="receipt_code"),
    "proposalOfComplaint": naming(complaintId="founded_complaint"),
    "takeUpProposal": with_words("proposal", version=1),
    "declineProposal": with_words("proposal", version=1, reason="清单已经写明。"),
    "withdrawComplaint": _hers("filed_complaint"),
    "supplementComplaint": _hers("asked_complaint", words="补充说明。"),
    "reopenComplaint": _hers("answered_complaint", words="还是一样。"),
    "agreeToBeNamed": _hers("filed_complaint", agrees=True),
    "askForBundle": _hers("filed_complaint"),
    "openComplaintFiles": _hers("filed_complaint"),
    "complaintCase": naming(id="filed_complaint"),
    "accusedCase": naming(id="open_complaint"),
    "lookAtComplainant": naming(id="filed_complaint"),
    "draftBundle": naming(id="filed_complaint"),
    "openCaseFile": naming(id="filed_complaint", fileId="piece"),
    "acceptComplaint": with_words("filed_complaint", version=1),
    "declineComplaint": typed(
        "filed_complaint", version=1, reason="PETITION", route="请向信访部门反映。", **WORDS
    ),
    "dispatchComplaint": Question(asked=_sent),
    "superviseComplaint": with_words("open_complaint", version=4, level="LISTED", **WORDS),
    "objectToComplaint": with_words("sent_complaint", version=3, reason="不属于本单位职责。"),
    "beginComplaint": with_words("sent_complaint", version=3, summary="该单位要求提供证明。"),
    "askComplainant": with_words("open_complaint", version=4, **WORDS),
    "extendComplaint": with_words("open_complaint", version=4, days=5, reason="需外出核实。"),
    "findComplaintFounded": with_words("open_complaint", version=4, basis="清单第3项", **WORDS),
    "dismissComplaint": with_words("open_complaint", version=4, reasons="没有要求提供。"),
    "replyToSuggestion": with_words("suggestion", version=4, **WORDS),
    "orderRectification": with_words("founded_complaint", version=5, days=5, **WORDS),
    "confirmRectification": with_words("ordered_complaint", version=6, **WORDS),
    "publiciseComplaint": with_words("overdue_complaint", version=7, **WORDS),
    "transferComplaint": with_words(
        "publicised_complaint", version=8, addressee="某纪律检查委员会", basis="某办法", **WORDS
    ),
    "answerComplaint": with_words("unfounded_complaint", version=5, **WORDS),
    "takeBackComplaintLetter": Question(
        asked=lambda affairs, _: {"id": affairs.waiting_complaint} | WORDS,
        first=_leads_send_letters,
    ),
    "recordReturnVisit": typed(
        "answered_complaint", version=6, way="PHONE", reached=False, **WORDS
    ),
    "closeComplaint": with_words("visited_complaint", version=7),
    "stateOurSide": with_words("open_complaint", **WORDS),
    "reportRectification": with_words("ordered_complaint", **WORDS),
    "requestTerms": _plain(regionCode=XIAOYANG),
    "similarProofs": _plain(input={k: REQUEST[k] for k in ("title", "purpose", "recipient")}),
    "myProof": naming(id="issued"),
    "proofProgress": naming(id="requested"),
    "proofCase": naming(id="requested"),
    "earlierCases": naming(id="requested"),
    "caseGuidance": naming(id="requested"),
    "duplicateCases": naming(id="requested"),
    "organisationPaper": naming(id="about_enterprise"),
    "myObjection": naming(id="objection"),
    "objectionCase": naming(id="objection"),
    "checksOfMyProof": naming(id="issued"),
    "myShare": naming(id="share"),
    "showRequests": naming(proofId="issued"),
    "sealUseCounts": Question(asked=lambda a, _: {"organisationId": a.committee}, counts=True),
    "worklist": _plain(stage="ALL"),
    "exchangeClient": naming(id="client"),
    "departmentConsent": naming(id="agreed_consent"),
    "departmentPapers": naming(consentId="agreed_consent"),
    "myConsentRequest": naming(id="asked_consent"),
    "requestSignInCode": _plain(phone="13812345678"),
    "signIn": _plain(input={"phone": "13812345678", "code": "000000"}),
    "actFor": Question(asked=_office_of, lasts=True),
    "stepUp": _plain(code="000000"),
    "enrolSecondFactor": _plain(code="000000"),
    # Sessions are nobody's affairs but their owner's: whatever else is named is not found.
    "endSession": naming(id="issued"),
    # Whom she helps an operator names by number and name, which these affairs do not have.
    "endSessionsOf": _plain(
        input={"name": "无此人", "idNumber": NOBODYS_NUMBER, "reason": "DEVICE_LOST"}
    ),
    "askSecondFactorReset": _plain(
        input={"name": "无此人", "idNumber": NOBODYS_NUMBER, "words": "本人到场。"}
    ),
    "answerSecondFactorReset": Question(
        asked=lambda a, _: {"input": {"id": a.issued, "agree": True}}
    ),
    "registerOrganisation": Question(asked=_new_organisation, lasts=True),
    "appoint": Question(asked=_new_post, lasts=True),
    "endPost": Question(asked=lambda a, _: {"id": a.post, "lastDay": "2026-12-31"}, lasts=True),
    "requestProof": Question(
        asked=lambda a, _: {"input": REQUEST | {"clientToken": uuid4(), "regionCode": a.region}},
        lasts=True,
    ),
    "resubmitProof": typed("sent_back", **REQUEST),
    "reuseMaterial": naming(attachmentId="attachment"),
    "withdrawProof": naming(id="requested"),
    "claimProof": with_words("requested", takeOver=False),
    "releaseProof": Question(asked=lambda a, _: {"id": a.claimed}, first=_hold),
    "recuseFromProof": with_words("requested", reason="RELATIVE"),
    "addCaseNote": with_words("requested", text="已电话核对。"),
    "recordLaneStep": with_words("requested", step="CONSULTATION", words="已开会。"),
    "setLanePolicy": Question(asked=_new_policy, lasts=True),
    "checkProof": typed("requested", statement="经核实，情况属实。", evidence="HOME_VISIT"),
    "sendBackProof": typed(
        "requested", reason="FACTS_UNCLEAR", remedy="请写明从哪年哪月开始居住。", **WORDS
    ),
    "rejectProof": typed("requested", reason="CANNOT_VERIFY", route="请向用人单位申请。", **WORDS),
    "approveProof": naming(id="checked"),
    "approveProofs": Question(
        asked=lambda a, _: {"ids": [a.checked]},
        reached=_each_done,
    ),
    "revokeProof": typed("issued", reason="FACTS_WRONG", **WORDS),
    "correctProof": typed("issued", text="更正后的内容。", **WORDS),
    "retryProof": naming(id="stuck"),
    "verifyCode": Question(
        asked=lambda a, _: {"code": a.code}, reached=lambda found: found["outcome"] != "UNKNOWN"
    ),
    "verifyFile": Question(
        asked=lambda a, _: {"sha256": a.file}, reached=lambda found: found["outcome"] != "UNKNOWN"
    ),
    "fileObjection": Question(
        asked=lambda a, _: {
            "input": {"clientToken": uuid4(), "proofId": a.issued, "field": "DATES", **WORDS}
        }
    ),
    "withdrawObjection": naming(id="objection"),
    "acceptObjection": naming(id="objection"),
    "declineObjection": with_words("objection", route="请向乡镇反映。", **WORDS),
    "myRating": Question(
        asked=lambda affairs, _: {"subjectKind": "PROOF", "subjectId": affairs.rated}
    ),
    "repair": naming(id="asked_repair"),
    "ratingFigures": Question(asked=_office_of, counts=True),
    "overseenUnit": Question(asked=lambda affairs, _: {"id": affairs.department}),
    "complaintSeries": Question(asked=_accused_of, reached=_lists_any),
    "complaintLetters": Question(asked=_accused_of, reached=_lists_any),
    "talks": Question(
        asked=lambda affairs, _: {"organisationId": affairs.department}, reached=_lists_any
    ),
    "recordTalk": Question(asked=_new_talk),
    "complaintFigures": _plain(year=2026),
    "ratedOffices": _plain(region=XIAOYANG),
    "rate": Question(
        asked=lambda affairs, _: {
            "input": {"subjectKind": "PROOF", "subjectId": affairs.issued, "level": "SATISFIED"}
        }
    ),
    "replyToCallBack": Question(asked=lambda affairs, _: {"ratingId": affairs.rating, **WORDS}),
    "callBackRater": with_words("opened_repair", version=1, **WORDS),
    "extendRepair": with_words("opened_repair", version=1, **WORDS),
    "settleRepair": with_words("asked_repair", version=2, outcome="EXPLAINED", **WORDS),
    "answerRater": with_words("settled_repair", version=3, **WORDS),
    "appealRating": with_words("asked_repair", version=2, ground="MISTAKEN", **WORDS),
    "decideRatingAppeal": with_words("appealed_repair", version=3, excludes=True, **WORDS),
    "createShare": Question(
        asked=lambda a, _: {
            "input": {
                "proofIds": [a.issued],
                "recipient": "九江银行岷山支行",
                "purpose": "办理住房贷款",
                "view": "FULL",
                "challenge": "SURNAME",
                "clientToken": uuid4(),
            }
        }
    ),
    "withdrawShare": naming(id="share"),
    "rotateShare": naming(id="share"),
    "makeShowCode": naming(proofId="issued"),
    "answerShowRequest": with_words("scan", agree=True),
    "markNoticeRead": Question(asked=_notice),
    "sealEnrolment": Question(asked=lambda a, _: {"uscc": a.committee_uscc}),
    "enrolSeal": Question(asked=_new_seal, lasts=True),
    "askForSeal": Question(
        asked=lambda a, _: {
            "input": {"sealId": a.seal, "verb": "ACTIVATE", "words": "交接登记齐全。"}
        },
        first=_enrolled,
    ),
    "suspendSeal": with_words("seal", reason="KEY_AT_RISK", words="密钥找不到了。"),
    "suspendSealsForElection": Question(
        asked=lambda a, _: {"ids": [a.seal], "words": "换届选举。"}, reached=_each_done
    ),
    "answerSealDecisions": Question(
        asked=lambda a, _: {"ids": [a.seal_decision], "agree": True}, reached=_each_done
    ),
    "withdrawSealDecision": Question(
        asked=lambda a, _: {"id": a.seal_decision}, first=_asked_by_viewer
    ),
    "confirmSealUses": Question(
        asked=lambda a, _: {"ids": [a.asking]}, first=_kept_by_viewer, reached=_each_done
    ),
    "refuseSealUse": Question(
        asked=lambda a, _: {"id": a.asking, "words": "没有见到本人。"}, first=_kept_by_viewer
    ),
    "affectedSealUses": Question(asked=lambda a, _: {"sealId": a.seal}, first=_compromised),
    "sealDecisions": _plain(openOnly=True),
    "setSealingPolicy": _plain(
        input={"region": XIAOYANG, "rule": "KEEPER_CONFIRMS", "hourlyLimit": 30}
    ),
    "vouchForProof": with_words("doubted", words="已核对。"),
    "clearProof": naming(id="doubted"),
    "askStandingOrder": Question(asked=_new_standing_order, first=_runs_the_portal, lasts=True),
    "approveStandingOrder": Question(
        asked=lambda affairs, _: {"id": affairs.standing_order}, first=_runs_the_portal
    ),
    "endStandingOrder": naming(id="standing_order"),
    "registerExchangeClient": Question(
        asked=lambda a, _: {
            "organisationId": a.department,
            "name": "新系统",
            "contact": "0792-6810001",
        },
        lasts=True,
    ),
    "issueExchangeToken": Question(
        asked=lambda a, _: {
            "input": _key(clientId=a.client, label="生产", expiresAt="2027-06-30T00:00:00+08:00")
        }
    ),
    "revokeExchangeToken": naming(id="token"),
    "suspendExchangeClient": naming(id="client"),
    "resumeExchangeClient": with_words("suspended_client", **WORDS),
    "closeExchangeClient": naming(id="client"),
    "handleExchangeAlert": with_words("alert", **WORDS),
    "grantKeyRequest": with_words("key_request", changes={}),
    "declineKeyRequest": with_words("key_request", **WORDS),
    "fileKeyRequest": _plain(input=wish(system="又一个系统"), clientToken=uuid4()),
    "withdrawKeyRequest": naming(id="key_request"),
    "collectKey": naming(id="granted_key_request"),
    "departmentVerify": Question(
        asked=lambda a, _: {"context": CASE, "proofs": [{"verificationCode": a.code}]},
        reached=_reaches_all,
    ),
    "requestDepartmentConsent": _plain(
        input={
            "holderName": "王桂香",
            "holderIdNumber": an_id_number(),
            "wanted": ["居住证明"],
            "purpose": "立案审查住所地",
            "legalNote": "确认管辖法院。",
            "caseNumber": "（2026）赣0404民初124号",
            "days": 10,
            "clientToken": uuid4(),
        }
    ),
    "departmentCopy": naming(consentId="agreed_consent", proofId="issued"),
    "setDepartmentConsole": Question(
        asked=lambda a, _: {
            "organisationId": a.department,
            "contact": "0792-6810001",
            "legalBases": [CASE["legalBasis"]],
        },
        lasts=True,
    ),
    "agreeToConsent": Question(asked=lambda a, _: {"id": a.asked_consent, "proofIds": [a.issued]}),
    "refuseConsent": naming(id="asked_consent"),
    "withdrawConsent": naming(id="agreed_consent"),
}


def _on(affairs: Affairs, viewer: Asker) -> dict[str, Any]:
    """The context of a question that rests on the consent."""
    return {k: v for k, v in CASE.items() if k != "legalBasis"} | {
        "consentId": affairs.agreed_consent
    }


EXCHANGE = {
    "verifyProofs": PORTAL["departmentVerify"],
    "consentRequest": naming(id="agreed_consent"),
    "consentedProofs": Question(asked=lambda a, v: {"context": _on(a, v)}),
    "annotatedCopy": Question(asked=lambda a, v: {"context": _on(a, v), "proofId": a.issued}),
    "requestConsent": PORTAL["requestDepartmentConsent"],
}
