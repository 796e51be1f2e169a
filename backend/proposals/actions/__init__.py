"""What is done to proposals: made by the portal, decided by people."""
