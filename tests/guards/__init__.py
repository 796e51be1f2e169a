"""The architecture, as tests. Each guard is shown to fail on a deliberate violation."""
