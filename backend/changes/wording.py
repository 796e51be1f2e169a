"""The words of changes: how states, steps and grounds are called, wherever people read them."""

from backend.catalogue.models import CancelReason
from backend.changes.lifecycle import ChangeState, ChangeVerb
from backend.changes.models import EntryKind
from backend.foundation.errors import Sentence
from backend.foundation.viewer import Role

STATES = {
    ChangeState.DRAFT: Sentence("草稿", "Draft"),
    ChangeState.FILED: Sentence("合法性审查中", "Under legal review"),
    ChangeState.LEGALLY_REVIEWED: Sentence("政策性审核中", "Under policy review"),
    ChangeState.CONSULTING: Sentence("公开征求意见", "Open to the public"),
    ChangeState.PUBLISHED: Sentence("已公布，待生效", "Published, not yet in force"),
    ChangeState.IN_FORCE: Sentence("已生效", "In force"),
    ChangeState.RETURNED: Sentence("退回修改", "Returned to be mended"),
    ChangeState.WITHDRAWN: Sentence("已撤回", "Withdrawn"),
}
COMMENTS_OVER = Sentence("征求意见已结束，等待公布", "Comments are over; to be published")
"""For a request that is open to the public no more, and not published yet."""

VERBS = {
    ChangeVerb.EDIT: Sentence("修改", "Edited"),
    ChangeVerb.FILE: Sentence("提交", "Filed"),
    ChangeVerb.REVIEW_LEGALLY: Sentence("通过合法性审查", "Passed the legal review"),
    ChangeVerb.REVIEW_POLICY: Sentence(
        "通过政策性审核，公开征求意见", "Passed the policy review; the public was asked"
    ),
    ChangeVerb.RETURN: Sentence("退回修改", "Returned to be mended"),
    ChangeVerb.PUBLISH: Sentence("公布", "Published"),
    ChangeVerb.ENFORCE: Sentence("生效", "Came into force"),
    ChangeVerb.WITHDRAW: Sentence("撤回", "Withdrawn"),
}
KINDS = {
    EntryKind.ADD: Sentence("新增", "New"),
    EntryKind.CHANGE: Sentence("修改", "Changed"),
    EntryKind.END: Sentence("撤销", "Ended"),
}
ROLES = {
    Role.DEPARTMENT_STAFF: Sentence("部门工作人员", "department staff"),
    Role.LEGAL_REVIEWER: Sentence("合法性审查员", "legal reviewer"),
    Role.POLICY_REVIEWER: Sentence("政策审核员", "policy reviewer"),
    Role.SUPERVISOR: Sentence("监督人员", "supervisor"),
}
"""The roles that take a step of a request."""

CANCEL_REASONS = {
    CancelReason.NO_LAW: Sentence("没有法律法规明确规定", "No law demands it"),
    CancelReason.EXISTING_CERTIFICATE: Sentence(
        "能够通过现有证照证明", "An existing certificate shows it"
    ),
    CancelReason.COMMITMENT: Sentence("能够采取书面承诺方式解决", "A written commitment will do"),
    CancelReason.OTHER_MATERIAL: Sentence("能被其他材料涵盖或代替", "Another material covers it"),
    CancelReason.DATA_SHARING: Sentence(
        "能够通过数据共享、部门协助解决", "Departments share it among themselves"
    ),
    CancelReason.ISSUER_CANNOT_VERIFY: Sentence(
        "开具单位无法调查核实", "Its issuer cannot verify it"
    ),
    CancelReason.OUTSIDE_KEPT_LIST: Sentence("不在保留清单内", "It is outside the kept list"),
}
"""七个一律, in the words of the plan that has them (创建“无证明城市”实施方案, part 1)."""
