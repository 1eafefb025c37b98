"""Links inside files that are being made: numbers, until it is known what every file is called."""

import re
from collections.abc import Callable

from .addresses import Address

MARK = re.compile(r"archived-address-(\d+)-")
ATTRIBUTE = re.compile(r' (?:href|src|srcset|action)="archived-address-(\d+)-[^"]*"')


class Markers:
    """Every address that was met, and its number."""

    def __init__(self) -> None:
        self.addresses: list[Address] = []
        self._numbers: dict[Address, int] = {}

    def mark(self, address: Address) -> str:
        """Return what stands for the link to an address; two marks of one address are equal."""
        if address not in self._numbers:
            self._numbers[address] = len(self.addresses)
            self.addresses.append(address)
        return f"archived-address-{self._numbers[address]}-"

    def resolve(self, text: str, link_to: Callable[[Address], str]) -> str:
        """Put links in place of the marks; where there is no link, the whole attribute goes."""
        text = ATTRIBUTE.sub(
            lambda found: found[0] if link_to(self.addresses[int(found[1])]) else "", text
        )
        return MARK.sub(lambda found: link_to(self.addresses[int(found[1])]), text)
