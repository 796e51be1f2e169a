"""The verbs of oversight, one module each."""
