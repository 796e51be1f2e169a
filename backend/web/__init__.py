"""The HTTP process: everything that knows HTTP."""
