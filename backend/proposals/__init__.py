"""proposals: a founded complaint proposes the change of the catalogue that would prevent the next.

Words: CatalogueProposal 清单调整建议, ground 建议理由 (why it could happen), series (complaints
about the same office and proof: one proposal, however many there are). The flow:
 1. a complaint is found to be true: the remedy is worked out from the entry that was in force, and
    put before the department whose list it is, or one more complaint joins    actions.making
 2. the department takes it up in one press, which drafts a request in changes; it is mended and
    filed there by people, like any other                                      actions.deciding
 3. or it declines, and says why

Rule of thumb: nothing is ever filed by itself, and nothing here tells who complained: a proposal
is made of the complaint's row and its finding, which the accused reads too.
"""
