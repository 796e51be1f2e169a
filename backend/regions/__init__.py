"""regions: the tree of places from province to committee, as it is and as it was.

Words: Region 行政区划, RegionCode 统计用区划代码 (12 digits: 6 county, 3 township, 3 committee),
Level 层级, CommitteeKind 村委会 or 居委会, Abolished 已撤销, Succession 沿革, Edition 名单版本 (the
day that the list describes). Rule of thumb: a code is never deleted and never given to another
place. What a newer list leaves out is abolished and points to its successors; old proofs keep the
old name and code.

Flow: a list is read (`listing`), sounded out (`pinyin`), imported whole or not at all (`actions`),
and found by name, sound, initials or code (`search`, `queries`).
"""
