"""`python -m scripts.bench.sides.ours PORT`: the portal's web process, with one document more.

No page of the portal sends the check of a code through GraphQL, since /v/… needs no script; here
it is a trusted document as any other. All else is what backend.web serves in production.
"""

import asyncio
import sys

import uvloop

from backend import bootstrap
from backend.foundation import db, logs
from backend.settings import Settings
from backend.web import trusted
from backend.web.main import POOL, app_of
from backend.web.serving import Server, configuration, settle
from scripts.bench.sides.questions import OURS


async def main(port: int) -> None:
    """Serves until a signal."""
    settings = Settings.from_environ()
    documents = dict(trusted.load(required=True))
    for question in OURS.values():
        documents[question.identifier] = trusted.checked(
            question.identifier, question.name, question.kind, question.body
        )
    async with bootstrap.opened(settings, pool=POOL, patience=db.AWAITED) as services:
        app = app_of(services, documents=documents, hosts=["127.0.0.1"])
        config = configuration(app, host="127.0.0.1", port=port)
        settle()
        await Server(config).serve()


if __name__ == "__main__":
    logs.configure(as_json=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1])))
