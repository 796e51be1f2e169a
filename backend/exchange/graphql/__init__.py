"""The faces of the departments' door: for machines, for operators, for residents."""
