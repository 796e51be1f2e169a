"""Which kind of caller may use which door. Every root field names exactly one audience."""

from abc import abstractmethod
from typing import Any, ClassVar

from graphql import GraphQLError
from strawberry.permission import BasePermission

from backend.foundation import metrics
from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql import refusals
from backend.foundation.graphql.context import Info
from backend.foundation.viewer import (
    Anonymous,
    Citizen,
    Department,
    ExchangeScope,
    Official,
    Role,
    System,
    Viewer,
)


class Audience(BasePermission):
    """Base of all audiences. A refusal is a GraphQL error with the problem's code."""

    def has_permission(self, source: Any, info: Info, **kwargs: Any) -> bool:
        """Refuses with SIGN_IN_REQUIRED or FORBIDDEN."""
        del source, kwargs
        problem = self.refusal(info.context.viewer)
        if problem is not None:
            refusals.note(problem, info.field_name, info.context.viewer)
            raise refused(problem)
        return True

    @abstractmethod
    def refusal(self, viewer: Viewer) -> Problem | None:
        """The reason why this viewer may not use the door, or None."""


class ForEveryone(Audience):
    """Anybody, signed in or not."""

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses nobody."""
        del viewer


class ForSignedIn(Audience):
    """Residents and officials."""

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses the anonymous."""
        return Problem(ProblemCode.SIGN_IN_REQUIRED) if isinstance(viewer, Anonymous) else None


class ForCitizens(Audience):
    """Residents acting for themselves. An official must step back to her own affairs first."""

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses everybody but citizens."""
        match viewer:
            case Citizen():
                return None
            case Anonymous():
                return Problem(ProblemCode.SIGN_IN_REQUIRED)
            case Official() | Department() | System():
                return Problem(ProblemCode.FORBIDDEN)


class ForOfficials(Audience):
    """People acting in a post; `roles` narrows it to posts with one of these roles."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses everybody without one of the roles."""
        match viewer:
            case Official() if viewer.roles & self.roles:
                return None
            case Anonymous():
                return Problem(ProblemCode.SIGN_IN_REQUIRED)
            case _:
                return Problem(ProblemCode.FORBIDDEN)


class ForCommittee(ForOfficials):
    """Staff of a committee: preparer, approver, seal keeper."""

    roles = frozenset({Role.PREPARER, Role.APPROVER, Role.SEAL_KEEPER})


class ForCaseReaders(ForOfficials):
    """Staff of a committee, and of the township above it, which reads along."""

    roles = ForCommittee.roles | {Role.TOWNSHIP}


class ForPreparers(ForOfficials):
    """经办人."""

    roles = frozenset({Role.PREPARER})


class ForDeskWork(ForOfficials):
    """Preparers and approvers: those who may send back and refuse."""

    roles = frozenset({Role.PREPARER, Role.APPROVER})


class ForApprovers(ForOfficials):
    """负责人, who decides and answers for the seal."""

    roles = frozenset({Role.APPROVER})


class ForSealRulers(ForOfficials):
    """Who activates and suspends seals: 乡镇（街道） staff, and operators those of departments."""

    roles = frozenset({Role.TOWNSHIP, Role.OPERATOR})


class ForSealKeepers(ForOfficials):
    """Who keeps the seal of an organisation, for the uses that wait for her word."""

    roles = frozenset({Role.SEAL_KEEPER})


class ForAgents(ForOfficials):
    """单位经办人: those who look after the papers of an enterprise, cooperative or association."""

    roles = frozenset({Role.AGENT})


class ForComplainants(Audience):
    """Who may complain: anybody, residents, agents for their enterprise; nobody in another post."""

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses officials without an enterprise to act for, and systems."""
        match viewer:
            case Anonymous() | Citizen():
                return None
            case Official() if Role.AGENT in viewer.roles:
                return None
            case _:
                return Problem(ProblemCode.FORBIDDEN)


class ForRaters(Audience):
    """Who may have rated, signed in: residents, and agents for their enterprise."""

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses the anonymous, and officials without an enterprise to act for."""
        if isinstance(viewer, Anonymous):
            return Problem(ProblemCode.SIGN_IN_REQUIRED)
        return ForComplainants().refusal(viewer)


class ForDepartmentStaff(ForOfficials):
    """部门工作人员, who ask by hand, and for keys; systems of departments are ForDepartments."""

    roles = frozenset({Role.DEPARTMENT_STAFF})


class ForSupervisors(ForOfficials):
    """督查人员, who see whether offices of their branch do what they are to do."""

    roles = frozenset({Role.SUPERVISOR})


class ForAccused(ForOfficials):
    """Those who answer for an office that is complained of, of whatever kind it is."""

    roles = frozenset(
        {Role.PREPARER, Role.APPROVER, Role.TOWNSHIP, Role.DEPARTMENT_STAFF, Role.SUPERVISOR}
    )


class ForLetterDesk(ForOfficials):
    """Those who draft the letters of an office, and those who approve them."""

    roles = frozenset({Role.SUPERVISOR, Role.APPROVER})


class ForLetterReaders(ForOfficials):
    """The same, and who keeps the seal that is set on them."""

    roles = ForLetterDesk.roles | {Role.SEAL_KEEPER}


class ForRegistrationReaders(ForOfficials):
    """Staff of departments, for the filings and findings of their own, and supervisors."""

    roles = ForDepartmentStaff.roles | ForSupervisors.roles


class ForProposals(ForRegistrationReaders):
    """The same people, for changes of the catalogue that complaints propose."""


class ForChangeReaders(ForOfficials):
    """Those who ask for changes of the catalogue, look at them, and publish them."""

    roles = frozenset(
        {Role.DEPARTMENT_STAFF, Role.LEGAL_REVIEWER, Role.POLICY_REVIEWER, Role.SUPERVISOR}
    )


class ForReviewers(ForOfficials):
    """合法性审查员 and 政策审核员, who look at changes of the catalogue."""

    roles = frozenset({Role.LEGAL_REVIEWER, Role.POLICY_REVIEWER})


class ForPublishers(ForOfficials):
    """Those who may publish changes of the catalogue, or return them at the end."""

    roles = frozenset({Role.POLICY_REVIEWER, Role.SUPERVISOR})


class ForRatedOffices(ForOfficials):
    """Those who answer for a rated office, and supervisors, who also see those of their branch."""

    roles = frozenset({Role.APPROVER, Role.DEPARTMENT_STAFF, Role.SUPERVISOR})


class ForAppointers(ForOfficials):
    """Townships, for the committees and enterprises of their branch, and operators."""

    roles = frozenset({Role.TOWNSHIP, Role.OPERATOR})


class ForOperators(ForOfficials):
    """Those who run the portal: organisations, posts."""

    roles = frozenset({Role.OPERATOR})


class ForLaneRules(ForOfficials):
    """Operators, and supervisors for their branch: who say what holds outside the lists."""

    roles = frozenset({Role.OPERATOR, Role.SUPERVISOR})


class ForDepartments(Audience):
    """Systems of other organisations; `scope` narrows it to tokens that have this one."""

    scope: ClassVar[ExchangeScope | None] = None

    def refusal(self, viewer: Viewer) -> Problem | None:
        """Refuses people, and tokens without the scope."""
        match viewer:
            case Department() if self.scope is None or self.scope in viewer.scopes:
                return None
            case Department():
                return Problem(ProblemCode.SCOPE_MISSING, scope=self.scope and self.scope.name)
            case _:
                return Problem(ProblemCode.FORBIDDEN)


class ForVerifying(ForDepartments):
    """Tokens that may check papers."""

    scope = ExchangeScope.VERIFY


class ForListing(ForDepartments):
    """Tokens that may read what residents agreed to give."""

    scope = ExchangeScope.LIST


class ForCopying(ForDepartments):
    """Tokens that may fetch annotated copies."""

    scope = ExchangeScope.COPY


class ForSyncing(ForDepartments):
    """Tokens that may follow the changes of what they hold."""

    scope = ExchangeScope.SYNC


class ForAskingConsent(ForDepartments):
    """Tokens that may ask residents for their consent."""

    scope = ExchangeScope.CONSENT


def refused(problem: Problem) -> GraphQLError:
    """A problem as a GraphQL error, for doors without a result union."""
    metrics.PROBLEMS.labels(problem.code.value).inc()
    return GraphQLError(
        problem.message,
        original_error=problem,
        extensions={"code": problem.code.value, "messageEn": problem.message_en},
    )
