"""Where files are is one setting; keys are files, and personal data crosses no open line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backend import bootstrap
from backend.foundation.storage import DiskStorage
from backend.foundation.storage.s3 import S3Storage
from backend.settings import BucketSettings, Settings, SettingsError
from tests.s3_server import BUCKET, REGION, s3_server

pytestmark = pytest.mark.anyio

Read = Callable[..., Settings]


@pytest.mark.parametrize("folder", ["/var/lib/mianzheng", "var/storage", "./s3"])
def test_a_folder_stays_a_folder(read: Read, folder: str) -> None:
    settings = read(PORTAL_STORAGE=folder, PORTAL_S3_ENDPOINT=None, PORTAL_S3_SECRET_KEY_FILE=None)

    assert settings.storage == Path(folder)
    assert isinstance(bootstrap.storage_at(settings.storage), DiskStorage)


def test_a_bucket_is_named_by_its_address(read: Read) -> None:
    place = read().storage

    assert isinstance(place, BucketSettings)
    assert (place.bucket, place.prefix) == ("portal-files", "city/files")
    assert (place.endpoint, place.region) == ("https://store.example:9000", "us-east-1")
    assert (str(place.access_key), str(place.secret_key)) == ("AKIA", "hidden/+=")
    assert place.path_style
    assert "hidden" not in repr(place)
    assert isinstance(bootstrap.storage_at(place), S3Storage)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"PORTAL_STORAGE": "gs://bucket"}, "PORTAL_STORAGE"),
        ({"PORTAL_STORAGE": "s3://"}, "PORTAL_STORAGE"),
        ({"PORTAL_STORAGE": "s3:///prefix"}, "PORTAL_STORAGE"),
        ({"PORTAL_STORAGE": "s3://key:secret@bucket/"}, "PORTAL_STORAGE"),
        ({"PORTAL_STORAGE": None}, "PORTAL_STORAGE"),
        ({"PORTAL_S3_ENDPOINT": None}, "PORTAL_S3_ENDPOINT"),
        ({"PORTAL_S3_ENDPOINT": "store.example"}, "PORTAL_S3_ENDPOINT"),
        ({"PORTAL_S3_ENDPOINT": "https://store.example/bucket"}, "PORTAL_S3_ENDPOINT"),
        ({"PORTAL_S3_ENDPOINT": "http://store.example"}, "personal data"),
        ({"PORTAL_S3_ACCESS_KEY_FILE": None}, "PORTAL_S3_ACCESS_KEY_FILE"),
        ({"PORTAL_S3_SECRET_KEY_FILE": "/nowhere"}, "PORTAL_S3_SECRET_KEY_FILE"),
        ({"PORTAL_S3_PATH_STYLE": "perhaps"}, "PORTAL_S3_PATH_STYLE"),
    ],
)
def test_an_impossible_bucket_is_named_in_a_sentence(
    read: Read, changes: dict[str, str | None], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        read(**changes)


@pytest.mark.parametrize("file", ["empty", "binary"])
def test_a_key_file_without_a_key_is_refused(read: Read, tmp_path: Path, file: str) -> None:
    with pytest.raises(SettingsError, match="PORTAL_S3_SECRET_KEY_FILE") as refused:
        read(PORTAL_S3_SECRET_KEY_FILE=str(tmp_path / file))
    assert "hidden" not in str(refused.value)


async def test_the_settings_reach_a_real_store(read: Read, tmp_path: Path) -> None:
    with s3_server(tmp_path / "log") as server:
        (tmp_path / "access").write_text(server.access_key)
        (tmp_path / "key").write_text(server.secret_key)
        settings = read(
            PORTAL_ENVIRONMENT="development",
            PORTAL_STORAGE=f"s3://{BUCKET}/city",
            PORTAL_S3_ENDPOINT=server.endpoint,
            PORTAL_S3_REGION=REGION,
        )
        storage = bootstrap.storage_at(settings.storage)

        key = await storage.put(b"content")

        assert await storage.get(key) == b"content"
        assert server.objects() == [f"city/{key[:2]}/{key[2:]}"]
