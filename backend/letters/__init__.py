"""letters: numbered, sealed letters of government offices (文书), whatever they are about.

Words: Letter 文书, LetterKind (责令限期整改通知书, 投诉举报事项转办通知书, 投诉举报答复书,
证据包), addressee 主送机关, number 发文字号, drafter 拟稿人, approver 签发人, piece 证据材料 (a
file inside a bundle). The flow, with the function at each step:
 1. another context lets an official draft one                    actions.drafting.draft
 2. somebody else approves: number, date and content are frozen   actions.deciding.approve
    or it is taken back, which leaves no gap in the numbers       actions.drafting.withdraw
 3. the portal prints, seals and issues it                        jobs
 4. whoever asked for it follows LetterIssued

Rule of thumb: a letter knows neither why it is written nor who else may read it; the context that
asked for it does.
"""
