"""Everything that changes a seal, and the only way a line gets into the register."""
