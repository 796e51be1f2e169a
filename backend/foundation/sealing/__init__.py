"""Sealing: keys that sign, the drawing of the seal (印模), the sealer, the inspector that judges.

A sealed proof is a PAdES B-B file: one certification signature (DocMDP P=2) in one field whose
appearance is the round seal. `sealer` makes, `inspector` judges, and neither knows which
committee may use which seal: that is business of the `seals` context.

Only this package imports pyHanko.
"""
