"""The city's certificate library 电子证照库: asked each time somebody looks, copied nowhere."""

from backend.foundation.certificates.contract import (
    Certificate,
    CertificateLibrary,
    CertificateStatus,
    Holdings,
    LibraryAway,
    NoLibrary,
)
from backend.foundation.certificates.folder import FolderLibrary
from backend.foundation.certificates.remote import HttpLibrary

__all__ = [
    "Certificate",
    "CertificateLibrary",
    "CertificateStatus",
    "FolderLibrary",
    "Holdings",
    "HttpLibrary",
    "LibraryAway",
    "NoLibrary",
]
