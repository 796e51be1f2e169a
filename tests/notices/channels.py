"""Two gateways for tests: one that keeps what it took over, one that is down."""

from dataclasses import dataclass, field, replace

from backend.foundation.channels import ChannelFailed, Message
from backend.foundation.services import Services


@dataclass
class KeepingChannel:
    """Takes every message over and keeps it."""

    shows_codes = True
    messages: list[Message] = field(default_factory=list)

    async def send(self, message: Message) -> None:
        self.messages.append(message)


class DeadChannel:
    """A gateway that is down."""

    shows_codes = False

    async def send(self, message: Message) -> None:
        raise ChannelFailed("the gateway answered 503")


def over(services: Services, channel: KeepingChannel | DeadChannel) -> Services:
    """The same services with another gateway."""
    return replace(services, channel=channel)
