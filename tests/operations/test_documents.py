"""docs/operations.md knows every figure and every alert, and invents none."""

import re
from pathlib import Path

from prometheus_client import REGISTRY

from backend.backups import figures
from backend.operations import scraping

FOLDER = Path(__file__).resolve().parents[2] / "docs"
PAGE = (FOLDER / "operations.md").read_text(encoding="utf-8")
RULES = (FOLDER / "operations" / "alerts.yml").read_text(encoding="utf-8")


def _ours() -> set[str]:
    """Names as they are told, counters with their ending."""
    assert scraping  # Whoever imports the two has them all.
    assert figures
    return {
        f"{each.name}_total" if each.type == "counter" else each.name
        for each in REGISTRY.collect()
        if each.name.startswith("portal_")
    }


def test_the_table_has_every_metric_and_no_other() -> None:
    assert set(re.findall(r"\bportal_[a-z_]+", PAGE)) == _ours()


def test_rules_ask_for_what_is_told() -> None:
    asked = {
        re.sub(r"_(bucket|count|sum)$", "", name) for name in re.findall(r"\bportal_[a-z_]+", RULES)
    }
    assert asked <= _ours()


def test_every_alert_is_in_the_runbook_and_no_other() -> None:
    alerts = re.findall(r"- alert: (\w+)", RULES)
    assert re.findall(r"^\| `(Portal\w+)`", PAGE, flags=re.MULTILINE) == alerts
