"""What is done to complaints: one file per stage, all through `advancing`."""
