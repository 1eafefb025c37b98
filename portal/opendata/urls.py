"""Where open data is, outside the languages: include at "api/"."""

from django.urls import path, re_path

from .views import columns, description, index, missing, record, records, table

app_name = "opendata"

urlpatterns = [
    path("v1/", index, name="index"),
    path("v1/openapi.json", description, name="openapi"),
    path("v1/<slug:name>", records, name="records"),
    path("v1/<slug:name>/<uuid:key>", record, name="record"),
    path("v1/<slug:name>.csv", table, name="table"),
    path("v1/<slug:name>.csv-metadata.json", columns, name="columns"),
    re_path(r"", missing, name="missing"),
]
