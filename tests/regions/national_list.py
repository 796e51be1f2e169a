"""A made-up list of national size, to measure the import: python -m tests.regions.national_list OUT

Codes are invented, names are drawn from the real sample, so that sounds and lengths are lifelike.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from backend.regions import listing
from backend.regions.branches import Level

SAMPLE = Path(listing.__file__).parent / "data" / "regions-sample.csv"
ENDINGS = ["村委会", "社区居委会", "村民委员会"]

Line = tuple[str, str, str, str]


def national_list(seed: int = 5) -> Iterator[Line]:
    """About 667 thousand lines: 31 provinces, 341 cities, 2,728 counties, 40,920 townships."""
    rows = listing.read_regions(SAMPLE)
    names = {level: [row.name for row in rows if row.level is level] for level in Level}
    characters = "".join(names[Level.COMMITTEE])
    pick = random.Random(seed)

    def below(parent: str, head: str, level: Level, codes: range, width: int) -> Iterator[Line]:
        for number in codes:
            code = f"{head}{number:0{width}}".ljust(12, "0")
            name = pick.choice(names[level])
            if level is Level.COMMITTEE and pick.random() < 0.6:
                name = "".join(pick.choices(characters, k=2)) + pick.choice(ENDINGS)
            yield code, name, level.value, parent

    for province in below("", "", Level.PROVINCE, range(11, 42), 2):
        yield province
        for city in below(province[0], province[0][:2], Level.CITY, range(1, 12), 2):
            yield city
            for county in below(city[0], city[0][:4], Level.COUNTY, range(1, 9), 2):
                yield county
                head = county[0][:6]
                for township in below(county[0], head, Level.TOWNSHIP, range(100, 115), 3):
                    yield township
                    last = 215 + (pick.random() < 0.22)
                    head = township[0][:9]
                    yield from below(township[0], head, Level.COMMITTEE, range(200, last), 3)


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(("code", "name", "level", "parent_code"))
        lines.writerows(national_list())
