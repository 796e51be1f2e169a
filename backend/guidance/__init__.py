"""guidance: does this proof have to be asked for at all, and of whom? Asked before any form.

Words: Answer 免证指引 (one of five lanes, with the entries that say so), Finding 依据 (an entry and
the words that led to it), LanePolicy 第三通道规则 (what a region does with what no list names),
LaneStep 附加手续 (what it asks for then).
Rule of thumb: a list that names a proof binds, everything else suggests; what is not confidence A
never binds. Every answer names its words and its entry, so that anybody can check it.

Flow: what was asked (`words`) and where (`settings`) is compared with the items in force
(`candidates`), found ones are put in order (`answers`); `queries` does it for a region and moment.
"""
