"""A real server of the S3 protocol, in a process of its own, that checks every signature (moto)."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from backend.foundation.storage.s3 import S3Storage

BUCKET = "portal-files"
REGION = "cn-test-1"
_SETTING_UP = 4
"""Calls that the server takes without a right signature: the user, her key, her right, a bucket."""


@dataclass(frozen=True)
class S3Server:
    """Where it listens, and the only key that it accepts."""

    endpoint: str
    access_key: str
    secret_key: str

    def storage(self, **changes: Any) -> S3Storage:
        """A storage in its bucket, with other properties if the test wants them."""
        usual: dict[str, Any] = {
            "bucket": BUCKET,
            "prefix": "portal",
            "endpoint": self.endpoint,
            "region": REGION,
            "access_key": self.access_key,
            "secret_key": self.secret_key,
            "path_style": True,
        }
        return S3Storage(**(usual | changes))

    def client(self) -> Any:
        """Another client than ours, to look at the bucket from outside."""
        return _client("s3", self.endpoint, self.access_key, self.secret_key)

    def objects(self, prefix: str = "") -> list[str]:
        """The names of everything in the bucket under a prefix."""
        listed = self.client().list_objects_v2(Bucket=BUCKET, Prefix=prefix)
        return [each["Key"] for each in listed.get("Contents", [])]


@contextmanager
def s3_server(log: Path) -> Iterator[S3Server]:
    """Starts it on a free port, and kills it at the end."""
    port = _free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
            env=os.environ | {"INITIAL_NO_AUTH_ACTION_COUNT": str(_SETTING_UP)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port, process, log)
        yield _set_up(f"http://127.0.0.1:{port}")
    finally:
        process.kill()
        process.wait()


def _set_up(endpoint: str) -> S3Server:
    iam = _client("iam", endpoint, "nobody", "nothing")
    iam.create_user(UserName="portal")
    key = iam.create_access_key(UserName="portal")["AccessKey"]
    right = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    iam.put_user_policy(
        UserName="portal",
        PolicyName="files",
        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [right]}),
    )
    _client("s3", endpoint, "nobody", "nothing").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    return S3Server(endpoint, key["AccessKeyId"], key["SecretAccessKey"])


def _client(service: str, endpoint: str, access_key: str, secret_key: str) -> Any:
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        else:
            return
