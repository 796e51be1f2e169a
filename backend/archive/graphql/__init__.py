"""The face of the archive: papers of residents and organisations, and the city's certificates."""
