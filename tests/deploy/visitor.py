"""A browser that asks one process of the portal, as nginx would pass its requests on."""

import html
import http.client
import re
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
LIMIT = "the-limit-of-parts"


def hidden_fields(text: str) -> dict[str, str]:
    """Return the hidden fields of the forms of a page."""
    return {name: html.unescape(value) for name, value in HIDDEN.findall(text)}


def keep_cookie(cookies: dict[str, str], line: str) -> None:
    """Note the cookie that a header `Set-Cookie` gives."""
    name, _equals, value = line.partition(";")[0].partition("=")
    cookies[name] = value


class Answer:
    """Status, headers and body."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        return hidden_fields(self.text)


class Visitor:
    """Has cookies and an address. What it has of one process it shows to the next."""

    def __init__(self, address: str = "203.0.113.1") -> None:
        self.address = address
        self.cookies: dict[str, str] = {}

    def get(self, port: int, path: str, **headers: str) -> Answer:
        """Fetch a page; underscores in names of headers are dashes."""
        return self._ask(port, "GET", path, None, headers)

    def post(self, port: int, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask(port, "POST", path, urlencode(fields).encode(), kind)

    def upload(
        self, port: int, path: str, fields: dict[str, str], name: str, content: bytes
    ) -> Answer:
        """Send a form with a file."""
        heads = {f'name="{field}"': text.encode() for field, text in fields.items()}
        heads[f'name="file"; filename="{name}"'] = content
        body = b"".join(
            f"--{LIMIT}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + part + b"\r\n"
            for head, part in heads.items()
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={LIMIT}"}
        return self._ask(port, "POST", path, body + f"--{LIMIT}--\r\n".encode(), kind)

    def _ask(
        self, port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        told = {
            "Host": "localhost",
            "Origin": "https://localhost",
            "Referer": "https://localhost/",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.address,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        try:
            connection.request(method, path, body, told)
            answer = Answer(connection.getresponse())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            keep_cookie(self.cookies, line)
        return answer
