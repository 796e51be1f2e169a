"""Backups 备份: base backups, the journal (WAL) as it is written, and the stored files.

A place is a folder or a bucket and belongs to one database cluster:

    place.json                       which cluster
    base/20261123T041500Z/…          a base backup; whole once backup.json is there
    wal/<segment>.gz                 the journal
    wal/<segment>.part/<offset>.gz   the beginning of the segment that is being written
    wal/followed.json                up to which moment everything is here
    files/ab/cdef…                   the storage's files, by the hash of their content

No journal is put here before the files that it speaks of: whatever is restored lacks none. Keys
are not in it: not the secret of the personal data, not those of seals, not that of the audit log.
"""
