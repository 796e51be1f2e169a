"""What the commands in scripts/ share: setting a bare machine up, and running the portal on it.

Everything here needs Python 3.11 and its standard library only, since most of it runs before the
portal's packages are installed.
"""
