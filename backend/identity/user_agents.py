"""From what a browser says of itself to a word by which its owner knows it again."""

from backend.identity.models import Device

# In this order: phones name the system that their own stands on as well.
_SIGNS = (
    ("iphone", Device.IPHONE),
    ("ipad", Device.IPHONE),
    ("android", Device.ANDROID),
    ("harmony", Device.ANDROID),
    ("windows", Device.WINDOWS),
    ("mac os", Device.MAC),
    ("linux", Device.LINUX),
)


def device_of(agent: str) -> Device:
    """The kind of device; nothing else of the header is kept."""
    said = agent[:500].lower()
    return next((device for sign, device in _SIGNS if sign in said), Device.OTHER)
