"""Printed documents: a versioned template and a frozen snapshot become a PDF, always the same one.

Words: *snapshot* (the canonical content an approver decided on), *press* (one process that
prints), *coverage* (the characters our fonts can print), *seal spot* (盖章位置, where the seal
comes).
Only this package imports weasyprint, and only inside the press process.
"""
