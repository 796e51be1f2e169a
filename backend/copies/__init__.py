"""copies: a paper for one receiver, one purpose and some days (加注件, the annotated copy).

Words: AnnotatedCopy 加注件, Annotation 加注. The flow: a context that lets somebody have a paper
calls `actions.copy_for`; the copy is printed from the frozen snapshot in its own template, sealed
by who runs the portal while a standing order allows that, kept, and found again by its own code or
bytes when a stranger checks it.

Rule of thumb: nobody but its holder and its issuer gets the clean original (GB/T 36905 practice:
maker, reason, time and end stand on what leaves the library).
"""
