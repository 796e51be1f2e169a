"""The faces of the registration: an office's own, the supervisor's, and everybody's."""
