"""A resident with a long list: she asks for proofs through the portal's door and withdraws them."""

from itertools import cycle, islice

from scripts.demo import people
from scripts.demo.client import Client, token

RESIDENT = people.resident(299, "郑常来")
VILLAGE = people.ORGANISATIONS[0].region

COUNT = "{ myProofs(first: 1) { totalCount } }"
REQUEST = """mutation($input: RequestProofInput!) { requestProof(input: $input) {
  __typename ... on Proof { id } ... on Problem { code message } } }"""
WITHDRAW = """mutation($id: UUID!) { withdrawProof(id: $id) {
  __typename ... on Problem { code message } } }"""

WORDS = (
    {
        "title": "自产自销证明",
        "purpose": "销售自种柑橘",
        "recipient": "农贸市场管理处",
        "text": "兹证明郑常来在本村种植柑橘约十二亩，预计本季产量一万五千斤，系本人自产。",
    },
    {
        "title": "供水报装房屋情况证明",
        "purpose": "申请自来水开户",
        "recipient": "区自来水公司",
        "text": "兹证明郑常来在本村第一村民小组自建住房一栋，由其家庭自住。",
    },
    {
        "title": "居住证明",
        "purpose": "办理异地就医备案",
        "recipient": "柴桑区医疗保障局",
        "text": "兹证明郑常来从2012年3月起一直在本村第三村民小组居住。",
    },
)


def session_with_requests(address: str, wanted: int) -> dict[str, str]:
    """The cookies of a resident who has at least this many requests; makes the missing ones.

    They are withdrawn at once, so that the committee's desk stays as it was, and kept for the next
    run. Raises Refusal where the portal does.
    """
    with Client(address) as client:
        client.sign_in(RESIDENT)
        missing = wanted - client.send(COUNT)["myProofs"]["totalCount"]
        for words in islice(cycle(WORDS), max(missing, 0)):
            request = {
                "clientToken": token(),
                "regionCode": VILLAGE,
                "declaration": client.declares(),
                **words,
            }
            client.do(WITHDRAW, id=client.do(REQUEST, input=request)["id"])
        return dict(client.http.cookies)
