"""The numbered history of the database; see scripts/migrate and scripts/make-migration."""
