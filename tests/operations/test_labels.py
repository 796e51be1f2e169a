"""What metrics are called by, whatever callers send."""

import json
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from starlette.routing import Route

from backend.foundation.services import Services
from backend.web.observing import SITE
from backend.web.routes import routes
from backend.web.trusted import CURRENT, identifier_of, load
from tests.web.browser import open_browser

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}
WHO = "query Who { me { name } }"
HOSTILE = ("王桂香", "x" * 5000, 'a",outcome="ok', "a\nb", "330106199001011234", "\ud800", "")


def _requests() -> dict[tuple[str, str], float]:
    """How many there were in this process, by operation and outcome."""
    (family,) = (each for each in REGISTRY.collect() if each.name == "portal_request_seconds")
    return {
        (each.labels["operation"], each.labels["outcome"]): each.value
        for each in family.samples
        if each.name.endswith("_count")
    }


async def test_names_come_from_us_and_never_from_a_caller(
    services: Services, database: None, tmp_path: Path
) -> None:
    entry = {"name": "Who", "type": "query", "body": WHO}
    content = {"version": 1, "operations": {identifier_of(WHO): entry}}
    (tmp_path / CURRENT).write_text(json.dumps(content), encoding="utf-8")
    documents = load(tmp_path, required=True)
    before = _requests()

    async with open_browser(services, development=False, documents=documents) as browser:
        await browser.post(json.dumps({"documentId": identifier_of(WHO)}))
        for name in HOSTILE:
            text = f"query {name} {{ me {{ name }} }}"
            for body in (
                {"documentId": name},
                {"query": text, "operationName": name},
                {"documentId": identifier_of(WHO), "operationName": name},
            ):
                await browser.post(json.dumps(body))
                await browser.client.post("/exchange", content=json.dumps(body), headers=JSON)
        for path in ("/v/AAAA-BBBB", "/s/secret", "/nowhere", "/王桂香", "/files/proofs/x.pdf"):
            await browser.client.get(path)
            await browser.client.request("BREW", path)

    ours = {route.endpoint.__name__ for route in routes() if isinstance(route, Route)}
    after = _requests()
    new = {label for label in after if after[label] != before.get(label)}
    assert {operation for operation, _ in new} <= ours | {SITE, "Who"}
    assert {outcome for _, outcome in new} <= {"ok", "refused", "error"}
    assert after["Who", "ok"] >= 1
    assert after["Who", "refused"] >= 1
