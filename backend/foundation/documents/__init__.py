"""Printed documents: a versioned template and a frozen snapshot become a PDF, always the same one.

Words: *snapshot* (the canonical content an approver decided on), *press* (one process that
prints, and draws pages as pictures), *coverage* (the characters our fonts can
print), *seal spot* (盖章位置, where the seal comes), *preview* (the page as approval would make it,
under marks that nobody can take for a proof).
Only this package imports weasyprint, and only inside the press process.
"""
