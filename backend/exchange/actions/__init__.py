"""Everything that changes something at the departments' door, a module per story."""
