"""What an annotated copy carries for machines: that of a proof, and for whom the copy is made."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from backend.foundation.documents.embedding import EmbeddedFile
from backend.proofs import enclosures

_TOLD = ("recipient", "purpose", "made_on", "valid_until")


def of(content: Mapping[str, Any]) -> list[EmbeddedFile]:
    """The files for the copy with this content; under the keys of GB/T 36903-2018, JZJ is 加注件.

    A copy that nothing sealed has no JZJZZZ (加注件制作者): its page does not say who made it.
    """
    annotation = content["annotation"]
    told = {key: annotation[key] for key in _TOLD}
    words = {**enclosures.words_of(content), "annotation": told}
    metadata = {
        **enclosures.metadata_of(content),
        # v1 had no maker.
        "JZJZZZ": annotation.get("maker"),
        "JZJZZSJ": annotation["made_on"],
        "JZJZZSY": annotation["purpose"],
        "JZJYXQJZSJ": annotation["valid_until"],
        "KZ_JZJSYDW": annotation["recipient"],
    }
    dated = date.fromisoformat(annotation["made_on"])
    return enclosures.enclosed(words, metadata, dated=dated)
