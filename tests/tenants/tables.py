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
            "lane_policy", "sealing_policy", "sealing_wish", "matter", "matter_material",
        ),
        PUBLIC,
    ),
    **dict.fromkeys(
        (
            "rate_bucket", "replaced_file", "sharing_attempt", "tortoise_migrations",
            "evidence_alarm", "number_gap",
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
