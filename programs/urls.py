"""Addresses of programs that are no pages, in each language: include before Wagtail's."""

from django.urls import path

from programs.webinars.my_place import cancel, reminders

urlpatterns = [
    path("registration/<str:token>/cancel/<int:pk>/", cancel, name="webinar_cancel"),
    path("registration/<str:token>/reminders/", reminders, name="webinar_reminders"),
]
