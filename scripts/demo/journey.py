"""The main job, played over HTTP: twelve residents' requests become eleven sealed PDFs.

Each step is printed with the seconds it took; the PDFs lie in the folder named at the end.
"""

import hashlib
import json
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.demo import people
from scripts.demo.client import Client, Refusal, token, wait_until

REQUESTS = Path(__file__).with_name("requests.json")
DEFAULT_ADDRESS = "http://localhost:8000"
DEFAULT_FOLDER = Path("var/journey")

FIND_COMMITTEE = "query($name: String!) { regions(search: $name) { code fullName } }"
GUIDE = """query($region: RegionCode!, $title: String!, $purpose: String!, $text: String!) {
  guide(regionCode: $region, title: $title, purpose: $purpose, text: $text) {
    lane binding findings { name goInstead } } }"""
REQUEST = """mutation($input: RequestProofInput!) { requestProof(input: $input) {
  __typename
  ... on Proof { id state dueOn committee { name } }
  ... on NotOurs { message goInstead }
  ... on Problem { code message field } } }"""
WORKLIST = """{ worklist(stage: TO_CHECK, first: 100) { edges { node { id text } } } }"""
CHECK = """mutation($input: CheckProofInput!) { checkProof(input: $input) {
  __typename ... on ProofCase { state } ... on Problem { code message } } }"""
APPROVE = """mutation($id: UUID!) { approveProof(id: $id) {
  __typename ... on ProofCase { numbers { number } } ... on Problem { code message } } }"""
PROGRESS = """query($id: UUID!) { proofProgress(id: $id) {
  proof { state fileUrl numbers { number identifier verificationCode } } } }"""
ARCHIVE = "{ myArchive(first: 100) { edges { node { proofId } } } }"
NOTICES = "{ myNotices(first: 100) { edges { node { title } } } }"
VERIFY_CODE = """mutation($code: String!) { verifyCode(code: $code) {
  __typename ... on VerificationResult { outcome message } ... on Problem { code message } } }"""
VERIFY_FILE = """mutation($sha256: Sha256!) { verifyFile(sha256: $sha256) {
  __typename ... on VerificationResult { outcome paper { number } }
  ... on Problem { code message } } }"""


@dataclass
class Outcome:
    """What the journey ended with."""

    pdfs: list[Path]
    refusals: int
    seconds_to_issue: list[float]


class Journey:
    """The people of one journey, each with a browser of their own."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._folder = folder
        self._residents: dict[str, Client] = {}
        self._browsers = ExitStack()
        self._outcome = Outcome([], 0, [])

    def play(self) -> Outcome:
        """Everything; raises Refusal where the portal does not do what it should."""
        with self._browsers:
            self._play()
        return self._outcome

    def _play(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        requests: list[dict[str, Any]] = json.loads(REQUESTS.read_text(encoding="utf-8"))
        with step("经办人、负责人登录 staff sign in"):
            self._preparer = self._staff(people.PREPARER)
            self._approver = self._staff(people.APPROVER)
        with step("陌生人打开验证页 a stranger opens the verification page"):
            self._stranger = self._browser()
            self._stranger.download("/v")
        for number, request in enumerate(requests, start=1):
            print(f"\n{number:2}. {request['applicant']}：{request['title']}", flush=True)
            self._one(number, request)

    def _browser(self) -> Client:
        return self._browsers.enter_context(Client(self._address))

    def _staff(self, account: people.Account) -> Client:
        client = self._browser()
        client.sign_in(account)
        client.act_for(account.uscc)
        return client

    def _one(self, number: int, request: dict[str, Any]) -> None:
        with step("居民登录 the resident signs in"):
            resident = self._resident(request["applicant"])
        with step("找到村委会 finds the committee") as say:
            found = resident.send(FIND_COMMITTEE, name="小阳村")["regions"]
            say(next(r["fullName"] for r in found if r["code"] == request["region"]))
        with step("免证指引 asks whether a proof is needed") as say:
            guide = self._guide(resident, request)
            say(guide["lane"])
        with step("提交申请 asks in her own words") as say:
            result = resident.do(REQUEST, input=_input(request, resident.declares()))
            say(result.get("goInstead") or f"应于 {result['dueOn']} 前办结")
        if result["__typename"] == "NotOurs":
            _expect(request.get("expected") == "not_ours" and guide["binding"])
            self._outcome.refusals += 1
            return
        self._decide(result["id"], request)
        self._receive(number, resident, result["id"], request)

    def _resident(self, name: str) -> Client:
        if name not in self._residents:
            client = self._browser()
            client.sign_in(people.resident(len(self._residents) + 1, name))
            self._residents[name] = client
        return self._residents[name]

    def _guide(self, resident: Client, request: dict[str, Any]) -> dict[str, Any]:
        words = {name: request[name] for name in ("region", "title", "purpose", "text")}
        return resident.send(GUIDE, **words)["guide"]

    def _decide(self, proof_id: str, request: dict[str, Any]) -> None:
        with step("经办人核实 the preparer checks"):
            cases = self._preparer.send(WORKLIST)["worklist"]["edges"]
            _expect(any(edge["node"]["id"] == proof_id for edge in cases))
            finding = {"id": proof_id, "statement": request["text"], "evidence": "HOME_VISIT"}
            self._preparer.do(CHECK, input=finding)
        with step("负责人审批 the person in charge approves") as say:
            self._approver.confirm()
            say(self._approver.do(APPROVE, id=proof_id)["numbers"]["number"])
        self._approved_at = time.monotonic()

    def _receive(
        self, number: int, resident: Client, proof_id: str, request: dict[str, Any]
    ) -> None:
        with step("排版、盖章、签发 rendered, sealed, issued") as say:
            proof = wait_until(lambda: self._issued(resident, proof_id), seconds=60)
            self._outcome.seconds_to_issue.append(time.monotonic() - self._approved_at)
            say(proof["numbers"]["identifier"])
        with step("下载，存入档案 downloads it from her archive") as say:
            content = resident.download(proof["fileUrl"])
            path = self._folder / f"{number:02}-{request['title']}.pdf"
            path.write_bytes(content)
            self._outcome.pdfs.append(path)
            wait_until(lambda: self._is_filed(resident, proof_id), seconds=10)
            say(f"{path}（{len(content) / 1000:.0f} kB）")
        with step("陌生人扫码、比对文件 a stranger verifies code and file") as say:
            self._verify(proof, content)
            say("真实有效")

    def _issued(self, resident: Client, proof_id: str) -> dict[str, Any] | None:
        proof = resident.send(PROGRESS, id=proof_id)["proofProgress"]["proof"]
        return proof if proof["state"] == "ISSUED" else None

    def _is_filed(self, resident: Client, proof_id: str) -> bool:
        filed = resident.send(ARCHIVE)["myArchive"]["edges"]
        told = resident.send(NOTICES)["myNotices"]["edges"]
        return bool(told) and any(edge["node"]["proofId"] == proof_id for edge in filed)

    def _verify(self, proof: dict[str, Any], content: bytes) -> None:
        code = proof["numbers"]["verificationCode"]
        page = self._stranger.download(f"/v/{code}").decode()
        _expect(proof["numbers"]["number"] in page)
        by_code = self._stranger.do(VERIFY_CODE, code=code)
        digest = hashlib.sha256(content).hexdigest()
        by_file = self._stranger.do(VERIFY_FILE, sha256=digest)
        _expect(by_code["outcome"] == by_file["outcome"] == "VALID")
        _expect(by_file["paper"]["number"] == proof["numbers"]["number"])


@contextmanager
def step(name: str) -> Iterator[Any]:
    """Prints the step with its seconds, and with what `say` was given."""
    said: list[str] = []
    begin = time.monotonic()
    yield said.append
    print(f"    {time.monotonic() - begin:6.2f} s  {name}  {' '.join(said)}", flush=True)


def _input(request: dict[str, Any], declaration: str) -> dict[str, Any]:
    words = {name: request[name] for name in ("title", "purpose", "recipient", "text")}
    return {
        "clientToken": token(),
        "regionCode": request["region"],
        "subject": request.get("subject"),
        "declaration": declaration,
        **words,
    }


def _expect(truth: bool) -> None:
    if not truth:
        raise Refusal("门户的回答与预期不符")


def main() -> None:
    """scripts/journey [address] [folder]"""
    address = sys.argv[1] if len(sys.argv) > 1 else DEFAULT_ADDRESS
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT_FOLDER
    try:
        outcome = Journey(address, folder).play()
    except Refusal as refusal:
        sys.exit(f"journey: {refusal}")
    seconds = sorted(outcome.seconds_to_issue)
    print(
        f"\n{len(outcome.pdfs)} 份电子证明 sealed PDFs, {outcome.refusals} 件指引 guided refusal;"
        f" 审批到签发 approve → issued: 中位 median {statistics.median(seconds):.2f} s,"
        f" 最长 longest {seconds[-1]:.2f} s\nPDF: {folder.resolve()}"
    )


if __name__ == "__main__":
    main()
