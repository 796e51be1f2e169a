"""standing: a use of a seal that is approved beforehand, for what nobody decides one by one.

Words: StandingOrder 常设用印审批. The flow: an operator asks for one for the seal of her own office
and for some days; another operator approves it; from then on the portal seals the annotated copies
加注件 that residents let others have. Either of them, or any other operator, ends it at once.

Rule of thumb: what a machine seals by itself, two people have allowed, for a while, and so many an
hour. Whoever has the keys reads the order itself, at each signature.
"""
