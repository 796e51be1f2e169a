"""What do spoken words ask for? “银行叫我证明我妈是我妈” asks for 我妈是我妈.

People name the proof before the word 证明 (开个健在证明) or after it (证明我还活着), or tell their
story and end in “要证明”. Whatever stands where the proof is named decides; only when nothing
stands there does the story.
"""

import itertools
import re
from collections.abc import Iterator

from backend.catalogue.guide import clauses_of, endings, says_nothing

PROOF = "证明"
MAX_ASKED = 40
"""Characters on one side of 证明 that are read: longer ones tell a story."""

SHORTEST_STORY = 4
"""Characters; fewer name an office (民政要) and tell nothing."""

_BLANKS = re.compile(r"\s+")
# What is typed, or heard by a telephone, in the place of 证明.
_MISHEARD = re.compile(r"证名|正明|整明|证朋|政明|证明(?:信|书|函|条|材料)")
_INSTEAD = re.compile(r"(?:开|写|打)个?条子?|条子|盖个?公?章|(?:村里|村委会|居委会|社区)同意")
# The last of these before 证明 ends what is said of asking: 公证处非要我开个…
_ASKING = re.compile(
    r"(?:开具?|出具|办理?|写|打|要求?|需要|请求?|让|叫|帮忙?|替|给|得|去|来|说|想)"
    r"(?:我们?|俺|咱|他们?|她|村里|村上|村委会|居委会|社区|先|再|你们?|大家)*(?:[一两]?[个张份下])?"
)
# Where what is to be certified ends and other talk begins: 证明我妈是我妈怎么弄
_TALK = re.compile(
    r"怎么|咋|去哪|到哪|在哪|哪里|能不能|可不可以|可以不|行不行|行吗|要不要|给不给|给开|给办"
    r"|村里(?:给|能)|找谁|因为|所以|才[给能肯行]|就能|用来|用于|拿去|呢$|吗$|不$|谢谢|派出所|申请"
)
_LEADING = re.compile(r"^(?:一下|下|说|给|的|是|了|，)+")


def asked_for(words: str) -> list[str]:
    """What somebody says is to be certified, as clauses; her story when she does not say it."""
    heard = _INSTEAD.sub(PROOF, words) if PROOF not in (typed := _typed(words)) else typed
    clauses = clauses_of(heard)
    named = [each for clause in clauses for each in _named(clause) if not says_nothing(each)]
    return named or _told(clauses)


def _typed(words: str) -> str:
    return _MISHEARD.sub(PROOF, _BLANKS.sub("，", words))


def _named(clause: str) -> Iterator[str]:
    parts = clause.split(PROOF)
    for before, after in itertools.pairwise(parts):
        name = _ASKING.split(before[-MAX_ASKED:])[-1]
        yield _after(after) if says_nothing(name) else name


def _after(clause: str) -> str:
    """What follows 证明, as far as it is the matter."""
    return _TALK.split(_LEADING.sub("", clause))[0][:MAX_ASKED]


def _told(clauses: list[str]) -> list[str]:
    """The end of the story: 孩子爸妈离婚了，跟奶奶住，请证明 asks about where a child lives."""
    told = [story for clause in clauses if len(story := _story(clause)) >= SHORTEST_STORY]
    return told[-1:]


def _story(clause: str) -> str:
    """A clause without the asking at its end: 果树旱死了要村里证明 tells that trees died."""
    story = clause.split(PROOF, maxsplit=1)[0] or clause.rsplit(PROOF, maxsplit=1)[-1]
    while (asking := list(_ASKING.finditer(story))) and says_nothing(story[asking[-1].end() :]):
        story = story[: asking[-1].start()]
    return story


def endings_of(asked: str) -> list[str]:
    """The same without the form words that follow: 患病情况, 患病."""
    return list(endings(asked))
