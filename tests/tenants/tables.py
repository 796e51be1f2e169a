"""Which tables row level security leaves out, and why. All others have it, by force."""

PUBLIC = "everybody may read it: the catalogue, the regions, the names of offices"
NOBODYS = "holds no row of anybody's: counters of attempts, locks, what a release brings"
BEFORE = "is read to find out who is asking, or before anybody is"
HISTORY = "is written by every door and read by jobs; whose a row is, it does not say"

WITHOUT_TENANTS = {
    **dict.fromkeys(
        (
            "organisation", "proof_item", "proof_item_version", "proof_kind", "published_list",
            "region", "region_edition", "region_former_name", "region_succession",
            "lane_policy", "sealing_policy", "matter", "matter_material", "talk_complaint",
        ),
        PUBLIC,
    ),
    **dict.fromkeys(
        (
            "rate_bucket", "replaced_file", "sharing_attempt", "tortoise_migrations",
            "evidence_alarm",
        ),
        NOBODYS,
    ),
    **dict.fromkeys(
        (
            "platform_visit", "post", "session", "sign_in_code", "wrong_try", "exchange_token",
            "kept_answer",
        ),
        BEFORE,
    ),
    **dict.fromkeys(
        (
            "audit_entry", "audit_leaf", "audit_pending", "audit_checkpoint", "outbox_event",
            "outbox_delivery", "verification_record",
        ),
        HISTORY,
    ),
}  # fmt: skip
"""They hold no rows of tenants, or cannot be asked for by tenant."""

OFFICES = "rows of offices that supervise one another: a policy of its own is still to be written"
ACROSS = "people are named across offices (staff, applicants), by what links them in other tables"

NOT_YET = {
    **dict.fromkeys(("person", "second_factor", "second_factor_reset", "recovery_code"), ACROSS),
    **dict.fromkeys(
        (
            "assistance", "assistance_contact", "catalogue_proposal", "change_comment",
            "change_entry", "change_request", "change_step", "complainant", "complaint",
            "complaint_assistant", "complaint_bundle", "complaint_evidence", "complaint_letter",
            "complaint_step",
            "department_console", "exchange_client",
            "filing", "filing_row", "finding",
            "letter", "letter_counter", "letter_file", "letter_piece", "letter_snapshot",
            "proposal_complaint", "rating", "repair", "repair_step", "return_visit", "seal",
            "seal_asking", "seal_confirmation", "seal_decision", "seal_intent", "seal_refusal",
            "seal_scope", "seal_signature", "seal_standing_order", "seal_use", "seal_warrant",
            "sealed_document", "talk",
        ),
        OFFICES,
    ),
}  # fmt: skip
"""The debt of decision 0043: the application alone keeps their tenants apart."""
