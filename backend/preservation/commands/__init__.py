"""commands: what operators run (scripts/verify-archive, export-archive, check-package)."""
