"""What the acknowledgement of a response says."""

from django.utils.translation import gettext as _

from portal.intake.models import Inquiry
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Parts, Way
from portal.intake.outbox.writing import absolute


def response_received(inquiry: Inquiry) -> tuple[str, Parts]:
    """Return subject and parts, in the active language. It repeats nothing that was typed."""
    subject = _("We have received your response (%(reference)s)")
    return subject % {"reference": inquiry.reference}, [
        Paragraph(_("Thank you. Somebody reads your response before it appears on the page.")),
        Fact(_("Your reference"), inquiry.reference),
        Way(_("See or withdraw your response"), absolute(inquiry.receipt_path), main=True),
        Aside(
            _(
                "If you did not write to us, somebody gave your address by mistake. You need not "
                "do anything."
            )
        ),
    ]
