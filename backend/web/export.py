"""Everything that is a resident's own, in one ZIP; the contexts offer the parts.

A context that keeps something of residents adds its `exports` function to SECTIONS, in one line.
"""

import json
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from backend.archive import actions as archive
from backend.changes.exports import comments_of
from backend.complaints.exports import complaints_of
from backend.disclosures.exports import looks_of
from backend.exchange.exports import consents_of
from backend.foundation import clock
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.exports import Exporter, Section
from backend.foundation.storage import FileMissing
from backend.foundation.viewer import Citizen
from backend.identity.exports import deeds_of, person_of, sessions_of, wrong_tries_of
from backend.notices.exports import notices_of
from backend.objections.exports import objections_of
from backend.proofs.exports import commitments_of, materials_of, proofs_of
from backend.ratings.exports import ratings_of
from backend.sharing.exports import shares_of, shows_of
from backend.web import session
from backend.web.answers import problem_answer, services_of
from backend.web.requests import BadRequest
from backend.web.zipping import Entry, zipped

SECTIONS: tuple[Exporter, ...] = (
    person_of,
    proofs_of,
    materials_of,
    commitments_of,
    objections_of,
    ratings_of,
    comments_of,
    complaints_of,
    shares_of,
    shows_of,
    consents_of,
    looks_of,
    notices_of,
    sessions_of,
    wrong_tries_of,
    deeds_of,
)
"""The parts of index.json, in its order."""

SCHEMA = {"name": "mianzheng.archive", "version": 1}
"""Grows when a field changes its meaning or goes; a new field or part is no new version."""
_STATUS = {
    ProblemCode.SIGN_IN_REQUIRED: 401,
    ProblemCode.STEP_UP_REQUIRED: 403,
    ProblemCode.TOO_MANY_ATTEMPTS: 429,
    ProblemCode.EXPORT_RUNNING: 429,
}
_README = """\
专属数字档案（免证通）

papers/            每一份已出具证明的 PDF，带电子印章；是否仍然有效，请用其验证码查验
materials/         您随申请提交过的文件
index.json         机器可读的全部内容：您的信息、申请与证明及其办理环节、材料、承诺、异议、
                   评价、对目录调整的意见、投诉举报、分享、亮证、对单位的授权、谁看过、
                   通知、登录记录、您的操作记录
manifest.sha256    每个文件的 SHA-256；运行 sha256sum -c manifest.sha256 可以核对
missing.txt        只在有文件暂时取不到时才有，列出是哪些

里面有您的公民身份号码等个人信息，请妥善保管，不要整包转发。

Your personal digital archive (Mianzheng)

papers/            every issued proof as a sealed PDF; its code tells whether it still holds
materials/         the files you gave with your requests
index.json         everything for machines: you, proofs and their steps, files, commitments,
                   objections, ratings, comments on changes, complaints, shares, shown codes,
                   consents, looks, notices, sign-ins, and what you did here
manifest.sha256    the SHA-256 of every file; check with: sha256sum -c manifest.sha256
missing.txt        only if some files could not be had; says which

It holds personal information such as your identity number. Keep it safe; never pass it on whole.
"""


class Turn:
    """Somebody's download, from its beginning until it is left."""

    def __init__(self, end: Callable[[], object]) -> None:
        self._end = end

    def __enter__(self) -> None:
        """Nothing is left to begin."""

    def __exit__(self, *failure: object) -> None:
        """Makes room for another."""
        self._end()


class Exports:
    """Who is downloading from this process: one at a time for each person."""

    def __init__(self) -> None:
        # Weak: a browser may be gone before its download was entered, and then nobody leaves it.
        self._turns: WeakValueDictionary[UUID, Turn] = WeakValueDictionary()

    def begin(self, person_id: UUID) -> Turn:
        """Raises EXPORT_RUNNING while an earlier turn of the same person lasts."""
        if person_id in self._turns:
            raise Problem(ProblemCode.EXPORT_RUNNING)
        turn = self._turns[person_id] = Turn(partial(self._turns.pop, person_id, None))
        return turn


async def export_archive(request: Request) -> Response:
    """GET /archive/export.zip: everything that is mine; needs a step-up, recorded."""
    try:
        viewer, turn = await _admitted(request)
    except BadRequest as bad:
        return JSONResponse({"message": str(bad)}, bad.status)
    except Problem as problem:
        return problem_answer(problem, _STATUS[problem.code])
    services, now = services_of(request), clock.now()
    sections = [await section(services, viewer) for section in SECTIONS]
    return StreamingResponse(
        zipped(_entries(sections, now, turn), now),
        media_type="application/zip",
        headers={"content-disposition": f'attachment; filename="archive-{now:%Y%m%d}.zip"'},
    )


async def _admitted(request: Request) -> tuple[Citizen, Turn]:
    services = services_of(request)
    session.refuse_foreign_origin(services, request)
    viewer = await session.viewer_of(services, request)
    if not isinstance(viewer, Citizen):
        raise Problem(ProblemCode.SIGN_IN_REQUIRED)
    turn = request.app.state.exports.begin(viewer.person_id)
    await archive.begin_export(viewer)
    return viewer, turn


async def _entries(sections: Sequence[Section], now: datetime, turn: Turn) -> AsyncGenerator[Entry]:
    """Readme, index, then every file."""
    missing: list[str] = []
    with turn:
        # What old editors on Windows need to see lines and Chinese characters.
        yield Entry("README.txt", _README.replace("\n", "\r\n").encode("utf-8-sig"))
        yield Entry("index.json", _index(sections, now))
        for file in (file for section in sections for file in section.files):
            try:
                yield Entry(file.path, await file.read())
            except FileMissing:
                # One lost file must not keep the others from their owner.
                missing.append(f"{file.path}\n")
        if missing:
            yield Entry("missing.txt", "".join(missing).encode())


def _index(sections: Sequence[Section], now: datetime) -> bytes:
    content: dict[str, Any] = {"schema": SCHEMA, "madeAt": now.isoformat()}
    content |= {section.name: section.content for section in sections}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
