"""The page that every side makes: the content of a proof, as HTML and as what Typst reads."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from jinja2.sandbox import SandboxedEnvironment

from backend.foundation.documents.filters import FILTERS, chinese_date, qr_code

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
NAME, VERSION = "proofs/free-form", "v2"
OFFICE = "九江市柴桑区岷山乡小阳村村民委员会"
SYSTEM_FONT = '"Noto Serif CJK SC"'
TYPST = Path(__file__).with_name("page.typ")
_SURNAMES = "王李张刘陈杨黄赵吴周"
_RARE = "㛃𬭚䶮𠮷"


def snapshot(number: int, *, rare: bool = False) -> dict[str, Any]:
    """What proof `number` says: no two of them have the same words or the same code.

    With `rare` the name has a character that only one of the large fonts can print.
    """
    given = _RARE[number % len(_RARE)] if rare else "桂"
    name = f"{_SURNAMES[number % len(_SURNAMES)]}{given}香"
    code = f"K7QM-2R9D-WX4T-{number:04d}-C"
    return json.loads(_sample()) | {
        "number": f"小阳证〔2026〕{number}号",
        "verification_code": code,
        "verification_url": f"https://proofs.example/v/{code}",
        "title": "居住证明",
        "subject": {"name": name, "id_number": "990101188001010015", "uscc": None},
        "statement": f"兹证明{name}自2012年3月起一直在我村第三村民小组居住，居住满一年以上，"
        f"现仍在该处生活。\n其家庭在本村有住房一处，门牌为三组{number}号。",
        "purpose": "向人民法院立案，确认管辖",
        "recipient": "柴桑区人民法院",
        "preparer": "李国强",
        "person_in_charge": "陈明",
    }


def html(number: int) -> str:
    """The page as whoever has no press of her own writes it: one string, the machine's font."""
    page = _environment().get_template(f"{NAME}/{VERSION}/proof.html")
    text = page.render(snapshot(number), density="normal")
    return text.replace("</head>", f"<style>{_style()}</style>\n</head>")


def typst_inputs(number: int) -> dict[str, str]:
    """What page.typ reads from `sys.inputs`."""
    content = snapshot(number)
    flat = {key: value for key, value in content.items() if isinstance(value, str)}
    address = content["verification_url"]
    return flat | {
        "name": content["subject"]["name"],
        "id_number": content["subject"]["id_number"],
        "issuer": content["issuer"]["name"],
        "uscc": content["issuer"]["uscc"],
        "phone": content["issuer"]["contact_phone"],
        "issued": chinese_date(content["issued_on"]),
        "until": chinese_date(content["valid_until"]),
        "qr": str(qr_code(address, address)),
        "qr_says": f"核验二维码：{address}",
    }


@lru_cache(maxsize=1)
def _sample() -> str:
    return (TEMPLATES / NAME / VERSION / "sample.json").read_text("utf-8")


@lru_cache(maxsize=1)
def _style() -> str:
    sheet = (TEMPLATES / "proofs/_base/v1/page.css").read_text("utf-8")
    return re.sub(r'"Mianzheng Song", .*?;', f"{SYSTEM_FONT};", sheet)


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(FILTERS)
    return environment
