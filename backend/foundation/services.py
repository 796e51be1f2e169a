"""Everything from the outside world that the portal uses, in one frozen value."""

from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from backend.foundation.certificates import CertificateLibrary
from backend.foundation.channels import Channel
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.identity_platform import IdentityPlatform
from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.evidence import Evidence
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.storage import Storage
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official


class OwnMatters(Protocol):
    """Asked by a context that deals with matters of another one, which it does not know."""

    def __call__(self, viewer: Official, subject_id: UUID) -> Coroutine[Any, Any, None]:
        """Raises OWN_CASE when the matter with this id is the viewer's own, or her office's."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """Built once per process by `bootstrap`; a function that needs one takes it first."""

    storage: Storage
    intake: Intake
    documents: DocumentRenderer
    glyphs: GlyphCoverage
    sealer: Sealer
    inspector: SealInspector
    evidence: Evidence
    channel: Channel
    certificates: CertificateLibrary
    vault: Vault
    fonts: Path
    """The built fonts, for drawing the face of a seal."""
    public_url: str
    """Where residents reach the portal, without a slash at the end; printed in every QR code."""
    demonstration_seals: bool
    """Whether seals come from the development PKI; documents then say 演示印章."""
    refuse_own_matter: OwnMatters
    """The rules of the contexts above, put in from above: nobody signs letters in her own case."""
    certificate_type: str
    """证照类型代码 of the free-form proof, 21 characters (handbook of GB/T 36904)."""
    platform: IdentityPlatform | None = None
    """The city's unified identity platform; None where people sign in by phone alone."""
    second_factor_demanded: bool = False
    """Whether staff enter their posts with a second factor only."""
    sandbox: bool = False
    """Whether everybody here is made up, keys are for tests, and answers and pages say so."""
