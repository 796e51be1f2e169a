"""catalogue: which proofs are demanded, given and spared, by which list; and where to go instead.

Words: ProofItem 证明事项 (a proof that a list names for a purpose, an authority and a region),
ProofItemVersion 版本, PublishedList 清单, Lane 正面、负面、部门清单, Measure 免提交方式,
ProofKind 证明种类 (what the portal issues, with its promises).
Rule of thumb: nothing is invented. What a list does not tell stays empty, what was not read in full
is 待核实, and a version is never changed.

Flow: lists are read from files (`lists`, `rows`), imported whole or not at all (`actions`,
`storing`), found (`search`, `queries`), and told as they were at a moment (`queries.held_on`).
Phrases that anybody can read (`guide`) say when a request plainly asks for an entry.
"""
