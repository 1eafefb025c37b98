"""A device that makes and keeps passkeys, as Chromium plays it for tests."""

from playwright.sync_api import CDPSession, Page


class Device:
    """A computer with a finger reader, whose owner always puts the finger on it."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.number = made["authenticatorId"]

    def passkeys(self) -> int:
        """Return how many passkeys the device keeps."""
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.number})
        return len(found["credentials"])

    def recognise(self, owner: bool) -> None:
        """Let the finger be its owner's, or somebody else's."""
        self.session.send(
            "WebAuthn.setUserVerified", {"authenticatorId": self.number, "isUserVerified": owner}
        )
