"""changes: how the catalogue changes, from a department's request to the day it holds (清单调整).

Words: ChangeRequest 调整申请, ChangeEntry 调整事项 (add, change or end one item), legal review
合法性审查, policy review 政策性审核, consultation 公开征求意见, ChangeComment 公众意见, ChangeStep
办理过程 (append-only: the public history). The flow, with the function at each step:
 1. a department writes what is to change, and files it            actions.drafting
 2. the judicial bureau looks at the law, the service office at
    the policy; either may return it, to be mended and filed again  actions.reviewing
 3. the public comments for some days, without names                actions.commenting
 4. when they are over, another person publishes it with a day      actions.publishing
 5. on that day every item gets its next version, all in one        actions.enforcing

Rule of thumb: two persons or more stand behind every version, everybody can read who did what by
office and role, and until the day readers see what holds. See docs/decisions/0023.
"""
