"""Filling a database with so many papers that the portal's speed in years to come can be seen."""
