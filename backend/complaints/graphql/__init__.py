"""The faces of complaints, one for each side: what is shown, what is sent, and their roots."""
