"""Everything from the outside world that the portal uses, in one frozen value."""

from dataclasses import dataclass
from pathlib import Path

from backend.foundation.channels import Channel
from backend.foundation.documents.glyphs import GlyphCoverage
from backend.foundation.documents.renderer import DocumentRenderer
from backend.foundation.intake.counter import Intake
from backend.foundation.sealing.inspector import SealInspector
from backend.foundation.sealing.sealer import Sealer
from backend.foundation.storage import Storage
from backend.foundation.vault import Vault


@dataclass(frozen=True, kw_only=True, slots=True)
class Services:
    """Built once per process by `bootstrap`; a function that needs one takes it first."""

    storage: Storage
    intake: Intake
    documents: DocumentRenderer
    glyphs: GlyphCoverage
    sealer: Sealer
    inspector: SealInspector
    channel: Channel
    vault: Vault
    fonts: Path
    """The built fonts, for drawing the face of a seal."""
    public_url: str
    """Where residents reach the portal, without a slash at the end; printed in every QR code."""
    demonstration_seals: bool
    """Whether seals come from the development PKI; documents then say 演示印章."""
    certificate_type: str
    """证照类型代码 of the free-form proof, 21 characters (handbook of GB/T 36904)."""
