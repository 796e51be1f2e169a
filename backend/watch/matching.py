"""Which declared materials do not fit: decided from names alone, by rules that anybody can read.

A proof is the same whatever it is called around its head: 亲属关系证明, 亲属关系证明材料 and
（村委会）亲属关系证明 are one. Nothing is guessed from a part of a name: 贫困证明 is not 残疾证明.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from backend.catalogue.models import Lane, Measure
from backend.foundation.text import fold_full_width
from backend.regions import branches
from backend.watch.models import FindingKind

NATION = "000000000000"

_BRACKETED = re.compile(r"[(\[〔【《〈][^)\]〕】》〉]*[)\]〕】》〉]")
_TAIL = re.compile(r"(?:证明(?:书|信|函|材料|文件)?|原件|复印件)$")
_PROOF = re.compile(r"证明(?:书|信|函|材料|文件)?$")
_NOT_SPEECH = re.compile(r"[\W_]+")
_COMMITTEE = re.compile(r"村|居委|居民委员会|社区")
_COMMITMENT = re.compile(r"承诺")

_LASTING = frozenset({Measure.KEPT, Measure.NOT_YET, Measure.HIGHER_LEVEL})
"""With these measures a list lets the proof be asked for."""
REPLACING = frozenset(Measure) - _LASTING - {Measure.CANCEL}
"""With these something takes the place of the proof."""
_NO_BASIS = frozenset({"", "无"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """One way to meet a demand: a paper, and who gives it, as far as that was declared."""

    name: str
    issuer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """What an office declares that one of its matters demands; one of the alternatives will do.

    `matter` is empty, and `legal_basis` null, where the form does not ask for it; `matter_id` is
    null where it declares no matters. `accepted` is what the office takes in place of the papers.
    """

    organisation: UUID
    office: str
    region: str
    matter: str
    matter_id: UUID | None
    alternatives: tuple[Alternative, ...]
    accepted: frozenset[Measure]
    legal_basis: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What an item in force says, in one version."""

    version: UUID
    region: str
    lane: Lane
    measure: Measure | None
    name: str
    purpose: str
    demanding_unit: str
    legal_basis: str

    @property
    def is_lifted(self) -> bool:
        """Whether it says that the proof need not be handed in."""
        if self.lane is Lane.DEPARTMENT:
            return self.measure is not None and self.measure not in _LASTING
        return self.lane is Lane.NEGATIVE


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """One finding of a scan. `other` is the office that does the matter without the material."""

    kind: FindingKind
    demand: Demand
    material: str
    rule: UUID | None = None
    other: UUID | None = None


def stem(name: str) -> str:
    """The head of a proof's name, by which two are the same."""
    folded = fold_full_width(name).casefold()
    bare = _NOT_SPEECH.sub("", _BRACKETED.sub("", folded)) or _NOT_SPEECH.sub("", folded)
    while (shorter := _TAIL.sub("", bare)) and shorter != bare:
        bare = shorter
    return bare


def is_proof(name: str) -> bool:
    """Whether a material is a proof that somebody gives (…证明), not a form or a certificate."""
    folded = _NOT_SPEECH.sub("", _BRACKETED.sub("", fold_full_width(name)))
    return bool(_PROOF.search(folded))


def hits(demands: Sequence[Demand], rules: Iterable[Rule]) -> list[Hit]:
    """Everything that does not fit, in the order of the demands."""
    by_stem: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_stem[stem(rule.name)].append(rule)
    found = [hit for demand in demands for hit in _against_lists(demand, by_stem)]
    return found + list(_contradictions(demands))


def _against_lists(demand: Demand, by_stem: Mapping[str, list[Rule]]) -> Iterator[Hit]:
    lifted: list[tuple[Alternative, Rule]] = []
    for alternative in demand.alternatives:
        rules = [
            rule
            for rule in by_stem.get(stem(alternative.name), ())
            if _holds(rule.region, demand.region)
        ]
        rule = _first_lifting(rules, demand, alternative)
        if rule is not None:
            lifted.append((alternative, rule))
        elif _lacks_basis(demand, alternative, rules):
            yield Hit(kind=FindingKind.NO_LEGAL_BASIS, demand=demand, material=alternative.name)
    # Whoever may bring something else is not made to bring what has a substitute.
    only_these = len(lifted) == len(demand.alternatives)
    for alternative, rule in lifted:
        if _is_abolished(rule):
            kind = FindingKind.ABOLISHED_DEMANDED
        elif only_these and not _accepts(demand, rule.measure):
            kind = FindingKind.REPLACEABLE_DEMANDED
        else:
            continue
        yield Hit(kind=kind, demand=demand, material=alternative.name, rule=rule.version)


def _lacks_basis(demand: Demand, alternative: Alternative, rules: Iterable[Rule]) -> bool:
    """Whether neither the office nor a list names a law for it."""
    named_by_office = demand.legal_basis is not None and demand.legal_basis not in _NO_BASIS
    named_by_list = any(rule.legal_basis for rule in rules if not rule.is_lifted)
    return is_proof(alternative.name) and not named_by_office and not named_by_list


def _first_lifting(rules: Iterable[Rule], demand: Demand, alternative: Alternative) -> Rule | None:
    """The abolishing rule before a replacing one, the nearest region before a broader one."""
    fitting = [
        rule
        for rule in rules
        if rule.is_lifted and _is_about(rule, demand) and _is_given_by(rule, alternative)
    ]
    nearest = sorted(fitting, key=lambda rule: (not _is_abolished(rule), -_depth(rule.region)))
    return nearest[0] if nearest else None


def _is_abolished(rule: Rule) -> bool:
    return rule.lane is Lane.NEGATIVE or rule.measure is Measure.CANCEL


def _is_about(rule: Rule, demand: Demand) -> bool:
    """A rule for one matter or one authority holds for no other."""
    return _agrees(rule.purpose, demand.matter) and _agrees(rule.demanding_unit, demand.office)


def _is_given_by(rule: Rule, alternative: Alternative) -> bool:
    """The negative lists are about committees: a hospital goes on giving 疾病证明."""
    if rule.lane is not Lane.NEGATIVE:
        return True
    return bool(_COMMITTEE.search(alternative.issuer))


def _agrees(told: str, declared: str) -> bool:
    """What a list does not tell narrows nothing; of what was not declared only that holds."""
    one, other = (_NOT_SPEECH.sub("", fold_full_width(text)) for text in (told, declared))
    return not one or (bool(other) and (one in other or other in one))


def _accepts(demand: Demand, measure: Measure | None) -> bool:
    promised = measure in {Measure.COMMITMENT, Measure.DEFERRAL}
    by_word = promised and any(_COMMITMENT.search(each.name) for each in demand.alternatives)
    return by_word or measure in demand.accepted


def _contradictions(demands: Sequence[Demand]) -> Iterator[Hit]:
    """Offices of one county that do the same matter, one of them without a proof of the other."""
    offices: dict[tuple[str, str], dict[UUID, list[Demand]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for demand in demands:
        if matter := _NOT_SPEECH.sub("", fold_full_width(demand.matter)):
            offices[demand.region[:6], matter][demand.organisation].append(demand)
    for by_office in offices.values():
        known = {
            office: {stem(each.name) for demand in asked for each in demand.alternatives}
            for office, asked in by_office.items()
        }
        for asked in by_office.values():
            for demand in asked:
                yield from _missing_elsewhere(demand, known)


def _missing_elsewhere(demand: Demand, known: Mapping[UUID, set[str]]) -> Iterator[Hit]:
    """A demand that another office's declaration of the matter does not have: told once."""
    if len(demand.alternatives) != 1 or not is_proof(demand.alternatives[0].name):
        return
    material = demand.alternatives[0].name
    for office, stems in known.items():
        if office != demand.organisation and stem(material) not in stems:
            yield Hit(
                kind=FindingKind.CONTRADICTION, demand=demand, material=material, other=office
            )
            return


def _holds(region: str, place: str) -> bool:
    return region == NATION or branches.within(place, region)


def _depth(region: str) -> int:
    return 0 if region == NATION else len(branches.prefix(region))
