"""What a QR code says is a stranger's text: either it leads to this portal, or to nowhere."""

from backend.foundation import codes


def code_in(text: str, public_url: str) -> str | None:
    """The normalised code of `<public_url>/v/<code>`, or of a bare code; None for all else.

    Nothing is unescaped and no part of an address is left out: the portal's own QR codes are
    written one way only, and what merely looks like one may lead elsewhere.
    """
    prefix = f"{public_url}/v/"
    own = text[: len(prefix)].lower() == prefix.lower()
    try:
        return codes.normalise(text[len(prefix) :] if own else text)
    except codes.InvalidCode:
        return None


def is_own(text: str, public_url: str) -> bool:
    """Whether it is an address of this portal, say of a shared paper or of a card that is shown."""
    return text.lower().startswith(f"{public_url}/".lower())
