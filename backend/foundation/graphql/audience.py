"""Which kind of caller may use which door. Every root field names exactly one audience."""

from abc import abstractmethod
from typing import Any, ClassVar

from graphql import GraphQLError
from strawberry.permission import BasePermission

from backend.foundation.errors import Problem, ProblemCode
from backend.foundation.graphql.context import Info
from backend.foundation.viewer import Anonymous, Citizen, Official, Role, System, Viewer


class Audience(BasePermission):
    """Base of all audiences. A refusal is a GraphQL error with the problem's code."""

    def has_permission(self, source: Any, info: Info, **kwargs: Any) -> bool:
        """Refuses with SIGN_IN_REQUIRED or FORBIDDEN."""
        del source, kwargs
        problem = self.refusal(info.context.viewer)
        if problem is not None:
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
            case Official() | System():
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


class ForTownship(ForOfficials):
    """乡镇（街道） staff, who activate and suspend seals."""

    roles = frozenset({Role.TOWNSHIP})


class ForAppointers(ForOfficials):
    """Townships, for the committees of their branch, and operators."""

    roles = frozenset({Role.TOWNSHIP, Role.OPERATOR})


class ForOperators(ForOfficials):
    """Those who run the portal: organisations, posts."""

    roles = frozenset({Role.OPERATOR})


def refused(problem: Problem) -> GraphQLError:
    """A problem as a GraphQL error, for doors without a result union."""
    return GraphQLError(
        problem.message,
        original_error=problem,
        extensions={"code": problem.code.value, "messageEn": problem.message_en},
    )
