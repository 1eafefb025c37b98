"""Visitors as threads: each reads the form, writes, and sends until it has read its receipt."""

import base64
import html
import http.client
import json
import re
import threading
import time
from urllib.parse import urlencode
from uuid import UUID

import psycopg

from .ledger import Ledger

PATIENCE = 15
"""Seconds that a visitor waits for one answer before it sends again."""

PAUSE = 0.5
"""Seconds before a visitor tries again."""

CSRF = "csrfmiddlewaretoken"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
REFERENCE = re.compile(r"\b([2-9C-X]{4}-[2-9C-X]{4})\b")


class Answer:
    """What came back: status, headers that matter, text, and the time it took in seconds."""

    def __init__(self, response: http.client.HTTPResponse, text: str, seconds: float) -> None:
        self.status = response.status
        self.location = response.getheader("Location", "")
        self.cookies = dict(
            line.partition(";")[0].split("=", 1)
            for line in response.headers.get_all("Set-Cookie", [])
        )
        self.text = text
        self.seconds = seconds

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its forms."""
        return {name: html.unescape(value) for name, value in HIDDEN.findall(self.text)}


class Browser:
    """One visitor's browser: cookies and an address of its own. Raises OSError like a network."""

    def __init__(self, port: int, number: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.address = f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1"

    def get(self, path: str) -> Answer:
        """Fetch a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        return self.send(path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def send(self, path: str, body: bytes, content_type: str) -> Answer:
        """Send a form that is written out already, such as one with a file."""
        return self._ask("POST", path, body, content_type)

    def _ask(self, method: str, path: str, body: bytes | None, content_type: str = "") -> Answer:
        begin = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {
            "Host": f"localhost:{self.port}",
            "X-Rig-Address": self.address,
            "Accept-Language": "en",
            "Origin": f"https://localhost:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if content_type:
            headers["Content-Type"] = content_type
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        answer = Answer(response, text, time.perf_counter() - begin)
        self.cookies |= answer.cookies
        return answer


def key_of(ticket: str) -> str:
    """Return the idempotency key in a ticket, as the database writes it. The payload is open."""
    payload = ticket.partition(":")[0]
    key, _issued = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return str(UUID(key))


class Observer:
    """Looks into the database from outside: sees only what is committed."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection | None = None

    def sees(self, key: str) -> bool | None:
        """Whether a row with this key is committed; None while the database is down."""
        for _try in range(2):  # a connection from before a crash is dead, a new one may live
            try:
                if self._connection is None:
                    self._connection = psycopg.connect(
                        self._url, autocommit=True, connect_timeout=2
                    )
                rows = self._connection.execute(
                    "SELECT 1 FROM intake_inquiry WHERE key = %s", [key]
                )
                return rows.fetchone() is not None
            except psycopg.Error:
                self._connection = None
        return None


class Visitors:
    """A crowd that writes until `target` receipts were read or `deadline` (monotonic) passes."""

    def __init__(
        self, port: int, path: str, database_url: str, ledger: Ledger, target: int, deadline: float
    ) -> None:
        self.port, self.path, self.database_url = port, path, database_url
        self.ledger, self.target, self.deadline = ledger, target, deadline
        self._begun = 0
        self._lock = threading.Lock()

    def write(self, threads: int) -> None:
        """Let `threads` visitors at a time write, and return when all are done."""
        crowd = [threading.Thread(target=self._write_on, daemon=True) for _ in range(threads)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join(max(0.0, self.deadline - time.monotonic()) + 4 * PATIENCE)

    def _next(self) -> int | None:
        with self._lock:
            if self._begun >= self.target or time.monotonic() > self.deadline:
                return None
            self._begun += 1
            return self._begun

    def _write_on(self) -> None:
        observer = Observer(self.database_url)
        while (number := self._next()) is not None:
            self._write_once(number, observer)

    def _write_once(self, number: int, observer: Observer) -> None:
        browser = Browser(self.port, number)
        fields = self._read_form(browser)
        if fields is None:
            return
        key = key_of(fields["ticket"])
        fields |= {
            "answer_your_name": f"Visitor {number}",
            "answer_your_e_mail": f"visitor-{key}@example.org",
            "answer_your_message": f"We would like to meet organizers.\n{key}",
            "consent": "on",
        }
        self.ledger.sent(key)
        while time.monotonic() < self.deadline:
            try:
                reference = self._send(browser, fields, key, observer)
            except OSError:
                self.ledger.tell("outcome unknown, sent again")
                reference = ""
            if reference:
                self.ledger.acknowledge(key, reference)
                return
            time.sleep(PAUSE)
        self.ledger.tell("given up")

    def _read_form(self, browser: Browser) -> dict[str, str] | None:
        while time.monotonic() < self.deadline:
            try:
                answer = browser.get(self.path)
            except OSError:
                answer = None
            if answer and answer.status == 200:
                return answer.hidden
            self.ledger.tell("form not to be had, asked again")
            time.sleep(PAUSE)
        return None

    def _send(self, browser: Browser, fields: dict[str, str], key: str, observer: Observer) -> str:
        """Post once; return the reference from the receipt, empty when there is none."""
        answer = browser.post(self.path, fields)
        if answer.status == 303:
            if observer.sees(key) is False:
                self.ledger.unproven.append(key)
            receipt = browser.get(answer.location)
            found = REFERENCE.search(receipt.text) if receipt.status == 200 else None
            if found:
                return found[1]
            self.ledger.tell(f"receipt not to be had ({receipt.status})")
        elif answer.status in (502, 504):
            self.ledger.tell(f"{answer.status} from the proxy, sent again")
        elif answer.status >= 500:
            mine = {name: text for name, text in fields.items() if name != CSRF}
            kept = {name: answer.hidden.get(name) for name in mine}
            self.ledger.tell(
                f"{answer.status} with what was typed kept"
                if kept == mine
                else f"{answer.status} WITHOUT WHAT WAS TYPED"
            )
            fields[CSRF] = answer.hidden.get(CSRF, fields[CSRF])
        else:
            self.ledger.tell(f"REFUSED with {answer.status}")
        return ""
