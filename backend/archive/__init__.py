"""archive: a resident's own digital papers (专属数字档案), for as long as they are kept.

Words: ArchivedItem 档案条目, ArchivedState 档案状态 (whether the paper still holds). The flow: a
proof is issued, `jobs.file_issued_proof` files it for its applicant, `queries.archive_of` lists it
for its applicant, and for the agents of the organisation that it is about. Beside a resident's
papers stand her e-certificates 电子证照, which `certificates` asks of the city's library, and what
she declared with her requests 我的承诺.

Rule of thumb: an item says what was filed and never changes; whether it still holds is asked of the
proof each time.
"""
