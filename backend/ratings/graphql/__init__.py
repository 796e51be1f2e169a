"""The faces of ratings: the rater's, the rated office's and its supervisors', the public's."""
