"""nginx with the very configuration of deploy/nginx, on ports of its own, in front of whatever."""

import contextlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import brotli

from tests.rig.kept import ROOT
from tests.rig.postgres import free_port

MAIN = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/logs/main.log warn;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
worker_processes 1;
events {{ worker_connections 2048; }}
http {{
    sendfile on;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path {folder}/temporary/body;
    proxy_temp_path {folder}/temporary/proxy;
    fastcgi_temp_path {folder}/temporary/fastcgi;
    uwsgi_temp_path {folder}/temporary/uwsgi;
    scgi_temp_path {folder}/temporary/scgi;
    include conf.d/*.conf;
}}
"""
"""What stands around ours in Debian's /etc/nginx/nginx.conf."""

HOST = "localhost"
PAGE = "<!doctype html><title>kept</title>"
ROW_9 = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
)
"""The headers that every answer has."""


def keep_page(var: Path, path: str, text: str) -> None:
    """Put a page where the page cache puts it."""
    folder = var / "pages/current/public/localhost" / path
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)
    (folder / "index.html.br").write_bytes(brotli.compress(text.encode()))


class Front:
    """A running nginx: answers on `https`, leads there from `http`, logs into `logs`."""

    def __init__(self, folder: Path, var: Path, upstream: str) -> None:
        self.folder, self.logs = folder, folder / "logs"
        self.http, self.https = free_port(), free_port()
        for name in ("logs", "temporary", "challenges"):
            (folder / name).mkdir(parents=True)
        environment = {
            **os.environ,
            "PORTAL_HOST": HOST,
            "PORTAL_UPSTREAM": upstream,
            "PORTAL_VAR": str(var),
            "PORTAL_LOGS": str(self.logs),
            "PORTAL_CHALLENGES": str(folder / "challenges"),
            "PORTAL_PICTURES": str(folder / "pictures"),
            "PORTAL_HTTP_PORT": str(self.http),
            "PORTAL_HTTPS_PORT": str(self.https),
        }
        configure = [ROOT / "deploy/nginx/configure", folder]
        subprocess.run(configure, env=environment, check=True, capture_output=True)
        shutil.copy("/etc/nginx/mime.types", folder)
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user))
        self.command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def verdict(self) -> str:
        """Return what `nginx -t` says of the configuration."""
        done = subprocess.run([*self.command, "-t"], check=False, capture_output=True, text=True)
        return done.stderr

    @contextlib.contextmanager
    def running(self) -> Iterator["Front"]:
        """Run nginx for the length of the block. Raises TimeoutError when it does not answer."""
        process = subprocess.Popen([*self.command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        try:
            self._wait(process)
            yield self
        finally:
            process.terminate()
            process.wait(10)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        for _ in range(100):
            with contextlib.suppress(OSError):
                self.connect().close()
                return
            if process.poll() is not None:
                break
            time.sleep(0.05)
        raise TimeoutError(self.verdict() + (self.logs / "main.log").read_text())

    def connect(self, source: str = "127.0.0.1") -> ssl.SSLSocket:
        """Return an encrypted connection that comes from an address of the loopback."""
        context = ssl.create_default_context(cafile=str(self.folder / "portal/temporary.pem"))
        plain = socket.create_connection(
            ("127.0.0.1", self.https), timeout=20, source_address=(source, 0)
        )
        return context.wrap_socket(plain, server_hostname=HOST)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        source: str = "127.0.0.1",
        **headers: str,
    ) -> "Answer":
        """Send one request and return the answer; underscores in names of headers are dashes."""
        connection = http.client.HTTPConnection(HOST, self.https)
        connection.sock = self.connect(source)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers={"Host": HOST, **named})
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()


class Answer:
    """Status, headers and body; headers by their names as they were sent."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.body = status, body
        self.headers = {name.title(): value for name, value in headers.items()}

    @property
    def text(self) -> str:
        return self.body.decode()
