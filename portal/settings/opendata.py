"""What others may do with the data that the site publishes (docs/open-data.md)."""

import os

from .environment import read

LICENSES = {
    "cc0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc-by": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc-by-sa": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "odbl": ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
"""Name and address of each license by the word for it in the environment."""


def _license(name: str) -> tuple[str, str]:
    return LICENSES[os.environ[name].strip().lower()]


OPEN_DATA_LICENSE = read(
    _license, "OPEN_DATA_LICENSE", "cc0, cc-by, cc-by-sa or odbl", default=LICENSES["cc-by"]
)
