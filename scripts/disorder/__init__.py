"""Disorder on purpose: a portal at work while its processes, servers and neighbours fail.

`schedule` says what happens when, `stage` has the portal and does it, `desk` approves meanwhile,
`reckoning` counts what is left of it. `scripts/chaos` runs them.
"""
