"""Place names as they sound."""

import pytest

from backend.regions.pinyin import syllables


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("小阳村委会", "xiao yang cun wei hui"),
        ("重庆市", "chong qing shi"),
        ("六安市", "lu an shi"),
        ("蚌埠市", "beng bu shi"),
        ("番禺区", "pan yu qu"),
        ("乐清市", "yue qing shi"),
        ("铅山县", "yan shan xian"),
        ("绿春县", "lv chun xian"),
        ("七〇七所社区", "qi ling qi suo she qu"),
        ("Ａ区", "a qu"),
        ("A区3号", "a qu 3 hao"),
        ("𠮷家村", "jia cun"),
        ("", ""),
    ],
)
def test_a_name_sounds_as_people_say_it(name: str, sound: str) -> None:
    assert syllables(name) == sound.split()
