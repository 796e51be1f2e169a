"""What operators see of a running process: its health and its figures, on a port of their own."""
