"""What the mail of a registration says."""

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from portal.intake.models import Inquiry
from portal.intake.outbox.parts import Aside, Fact, Paragraph, Part, Parts, Way
from portal.intake.outbox.writing import absolute
from programs.models import Place, WebinarPage, WebinarRegistration


def registration_received(inquiry: Inquiry) -> tuple[str, Parts]:
    """Return subject and parts of the acknowledgement of a registration, in the active language."""
    webinar = inquiry.page.specific if inquiry.page else None
    if not isinstance(webinar, WebinarPage):
        raise TypeError("A registration is written about while its webinar is there.")
    place = WebinarRegistration.objects.filter(inquiry=inquiry).values_list("place", flat=True)
    given = place.first()
    subject = _("We have received your registration (%(reference)s)")
    parts: list[Part] = [Paragraph(_place_words(given) % {"title": webinar.title})]
    parts += when(webinar)
    if given == Place.SEAT and webinar.join_url:
        parts.append(Way(_("Join the webinar"), webinar.join_url, main=True))
    parts += [
        Way(_("About the webinar"), webinar.full_url),
        Way(_("Add it to your calendar"), f"{webinar.full_url}webinar.ics"),
        Fact(_("Your reference"), inquiry.reference),
        Way(_("See your receipt"), absolute(inquiry.receipt_path)),
        Aside(
            _(
                "If you did not register, somebody gave your address by mistake. You need not do "
                "anything."
            )
        ),
    ]
    return subject % {"reference": inquiry.reference}, parts


def when(webinar: WebinarPage) -> list[Part]:
    """Return day and hours on the clock of the webinar's zone; nothing while it has no date."""
    start, end = webinar.local_start, webinar.local_end
    if start is None or end is None:
        return []
    hours = f"{time_format(start, 'TIME_FORMAT')} \N{EN DASH} {time_format(end, 'TIME_FORMAT')}"
    return [
        Fact(_("Day"), f"{date_format(start, 'l')}, {date_format(start, 'DATE_FORMAT')}"),
        Fact(_("Time"), f"{hours}, {webinar.zone_name}"),
    ]


def _place_words(place: str | None) -> str:
    if place == Place.SEAT:
        return _("You are registered for “%(title)s” and have a seat.")
    if place == Place.WAITING:
        return _("You are on the waiting list for “%(title)s”. We write to you if a seat is free.")
    return _("This address is already registered for “%(title)s”. Your place has not changed.")
