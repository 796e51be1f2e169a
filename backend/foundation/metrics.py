"""What this process counts as it works, for the operations port; docs/operations.md has them all.

Labels come from lists of ours (operations, jobs, codes), never from what somebody sent: no metric
can grow with its callers, and none names a person or a case.
"""

from prometheus_client import Counter, Histogram, disable_created_metrics

# When a series began is known to Prometheus; told for each, it doubles the page.
disable_created_metrics()

REQUESTS = Histogram(
    "portal_request_seconds",
    "Requests by operation or address, and by how they ended.",
    ["operation", "outcome"],
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
PROBLEMS = Counter("portal_problems", "Problems told to callers, by code.", ["code"])
POLICY_VIOLATIONS = Counter(
    "portal_policy_violations", "What browsers' content policy kept from our pages.", ["directive"]
)
STATEMENTS = Histogram(
    "portal_statement_seconds",
    "Statements of PostgreSQL; the wait for a connection is not in it.",
    ["outcome"],
    buckets=(0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10),
)
DELIVERIES = Histogram(
    "portal_delivery_seconds",
    "Runs of deliveries by the job's name, and by how they ended.",
    # “job” is Prometheus's own word for what it asks.
    ["delivery", "outcome"],
    buckets=(0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
ISSUING = Histogram(
    "portal_issue_seconds",
    "From the approval of a proof to the issued paper.",
    buckets=(1, 2, 5, 10, 30, 60, 300, 1800, 14_400),
)
SEALS = Counter("portal_seals", "Seals pressed or renewed, by PAdES level.", ["level"])
STAMP_FAILURES = Counter(
    "portal_timestamp_failures", "Time stamps that an authority did not give.", ["authority"]
)
OUTLIVED = Counter(
    "portal_outlived_rows", "Rows deleted because their term of retention was over.", ["table"]
)
PRESS_JOBS = Counter("portal_press_jobs", "Jobs of the press, by how they ended.", ["outcome"])
PRESS_STARTS = Counter("portal_press_starts", "Presses started, the first one and later ones.")
