"""commands: what operators and whoever checks on them run (scripts/audit)."""
