"""A mail server on the loopback that keeps what it is given, and can be gone for a while."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """Takes every message. `letters` holds them as (recipients, message)."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.letters: list[tuple[list[str], EmailMessage]] = []
        self._controller: Controller | None = None

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message; aiosmtpd calls this by its name."""
        message = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.letters.append((list(envelope.rcpt_tos), message))
        return "250 Kept"

    def open(self) -> None:
        """Listen, if it does not yet."""
        if self._controller is None:
            self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
            self._controller.start()

    def close(self) -> None:
        """Be gone: connections are refused."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def letters_to(self, recipient: str) -> list[EmailMessage]:
        """Return the messages for one recipient."""
        return [message for recipients, message in self.letters if recipient in recipients]
