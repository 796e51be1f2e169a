"""catalogue: which proofs a committee gives, which it does not, and where to go instead.

Words: ProofItem 证明事项 (with its working days and years of keeping), CommitteeListEntry 清单事项
(one row of a published list), Lane 正面清单 or 负面清单, Guidance 办理指引 (where to go instead).
Rule of thumb: guidance comes before any form, names its legal basis, and is never an error.

Flow: lists are read from files (`lists`), imported whole or not at all (`actions`), and asked
before a request is stored (`queries.guidance_for`), by phrases that anybody can read (`guide`).
"""
