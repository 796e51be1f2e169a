"""The demonstration: its people, and the main job played as they would."""
