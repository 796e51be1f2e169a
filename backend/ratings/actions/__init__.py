"""What is done to ratings and repairs: by the rater, by the rated office, by a supervisor."""
