"""How long the pages take on a slow phone, measured beside the same pages without a framework."""
