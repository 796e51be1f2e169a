"""The measured pages without a framework, answered to the browser in place of the portal."""

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from playwright.async_api import CDPSession

PREFIX = "/reference"
"""Where the pages without a framework seem to be; the portal has nothing there."""

FOLDER = Path(__file__).parent
OPERATIONS = FOLDER.parents[2] / "schema" / "operations.json"
SCRIPT = f"{PREFIX}/pages.js"
"""Every page has this one script, as our pages begin with one."""

_ENTRY = re.compile(r'src="/assets/index-[^"]+\.js"')


@dataclass(frozen=True, slots=True)
class Reference:
    """The portal's shell with our script in place of its own, under the portal's own headers."""

    shell: str
    script: str
    policy: str

    @classmethod
    def of(cls, address: str) -> "Reference":
        """The reference for the release that runs at `address`."""
        answer = httpx.get(address)
        answer.raise_for_status()
        shell, replaced = _ENTRY.subn(f'src="{SCRIPT}"', answer.text)
        assert replaced == 1, "the shell begins with one script"
        script = (FOLDER / "pages.js").read_text(encoding="utf-8")
        return cls(
            shell=shell,
            script=script.replace("__DOCUMENTS__", json.dumps(_documents())),
            policy=answer.headers["content-security-policy"],
        )

    async def serve(self, client: CDPSession, styles: list[str]) -> None:
        """Answers the reference's addresses in this page, with all of these style sheets.

        Only they are stopped. Playwright's own routes would stop every request of a page and turn
        its cache off.
        """
        missing = [each for each in styles if each not in self.shell]
        links = "".join(f'<link rel="stylesheet" href="{each}">' for each in missing)
        page = self.shell.replace("</head>", f"{links}</head>")

        async def answer(event: dict[str, Any]) -> None:
            is_script = event["request"]["url"].endswith(SCRIPT)
            kind, text = ("javascript", self.script) if is_script else ("html", page)
            await client.send("Fetch.fulfillRequest", self._answer(event["requestId"], kind, text))

        client.on("Fetch.requestPaused", answer)
        await client.send("Fetch.enable", {"patterns": [{"urlPattern": f"*{PREFIX}/*"}]})

    def _answer(self, request_id: str, kind: str, text: str) -> dict[str, Any]:
        headers = {
            "content-type": f"text/{kind}; charset=utf-8",
            "content-security-policy": self.policy,
        }
        return {
            "requestId": request_id,
            "responseCode": 200,
            "responseHeaders": [{"name": name, "value": value} for name, value in headers.items()],
            "body": base64.b64encode(text.encode()).decode(),
        }


def _documents() -> dict[str, str]:
    """The identifiers of the portal's trusted documents by name."""
    operations = json.loads(OPERATIONS.read_text(encoding="utf-8"))["operations"]
    return {entry["name"]: identifier for identifier, entry in operations.items()}
