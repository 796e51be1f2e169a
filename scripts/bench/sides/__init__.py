"""Our portal and PostGraphile, side by side on the same tables of the same database."""
