"""Wagtail has a log-in beside the admin's, for private pages. Here there is one door for all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache


@never_cache
def to_the_door(request: HttpRequest) -> HttpResponse:
    """Redirect to the log-in of the admin, which leads on to `next`."""
    query = urlencode({"next": request.GET.get("next", "")})
    return redirect(f"{reverse('wagtailadmin_login')}?{query}")
