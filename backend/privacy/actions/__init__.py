"""What is done to personal data as a whole."""
