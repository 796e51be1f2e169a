"""What the environment tells the commands of backups, and nothing that web or worker need."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from starlette.config import Config

from backend.settings import BucketSettings, SettingsError, is_development, storage_in


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupSettings:
    """The whole configuration of scripts/backup and scripts/restore."""

    database_url: str
    """DATABASE_URL: of a user with REPLICATION, pg_read_all_data and pg_monitor; scripts/restore
    needs the owner of the tables."""
    storage: Path | BucketSettings
    """PORTAL_STORAGE: as for web and worker."""
    place: Path | BucketSettings
    """PORTAL_BACKUP: a folder or `s3://bucket/prefix`, the latter with PORTAL_BACKUP_S3_…."""
    programs: Path | None
    """PORTAL_POSTGRES_PROGRAMS: folder of PostgreSQL 18's programs (default: on the PATH)."""

    @classmethod
    def from_environ(cls) -> Self:
        """Reads the environment; raises SettingsError naming what is missing or impossible."""
        config = Config()
        try:
            development = is_development(config("PORTAL_ENVIRONMENT", default="production"))
            return cls(
                database_url=config("DATABASE_URL"),
                storage=storage_in("PORTAL_STORAGE", "PORTAL_S3", config, development=development),
                place=storage_in(
                    "PORTAL_BACKUP", "PORTAL_BACKUP_S3", config, development=development
                ),
                programs=config("PORTAL_POSTGRES_PROGRAMS", cast=Path, default=None),
            )
        except (KeyError, ValueError) as error:
            raise SettingsError(str(error).strip("'\"")) from error
