"""`scripts/make-migration NAME`: compares the models with the newest migration, offline."""

import asyncio
import sys

from tortoise.cli.cli import CLIContext, makemigrations

from backend.foundation import db

# The models alone decide; no database is asked, so that any address will do.
CONFIGURATION = db.configuration("postgres://offline/offline")


def main() -> None:
    """Needs the name of the migration."""
    if len(sys.argv) != 2:
        sys.exit("usage: scripts/make-migration NAME")
    # Tortoise's command takes the place of a configuration, not the configuration.
    context = CLIContext(config="scripts.local.make_migration.CONFIGURATION", config_file=None)
    asyncio.run(makemigrations(context, ("portal",), empty=False, name=sys.argv[1]))


if __name__ == "__main__":
    main()
