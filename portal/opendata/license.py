"""What others may do with the data: the site's owner says so in the environment."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class DataLicense:
    """A license by its name and the address of its text."""

    name: str
    url: str


def data_license() -> DataLicense:
    """Return the license of the data. Resources themselves have their own."""
    return DataLicense(*settings.OPEN_DATA_LICENSE)
