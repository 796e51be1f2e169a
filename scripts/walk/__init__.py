"""A walk through every page in a real browser, as the people of the main job."""
