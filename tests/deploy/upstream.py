"""What stands behind nginx in a test in place of the portal: tells what it was sent, or hangs."""

import re
import socket
import threading
from pathlib import Path

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCache-Control: max-age=60\r\n"
    b"Connection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s"
)

LENGTH = re.compile(rb"^content-length: *([0-9]+)", re.IGNORECASE | re.MULTILINE)


class Upstream:
    """Listens on a socket file. Answers with the head of a request, or not while it `hangs`."""

    def __init__(self, place: Path) -> None:
        self.address = f"unix:{place}"
        self.hangs = False
        self.taken = threading.Semaphore(0)
        self._held: list[socket.socket] = []
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(place))
        self._listening.listen(512)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Be gone."""
        for held in (*self._held, self._listening):
            held.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._listening.accept()
            except OSError:
                return
            if self.hangs:
                self._held.append(connection)
                self.taken.release()
            else:
                threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            head = b""
            while b"\r\n\r\n" not in head and (more := connection.recv(65536)):
                head += more
            head, _end, body = head.partition(b"\r\n\r\n")
            head += b"\r\n\r\n"
            told = LENGTH.search(head)
            missing = int(told[1]) - len(body) if told else 0
            # Whoever closes before all is read resets the connection: the answer is lost.
            while missing > 0 and (more := connection.recv(65536)):
                missing -= len(more)
            connection.sendall(ANSWER % (len(head), head))
