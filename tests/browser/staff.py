"""New people in the demonstration's posts for each test, as a phone gets few codes."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from backend.foundation.viewer import Role
from scripts.demo import people
from scripts.demo.client import Client
from scripts.demo.people import Account
from tests.journeys.village import Village, appoint, village_at

FIRST_SERIAL = 701


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works where, by the role, and the village with its committee at work."""

    by_role: Mapping[Role, Account]
    village: Village


@dataclass(frozen=True, slots=True)
class StaffOffice:
    """The operator of the demonstration at work, who appoints whom the tests need."""

    address: str
    operator: Client
    _serials: Iterator[int] = field(default_factory=lambda: itertools.count(FIRST_SERIAL))

    @contextmanager
    def shift(self) -> Iterator[Staff]:
        """One new person in every post of the demonstration, in its organisations."""
        by_role = {account.role: account for account in map(self._new, people.STAFF)}
        posts = {role: account for role, account in by_role.items() if role is not None}
        appoint(self.operator, posts)
        preparer, approver = posts[Role.PREPARER], posts[Role.APPROVER]
        with village_at(self.address, preparer=preparer, approver=approver) as village:
            yield Staff(posts, village)

    def hires(self, account: Account) -> Account:
        """One new person in the post of an account."""
        assert account.role is not None, "an account of the staff"
        new = self._new(account)
        appoint(self.operator, {account.role: new})
        return new

    def _new(self, account: Account) -> Account:
        new = people.resident(next(self._serials), account.name)
        return replace(new, role=account.role, uscc=account.uscc)


@contextmanager
def staff_office_at(address: str) -> Iterator[StaffOffice]:
    """Her session is for all the tests of a process: her phone, too, gets few codes."""
    with Client(address) as operator:
        operator.sign_in(people.OPERATOR)
        operator.act_for(people.OPERATOR.uscc)
        yield StaffOffice(address, operator)
