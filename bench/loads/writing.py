"""People who write to us through the demo's contact page: form, post, receipt."""

import asyncio
import html
import random
import re
from dataclasses import dataclass, field

from tests.faults.ledger import Ledger
from tests.faults.visitors import REFERENCE, key_of

from .asking import Answer, Crowd, Visitor

FORM = "/en/contact/?audience=other"
THINKING = 4.0
"""Seconds that somebody writes for. Whoever is quicker than three looks like a script."""

ASKED = re.compile(r'<(?:input|textarea)[^>]*\bname="(answer_[a-z0-9_]+)"[^>]*>')
KIND = re.compile(r'\btype="([a-z]+)"')

WORDS = (
    ("Hello.", "Good morning.", "Dear team.", "Hi all.", "Good afternoon.", "Dear friends."),
    ("We are a health department.", "We organise tenants.", "We are a clinic.", "We teach."),
    ("We serve three counties.", "Our county is rural.", "We are eleven people.", "We are new."),
    ("We read your stories.", "We saw your webinar.", "Partners told us of you.", "We met."),
    ("May we join a cohort?", "When is the deadline?", "May we use the toolkit?", "Who can apply?"),
    ("Our work is on housing.", "We work on clean air.", "Water is our concern.", "Food is ours."),
    ("We share power slowly.", "Residents lead here.", "Our board agrees.", "The council listens."),
    ("Thank you!", "Best wishes.", "Kind regards.", "Please call us.", "Many thanks.", "Yours."),
)  # fmt: skip
"""Short sentences, so that no two letters share a long one: that is what spam does."""

NAMES = ("Ana Reyes", "Jo Banks", "Amir Haddad", "Lena Fox", "Sam Okafor", "Marie Petit")


@dataclass
class Desk:
    """Where they write: the crowd, the ledger of what was promised, and a chance of one's own."""

    crowd: Crowd
    ledger: Ledger
    chance: random.Random = field(default_factory=lambda: random.Random(6))

    async def write(self, planned: float, prefix: str = "") -> bool:
        """Read the form, write for a while, send, read the receipt; tell whether all went well."""
        visitor = self.crowd.newcomer()
        try:
            form = await visitor.get(f"{prefix}form", FORM, planned)
            self.crowd.keep(form)
            if form.status != 200:
                return False
            await asyncio.sleep(THINKING)
            return await self.send(visitor, self.filled_in(form), prefix) is not None
        finally:
            visitor.leave()

    async def arrive(self, _number: int, planned: float) -> None:
        """Write, as one of many who arrive."""
        await self.write(planned)

    def filled_in(self, form: Answer) -> dict[str, str]:
        """Return what a person makes of a form."""
        fields = {**form.hidden, "consent": "on"}
        key = key_of(fields["ticket"])
        for found in ASKED.finditer(form.text):
            kind = KIND.search(found[0])
            fields[found[1]] = self._answer(found[0], kind[1] if kind else "", key)
        return fields

    def _answer(self, field: str, kind: str, key: str) -> str:
        if kind == "email":
            return f"visitor-{key}@example.org"
        if field.startswith("<textarea"):
            return " ".join(self.chance.choice(choices) for choices in WORDS)
        return self.chance.choice(NAMES)

    async def send(
        self, visitor: Visitor, fields: dict[str, str], prefix: str = ""
    ) -> Answer | None:
        """Send a form and read its receipt; return that, or None when it was not to be had.

        What is promised goes into the ledger. The first answer is in `self.crowd.answers`.
        """
        loop = asyncio.get_running_loop()
        key = key_of(fields["ticket"])
        self.ledger.sent(key)
        posted = await visitor.post(f"{prefix}post", FORM, loop.time(), fields)
        self.crowd.keep(posted)
        if posted.status != 303:
            return None
        return await self.receipt(visitor, posted.headers["location"], key, prefix)

    async def receipt(self, visitor: Visitor, path: str, key: str, prefix: str) -> Answer | None:
        """Read a receipt: from then on it is a promise."""
        receipt = await visitor.get(f"{prefix}receipt", path, asyncio.get_running_loop().time())
        self.crowd.keep(receipt)
        found = REFERENCE.search(html.unescape(receipt.text))
        if receipt.status != 200 or not found:
            return None
        self.ledger.acknowledge(key, found[1])
        return receipt
