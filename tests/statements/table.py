"""Every operation that is shown to cost the same for one thing and for many."""

from tests.statements.changes import CHANGES
from tests.statements.complainants import COMPLAINANTS
from tests.statements.complaint_cases import COMPLAINTS
from tests.statements.complaint_offices import COMPLAINT_OFFICES
from tests.statements.department_doors import DOORS
from tests.statements.letters import LETTERS
from tests.statements.oversight import OVERSIGHT
from tests.statements.proposals import PROPOSALS
from tests.statements.ratings import RATINGS
from tests.statements.reads import READS
from tests.statements.registration import REGISTRATION
from tests.statements.seals import SEALS
from tests.statements.verbs import VERBS
from tests.statements.watch import WATCH

ARRANGED = (
    READS
    | VERBS
    | DOORS
    | REGISTRATION
    | WATCH
    | CHANGES
    | LETTERS
    | COMPLAINANTS
    | COMPLAINTS
    | COMPLAINT_OFFICES
    | RATINGS
    | OVERSIGHT
    | PROPOSALS
    | SEALS
)
