"""archive: a resident's own digital papers (专属数字档案), for as long as they are kept.

Words: ArchivedItem 档案条目, ArchivedState 档案状态 (whether the paper still holds). The flow: a
proof is issued, `jobs.file_issued_proof` files it for its applicant, `queries.my_archive` lists it.

Rule of thumb: an item says what was filed and never changes; whether it still holds is asked of the
proof each time.
"""
