"""Complaints about demanded proofs (违规索要证明投诉举报): filed, handled, set right, answered.

Words: *complainant* (投诉人, whom the accused never learns of unless she agrees), *accused*
(被投诉单位, the office said to demand a proof), *handler* (受理部门, the supervising office that
first receives a complaint and answers for it), *lead* (主办单位, the supervising office that looks
into it; never the accused), *summary* (案情摘要, what the accused is told, in the lead's words).
"""
