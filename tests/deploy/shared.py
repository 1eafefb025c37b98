"""What two processes of the portal share in a test: a database, a real Redis, a real S3 server."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import boto3
import psycopg
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.rig.kept import ROOT
from tests.rig.postgres import free_port

KEY, SECRET, BUCKET = "portal-key", "portal-secret-of-the-test", "portal"


@contextlib.contextmanager
def database(template_url: str) -> Iterator[str]:
    """Yield the address of a copy of the migrated database at `template_url`."""
    parts = urlsplit(template_url)
    name, template = f"shared_{uuid4().hex[:8]}", os.environ["TEST_TEMPLATE"]
    server = parts._replace(path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[arg-type]
    try:
        yield parts._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


class Server:
    """A program that listens on a port, and can be gone and come back."""

    def __init__(self, command: list[str], port: int, log: Path) -> None:
        self._command, self.port, self._log = command, port, log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it listens. Raises TimeoutError with its log."""
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command, stdout=output, stderr=output, start_new_session=True
            )
        for _ in range(600):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        raise TimeoutError(self._log.read_text()[-3000:])

    def kill(self) -> None:
        """Be gone at once, as after a power cut."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)
            self._process = None


def redis(folder: Path) -> Server:
    """Return a Redis that keeps nothing on the disk."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder)]
    return Server([*command, "--save", "", "--appendonly", "no"], port, folder / "redis.log")


def object_store(folder: Path) -> Server:
    """Return an S3 server (SeaweedFS) that knows one key, and refuses everybody else."""
    port, *others = (free_port() for _ in range(9))
    who = {
        "name": "portal",
        "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [who]}))
    (folder / "store").mkdir()
    names = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc", "filer.port")
    names += ("filer.port.grpc", "s3.port.grpc")
    command = [str(ROOT / ".venv/bin/weed"), "server", "-ip=127.0.0.1", f"-dir={folder}/store"]
    command += ["-s3", f"-s3.port={port}", f"-s3.config={folder}/s3.json", "-volume.max=30"]
    command += ["-master.volumeSizeLimitMB=64", "-volume.preStopSeconds=0"]
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    command += [f"-{name}={other}" for name, other in zip(names, others, strict=False)]
    return Server(command, port, folder / "store.log")


def bucket(store: Server) -> None:
    """Make the bucket, and return when it takes files: the server listens sooner than it works.

    Raises botocore's ClientError when it still does not after half a minute.
    """
    client = boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{store.port}",
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
        config=Config(retries={"max_attempts": 1}, connect_timeout=2, read_timeout=5),
    )
    for _ in range(150):
        with contextlib.suppress(BotoCoreError, ClientError):
            client.create_bucket(Bucket=BUCKET)
            break
        time.sleep(0.2)
    for _ in range(150):
        with contextlib.suppress(BotoCoreError, ClientError):
            client.put_object(Bucket=BUCKET, Key="ready", Body=b"ready")
            return
        time.sleep(0.2)
    client.put_object(Bucket=BUCKET, Key="ready", Body=b"ready")


def settings(database_url: str, redis: Server, store: Server) -> dict[str, str]:
    """Return the variables by which a portal shares all three."""
    return {
        "DATABASE_URL": database_url,
        "CACHE_URL": f"redis://127.0.0.1:{redis.port}/0",
        "BUCKET": BUCKET,
        "BUCKET_ENDPOINT": f"http://127.0.0.1:{store.port}",
        "BUCKET_REGION": "us-east-1",
        "BUCKET_KEY": KEY,
        "BUCKET_SECRET": SECRET,
        "POSTS_PER_ADDRESS": "1",
    }
