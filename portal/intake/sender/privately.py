"""Pages behind a secret address: for one person, in no cache, in no search engine."""

from django.http import HttpResponse

from portal.intake.pages import keep_private


def for_the_sender(response: HttpResponse, *, form: bool = False) -> HttpResponse:
    """Mark a response as the sender's alone, and return it.

    No other site learns the address from a link. A page with a `form` tells its own site where a
    post comes from: with no-referrer a browser sends the origin "null", which Django refuses.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin" if form else "no-referrer"
    return keep_private(response)
