"""The terms under which a resource may be used, with the address of their text."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class License(models.TextChoices):
    """Licenses that publications in the field carry."""

    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    CC0 = "cc0", _("CC0: no rights reserved")
    CC_BY = "cc-by", _("CC BY 4.0: share and adapt, with credit")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: share and adapt, with credit, alike")
    CC_BY_NC = "cc-by-nc", _("CC BY-NC 4.0: share and adapt, with credit, not for profit")
    CC_BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA 4.0: with credit, not for profit, alike")
    CC_BY_ND = "cc-by-nd", _("CC BY-ND 4.0: share unchanged, with credit")
    CC_BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND 4.0: share unchanged, with credit, not for profit")
    RESERVED = "reserved", _("All rights reserved: ask the publisher")

    __empty__ = _("Not stated")


_DEEDS: dict[str, str] = {
    License.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    License.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    License.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    License.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    License.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    License.CC_BY_ND: "https://creativecommons.org/licenses/by-nd/4.0/",
    License.CC_BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}


def deed_url(license_code: str) -> str:
    """Return the address of the license's text; empty where there is none to link to."""
    return _DEEDS.get(license_code, "")
