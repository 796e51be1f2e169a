"""checking: the four-property check (四性检测) of a package that anybody may have brought.

It needs no database: what a package says is compared with itself, with the seal in it and with
the trusted certificates. Property by property: authenticity, integrity, usability, security.
"""
