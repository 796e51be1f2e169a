"""seals: which organisation's electronic seal may seal what, since when, and every use of it.

Words: Seal 电子印章, face 印模 (what it shows), SealScope 用印范围 (an item it may seal, for which
days), keeper 印章保管人, SealUse 用印登记 (one line of the register), handler 经办人,
approver 签批人.

Flow: an operator enrols a seal, the township activates it when the committee's term begins,
suspends it at an election, and retires it. Rule of thumb: who approves never keeps the seal
(国办发〔2001〕52号), no seal outlives its committee's term, and the register is only ever added to.
"""
