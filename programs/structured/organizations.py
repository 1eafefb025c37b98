"""Programs, cohorts, partnerships and partners: who works for what, with whom, and where."""

from typing import Any

from django.urls import reverse

from portal.opendata.license import data_license
from portal.structured import (
    Node,
    Telling,
    listed_pages,
    organization,
    picture,
    place,
    web_page,
)
from portal.structured.nodes import plain
from portal.taxonomy.vocabulary import term_label
from programs.models import CohortPage, PartnerKind, PartnerPage, PartnershipPage, ProgramPage

KINDS: dict[str, str] = {
    PartnerKind.DEPARTMENT: "GovernmentOrganization",
    PartnerKind.COMMUNITY: "NGO",
}


def _about(page: Any, telling: Telling, entity: Node, **more: Any) -> list[Node]:
    """Return the page, and what it is about."""
    address = f"{telling.url(page)}#about"
    return [
        web_page(page, telling, mainEntity={"@id": address}),
        {**entity, "@id": address, "mainEntityOfPage": {"@id": telling.url(page)}, **more},
    ]


def program(page: ProgramPage, telling: Telling) -> list[Node]:
    """Describe a program."""
    entity = {
        "@type": "Project",
        "name": page.title,
        "alternateName": page.short_name,
        "description": page.lede,
        "image": picture(page.social_image, telling),
    }
    return _about(page, telling, entity)


def cohort(page: CohortPage, telling: Telling) -> list[Node]:
    """Describe a cohort as the list of its pairs."""
    return [
        web_page(
            page,
            telling,
            "CollectionPage",
            mainEntity=listed_pages(page.partnerships, page, telling),
        )
    ]


def partnership(page: PartnershipPage, telling: Telling) -> list[Node]:
    """Describe a pair, and as data what was measured."""
    entity = {
        "@type": "Project",
        "name": page.title,
        "description": page.headline,
        "image": picture(page.social_image, telling),
        "location": place(page.place_name, page.latitude, page.longitude),
        "member": [
            organization(
                partner.title, telling.url(partner), KINDS.get(partner.kind, "Organization")
            )
            for partner, _role in page.visible_partners
        ],
    }
    return [
        *_about(page, telling, entity),
        *(
            _measured(page, block, telling)
            for block in page.outcomes
            if any(reading["on"] for reading in block.value["readings"])
        ),
    ]


def _measured(page: PartnershipPage, block: Any, telling: Telling) -> Node:
    """Return an outcome as a dataset: its readings are on the page and in the open data."""
    value = block.value
    days = sorted(reading["on"] for reading in value["readings"] if reading["on"])
    return {
        "@type": "Dataset",
        "@id": f"{telling.url(page)}#outcome-{block.id}",
        "name": value["indicator"],
        "description": value["note"]
        or f"{value['indicator']} ({value['unit']}): {page.place_name}",
        "inLanguage": page.locale.language_code,
        "license": data_license().url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": telling.site_name},
        "temporalCoverage": f"{days[0]}/{days[-1]}",
        "spatialCoverage": place(page.place_name, page.latitude, page.longitude),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": value["indicator"],
            "unitText": value["unit"],
        },
        "isBasedOn": value["evidence"],
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "text/csv",
            "contentUrl": telling.absolute(
                f"{reverse('opendata:table', args=['partnerships-outcomes'])}"
                f"?text={page.locale.language_code}"
            ),
        },
    }


def partner(page: PartnerPage, telling: Telling) -> list[Node]:
    """Describe an organization, with what it makes public about itself."""
    languages = telling.context.get("languages") or []
    entity = {
        "@type": KINDS.get(page.kind, "Organization"),
        "name": page.title,
        "alternateName": page.other_name_list,
        "description": plain(page.mission) or page.summary,
        "url": page.website,
        "location": place(page.place_name),
        "email": page.contact_email,
        "telephone": page.contact_phone,
        "knowsLanguage": [term_label(term) for term in languages],
        "knowsAbout": [term_label(term) for term in telling.context.get("issues") or []],
    }
    return _about(page, telling, entity)
