"""Storing what is to be told and sending its short messages, each once, however often it runs."""

from collections.abc import Iterable
from uuid import UUID

from backend.foundation.channels import ChannelFailed, Message
from backend.foundation.services import Services
from backend.identity import people
from backend.identity.models import Person
from backend.notices import actions, proof_news, queries, texts
from backend.notices.models import ChannelOutcome, Notice, NoticeKind
from backend.notices.rules import BY_MESSAGE
from backend.notices.telling import Telling


async def tell(services: Services, *tellings: Telling) -> None:
    """Stores each notice, and sends the short messages of kinds that have one."""
    await _store(tellings)
    for telling in tellings:
        await _send_messages(services, telling.subject_id, telling.kind)


async def tell_of_proof(services: Services, proof_id: UUID, kind: NoticeKind) -> None:
    """The same, of the steps of a proof that this kind tells of and nobody was told of yet."""
    await _store(await proof_news.news_of(proof_id, kind))
    await _send_messages(services, proof_id, kind)


async def _store(tellings: Iterable[Telling]) -> None:
    for telling in tellings:
        await actions.store(telling, texts.text_of(telling.kind, telling.facts))


async def _send_messages(services: Services, subject_id: UUID, kind: NoticeKind) -> None:
    if kind in BY_MESSAGE:
        for notice in await queries.unsent(subject_id, kind):
            await _send(services, notice)


async def _send(services: Services, notice: Notice) -> None:
    """A short message that points to the inbox: a title holds nothing of the case itself."""
    person = await Person.get(id=notice.person_id)
    phone = people.phone_of(services.vault, person)
    if phone is None:
        await actions.record_outcome(notice.id, ChannelOutcome.FAILED, "the account is closed")
        return
    message = Message(
        phone=phone,
        text=f"【免证通】{notice.title}。请登录 {services.public_url} 查看。",
        reference=str(notice.id),
    )
    try:
        await services.channel.send(message)
    except ChannelFailed as failure:
        # The notice lies in the inbox all the same: a failed message is an outcome, not a fault.
        await actions.record_outcome(notice.id, ChannelOutcome.FAILED, str(failure))
    else:
        await actions.record_outcome(notice.id, ChannelOutcome.SENT, None)
