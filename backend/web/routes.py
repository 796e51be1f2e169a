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
from backend.web.letters import letter_file, letter_page
from backend.web.pages import verify, verify_form
from backend.web.platform import RETURN_PATH, come_back, leave
from backend.web.previews import preview
from backend.web.registration import blank_form, filled_form, receive_workbook
from backend.web.reports import monthly_pdf, monthly_workbook
from backend.web.shares import share, share_file
from backend.web.shows import show, show_file
from backend.web.uploads import upload, upload_evidence


def routes() -> list[BaseRoute]:
    """The portal's addresses; every other one is a file's or the single page's (site.py)."""
    return [
        Route("/graphql", graphql, methods=["POST"]),
        Route("/exchange", exchange, methods=["POST"]),
        Route("/exchange/files/{secret}", exchange_file),
        Route("/files/department/{secret}", department_file),
        Route("/health/live", live),
        Route("/platform", leave),
        Route(RETURN_PATH, come_back),
        Route("/health/ready", ready),
        Route("/v", verify),
        Route("/v", verify_form, methods=["POST"]),
        Route("/v/{code}", verify),
        Route("/catalogue", catalogue),
        Route("/catalogue/data.zip", catalogue_data),
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
        Route("/s/files/{view}/{proof_id:uuid}.pdf", share_file),
        Route("/c/{code}", show, methods=["GET", "POST"]),
        Route("/c/files/{scan}.pdf", show_file),
        Route("/files/proofs/{proof_id:uuid}.pdf", proof_file),
        Route("/files/proofs/{proof_id:uuid}.png", proof_page),
        Route("/files/archive/{proof_id:uuid}.zip", archive_package),
        Route("/files/letters/{letter_id:uuid}.pdf", letter_file),
        Route("/files/letters/{letter_id:uuid}.png", letter_page),
        Route("/files/complaints/{file_id:uuid}/{until:int}/{signature}", complaint_file),
        Route("/files/complaints/orders/{letter_id:uuid}.pdf", order_file),
        Route(
            "/files/complaints/answers/{letter_id:uuid}.pdf", answer_file, methods=["GET", "POST"]
        ),
        Route("/previews/{proof_id:uuid}", preview, methods=["POST"]),
        Route("/files/attachments/{attachment_id:uuid}", attachment_file),
        Route("/archive/export.zip", export_archive),
        Route("/registration/workbooks", receive_workbook, methods=["POST"]),
        Route("/registration/forms/{form}.xlsx", blank_form),
        Route("/registration/filings/{filing_id:uuid}.xlsx", filled_form),
        Route("/reports/complaints/{month}.pdf", monthly_pdf),
        Route("/reports/complaints/{month}.xlsx", monthly_workbook),
        Route("/reports/seals/{seal_id:uuid}/affected.csv", affected_csv),
        Route("/uploads", upload, methods=["POST"]),
        Route("/uploads/evidence", upload_evidence, methods=["POST"]),
        Route("/verifications", check_body, methods=["POST"]),
    ]
