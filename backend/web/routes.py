"""The portal's addresses, one line each."""

from starlette.routing import BaseRoute, Route

from backend.operations.server import live, ready
from backend.web.affected import affected_csv
from backend.web.archive_packages import archive_package
from backend.web.attachments import attachment_file
from backend.web.catalogue import (
    catalogue,
    catalogue_data,
    catalogue_feed,
    catalogue_item,
    catalogue_list,
    catalogue_matter,
    catalogue_matters,
)
from backend.web.changes import catalogue_change, catalogue_changes, changes_feed
from backend.web.checked_files import check_body
from backend.web.complaint_files import complaint_file
from backend.web.complaint_letters import answer_file, order_file
from backend.web.endpoints import graphql
from backend.web.exchange import department_file, exchange, exchange_file
from backend.web.export import export_archive
from backend.web.files import proof_file, proof_page
from backend.web.lanes import InLane, Lane
from backend.web.letters import letter_file, letter_page
from backend.web.pages import verify, verify_form
from backend.web.platform import RETURN_PATH, come_back, leave
from backend.web.policy_reports import PATH as POLICY_REPORTS
from backend.web.policy_reports import policy_reports
from backend.web.previews import preview
from backend.web.registration import blank_form, filled_form, receive_workbook
from backend.web.reports import monthly_pdf, monthly_workbook
from backend.web.shares import share, share_file
from backend.web.shows import show, show_file
from backend.web.uploads import upload, upload_evidence

ANSWER_SECONDS = 2.5
"""Whatever is down, nobody waits for longer than 3 s, and to give up takes its time as well."""


def routes() -> list[BaseRoute]:
    """The portal's addresses; every other one is a file's or the single page's (site.py)."""
    return [
        Route("/health/live", live),
        Route("/platform", leave),
        Route(RETURN_PATH, come_back),
        Route("/health/ready", ready),
        *_in(
            # Places as connections to the database; who waits behind them waits 0.3 s.
            Lane(places=10, waiting=30, seconds=ANSWER_SECONDS, awaits_body=True),
            Route("/graphql", graphql, methods=["POST"]),
            Route("/v", verify),
            Route("/v/{code}", verify),
            Route("/catalogue", catalogue),
            Route("/catalogue/feed.atom", catalogue_feed),
            Route("/catalogue/lists/{code}", catalogue_list),
            Route("/catalogue/changes", catalogue_changes),
            Route("/catalogue/changes.atom", changes_feed),
            Route("/catalogue/changes/{number}", catalogue_change),
            Route("/catalogue/items/{code}", catalogue_item),
            Route("/catalogue/items/{code}/{version:int}", catalogue_item),
            Route("/catalogue/matters", catalogue_matters),
            Route("/catalogue/matters/{matter_id:uuid}", catalogue_matter),
            Route("/s/{token}", share, methods=["GET", "POST"]),
            Route("/c/{code}", show, methods=["GET", "POST"]),
            Route("/files/proofs/{proof_id:uuid}.pdf", proof_file),
            Route("/files/letters/{letter_id:uuid}.pdf", letter_file),
            Route("/files/complaints/{file_id:uuid}/{until:int}/{signature}", complaint_file),
            Route("/files/complaints/orders/{letter_id:uuid}.pdf", order_file),
            Route(
                "/files/complaints/answers/{letter_id:uuid}.pdf",
                answer_file,
                methods=["GET", "POST"],
            ),
            Route("/files/department/{secret}", department_file),
            Route("/files/attachments/{attachment_id:uuid}", attachment_file),
        ),
        *_in(
            # Nobody waits for an answer, and what is shed is no loss.
            Lane(places=2, waiting=4, seconds=ANSWER_SECONDS, awaits_body=True),
            Route(POLICY_REPORTS, policy_reports, methods=["POST"]),
        ),
        *_in(
            # Each has five a second (admission); eight of them at once wait for one another.
            Lane(places=4, waiting=12, seconds=ANSWER_SECONDS, awaits_body=True),
            Route("/exchange", exchange, methods=["POST"]),
            Route("/exchange/files/{secret}", exchange_file),
        ),
        *_in(
            # The renderer refuses by itself what would wait too long; when it died it needs 3 s.
            Lane(places=32, waiting=0, seconds=10, awaits_body=True),
            Route("/s/files/{view}/{proof_id:uuid}.pdf", share_file),
            Route("/c/files/{scan}.pdf", show_file),
            Route("/files/proofs/{proof_id:uuid}.png", proof_page),
            Route("/files/letters/{letter_id:uuid}.png", letter_page),
            Route("/previews/{proof_id:uuid}", preview, methods=["POST"]),
            Route("/registration/forms/{form}.xlsx", blank_form),
        ),
        *_in(
            # Whole archives, months and registers: few ask, and wait for minutes on a slow line.
            Lane(places=16, waiting=0, seconds=300, awaits_body=False),
            Route("/catalogue/data.zip", catalogue_data),
            Route("/files/archive/{proof_id:uuid}.zip", archive_package),
            Route("/archive/export.zip", export_archive),
            Route("/registration/filings/{filing_id:uuid}.xlsx", filled_form),
            Route("/reports/complaints/{month}.pdf", monthly_pdf),
            Route("/reports/complaints/{month}.xlsx", monthly_workbook),
            Route("/reports/seals/{seal_id:uuid}/affected.csv", affected_csv),
        ),
        *_in(
            # A file may take 120 s to arrive and waits 20 s to be looked at; the tables of
            # intake bound how many, and how many of one source.
            Lane(places=96, waiting=0, seconds=150, awaits_body=False),
            Route("/v", verify_form, methods=["POST"]),
            Route("/verifications", check_body, methods=["POST"]),
            Route("/uploads", upload, methods=["POST"]),
            Route("/uploads/evidence", upload_evidence, methods=["POST"]),
            Route("/registration/workbooks", receive_workbook, methods=["POST"]),
        ),
    ]


def _in(lane: Lane, *routes: Route) -> list[Route]:
    """The same routes with a lane around them."""
    for route in routes:
        route.app = InLane(route.app, lane)
    return list(routes)
