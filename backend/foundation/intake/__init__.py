"""Files from outside: what they are by their content, and made harmless in a process of its own.

A photograph is decoded and written anew, so that nothing but its pixels stays; a PDF is opened and
its pages are counted. Decoders are where hostile files strike, so none runs in the portal itself.
"""
