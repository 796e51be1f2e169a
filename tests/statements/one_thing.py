"""Operations that are about one thing by nature, or always about as much, and why."""

_ALL_OF_THEM = (
    (
        "portal query",
        "One thing by its id. The lists within it are read as in the page of all such things.",
        (
            "region proofItem myProof proofProgress proofCase caseGuidance organisationPaper"
            " myObjection objectionCase myShare exchangeClient departmentConsent myConsentRequest"
            " filing matter changeRequest myChangeComment letter myComplaint ourComplaint"
            " complaintCase accusedCase myRating repair"
        ),
    ),
    ("portal query", "One answer about one request.", "guide requestTerms"),
    ("portal query", "One thing from which a complaint begins.", "complaintDraft"),
    ("portal query", "One rule; the regions above one are five.", "lanePolicy"),
    (
        "portal query",
        "Written in the code or in a file; no statement.",
        "declaration wordingExamples retentionRules registrationForms platformSignIn",
    ),
    ("portal query", "The rules in a file, and two figures.", "accountClosing"),
    (
        "portal query",
        "Always the same figures, counted by the database or in one pass.",
        (
            "worklistCounts objectionCounts findingCounts unreadNoticeCount keyWaitingTime"
            " deskRevision complaintCounts ratingFigures overseenUnit complaintFigures"
        ),
    ),
    ("portal query", "Three statements and a count.", "accountSafety"),
    ("portal query", "A department has one.", "departmentConsole"),
    (
        "portal query",
        "The city's library has them, the portal none; statements tell who asked.",
        "myCertificates",
    ),
    (
        "portal mutation",
        "One session, one phone.",
        (
            "requestSignInCode signIn signOut actFor requestStepUpCode stepUp endSession"
            " signOutEverywhere offerSecondFactor enrolSecondFactor renewRecoveryCodes"
            " endSessionsOf askSecondFactorReset answerSecondFactorReset"
        ),
    ),
    ("portal mutation", "One organisation, one post.", "registerOrganisation appoint endPost"),
    (
        "portal mutation",
        "One proof.",
        (
            "withdrawProof claimProof releaseProof addCaseNote checkProof sendBackProof rejectProof"
            " recuseFromProof"
            " approveProof revokeProof correctProof retryProof makeShowCode verifyCode verifyFile"
            " vouchForProof clearProof"
        ),
    ),
    ("portal mutation", "One step of one proof.", "recordLaneStep"),
    (
        "portal mutation",
        "One complaint.",
        (
            "lookAtComplainant acceptComplaint declineComplaint superviseComplaint"
            " objectToComplaint beginComplaint askComplainant extendComplaint"
            " findComplaintFounded dismissComplaint replyToSuggestion orderRectification"
            " confirmRectification publiciseComplaint transferComplaint answerComplaint"
            " takeBackComplaintLetter"
            " recordReturnVisit closeComplaint stateOurSide reportRectification"
        ),
    ),
    ("portal mutation", "One file.", "reuseMaterial"),
    (
        "portal mutation",
        "One account; sessions and loose files go in one statement each, the rest in jobs.",
        "closeAccount",
    ),
    (
        "portal mutation",
        "One objection.",
        "fileObjection withdrawObjection acceptObjection declineObjection",
    ),
    (
        "portal mutation",
        "One rating, one repair.",
        (
            "ratingByReceipt replyToCallBack callBackRater extendRepair settleRepair answerRater"
            " appealRating decideRatingAppeal"
        ),
    ),
    (
        "portal mutation",
        "One proposal, of which the complaints are read in one statement.",
        "takeUpProposal declineProposal",
    ),
    ("portal mutation", "One finding.", "answerFinding dismissFinding"),
    (
        "portal mutation",
        "One request, of which the entries are read in one statement and written in none.",
        (
            "fileChangeRequest reviewChangeRequest returnChangeRequest publishChangeRequest"
            " withdrawChangeRequest"
        ),
    ),
    (
        "portal mutation",
        "One complaint.",
        (
            "enterComplaint complaintByReceipt withdrawComplaint reopenComplaint agreeToBeNamed"
            " askForBundle openComplaintFiles draftBundle openCaseFile"
        ),
    ),
    ("portal mutation", "One comment.", "commentOnChange"),
    ("portal mutation", "One share, one scan.", "withdrawShare rotateShare answerShowRequest"),
    ("portal mutation", "One notice.", "markNoticeRead"),
    (
        "portal mutation",
        "One letter.",
        "approveLetter withdrawLetter retryLetter vouchForLetter clearLetter",
    ),
    (
        "portal mutation",
        "One draft, one row; what goes with a draft goes in one statement.",
        "startFiling deleteFilingRow declareNil discardFiling",
    ),
    (
        "portal mutation",
        "One seal.",
        ("enrolSeal askForSeal suspendSeal withdrawSealDecision refuseSealUse setSealingPolicy"),
    ),
    (
        "portal mutation",
        "One standing order.",
        "askStandingOrder approveStandingOrder endStandingOrder",
    ),
    (
        "portal mutation",
        "One client, whose keys are not touched; one key, one alert.",
        (
            "registerExchangeClient suspendExchangeClient resumeExchangeClient closeExchangeClient"
            " revokeExchangeToken handleExchangeAlert"
        ),
    ),
    (
        "portal mutation",
        "One request for a key.",
        "declineKeyRequest withdrawKeyRequest collectKey",
    ),
    ("portal mutation", "One paper for one department.", "departmentCopy"),
    ("portal mutation", "One consent, to which nothing was given.", "refuseConsent"),
    ("exchange query", "One consent.", "consentRequest"),
    ("exchange mutation", "One paper for one department.", "annotatedCopy"),
)

ONE_THING = {
    f"{door} {name}": reason for door, reason, names in _ALL_OF_THEM for name in names.split()
}
"""Why an operation has no arrangement, by its name."""
