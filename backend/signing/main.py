"""From settings to a provider behind the rule, answering until told to stop."""

import asyncio
import logging
import resource
import signal

from backend.foundation import asking, crash_points, db
from backend.foundation.sealing.custody import KeyCustody
from backend.foundation.sealing.keys import Pkcs12Keys
from backend.foundation.sealing.pkcs11_keys import Pkcs11Keys, Token
from backend.foundation.sealing.platform import PlatformProvider
from backend.foundation.sealing.provider import SealProvider
from backend.foundation.viewer import System
from backend.seals.guard import GuardedProvider
from backend.settings import PartnerSettings
from backend.signing.server import served
from backend.signing.settings import FileKeys, SigningSettings

log = logging.getLogger(__name__)

_CONNECTIONS = 4
"""A signature asks PostgreSQL for some milliseconds, and a token signs one after the other."""


async def run(settings: SigningSettings) -> None:
    """Answers until SIGTERM or SIGINT."""
    # What a crash would write down holds keys or a PIN.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    crash_points.arm(settings.crash_at)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    provider = GuardedProvider(provider_of(settings))
    await db.connect(
        settings.database_url,
        pool=_CONNECTIONS,
        role=asking.SIGNING,
        viewer=System(job="signing"),
    )
    try:
        async with served(provider, settings.socket, settings.clients):
            log.info("signing ready")
            await stop.wait()
    finally:
        await db.disconnect()


def provider_of(settings: SigningSettings) -> SealProvider:
    """Who holds the keys."""
    match settings.keys:
        case FileKeys(folder=folder, passphrase_file=file):
            return KeyCustody(Pkcs12Keys(folder, file.read_text(encoding="utf-8").strip()))
        case Token() as token:
            return KeyCustody(Pkcs11Keys(token))
        case PartnerSettings() as platform:
            return PlatformProvider(platform.url, platform.secret_bytes)
