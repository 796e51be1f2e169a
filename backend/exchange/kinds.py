"""The words of the departments' door: outcomes, marks, kinds of answers and of alerts."""

from enum import StrEnum


class ExchangeOutcome(StrEnum):
    """What a department learns of a paper (核验结果)."""

    VALID = "valid"
    DOUBTED = "doubted"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


class Mark(StrEnum):
    """What a department has of a paper."""

    NUMBER = "number"
    CODE = "code"
    FILE = "file"


class AnswerKind(StrEnum):
    """Whether personal data left."""

    ANSWERED = "answered"
    REFUSED = "refused"


class AlertKind(StrEnum):
    """Which pattern of asking was seen (告警类型)."""

    MANY_PERSONS = "many_persons"
    MANY_UNKNOWN = "many_unknown"
    SERIAL_WALK = "serial_walk"
    ONE_CASE_MANY_PERSONS = "one_case_many_persons"
    AT_NIGHT = "at_night"
    EQUAL_INTERVALS = "equal_intervals"
