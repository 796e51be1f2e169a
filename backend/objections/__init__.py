"""objections: the owner of a proof says what is wrong in it, and is answered in time (异议纠错).

Words: Objection 异议, DisputedField 有异议的内容, holder 证明持有人, wish 希望改为, correction
更正件 (the case that puts it right). The flow, with the function at each step:
 1. the holder says what is wrong in an issued proof              actions.filing.file
 2. the committee finds it founded: a correction case is opened   actions.answering.accept
    or unfounded: it says why, and who else can help              actions.answering.decline
 3. the correction is issued and supersedes the old proof         jobs.close_corrected
    or comes to nothing: the objection waits again                jobs.reopen

Rule of thumb: an objection ends by an answer or by its holder's own will, never by itself
(个人信息保护法 第四十六条: correct what is wrong; 第五十条: a refusal has reasons).
"""
