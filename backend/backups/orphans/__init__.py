"""Orphans: files of the storage that no row names, since a process died before it recorded them."""
