"""Files by the hash of their content, in a folder or in any S3-compatible store."""

from backend.foundation.storage.contract import (
    FileChanged,
    FileMissing,
    Storage,
    StorageFailed,
    key_of,
)
from backend.foundation.storage.disk import DiskStorage

__all__ = ["DiskStorage", "FileChanged", "FileMissing", "Storage", "StorageFailed", "key_of"]
