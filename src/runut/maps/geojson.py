"""GeoJSON (RFC 7946), read strictly: areas by their codes, in longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from runut.tables.errors import BadInput, nearest

Ring = Sequence[tuple[float, float]]  # of longitudes and latitudes in degrees, its first one again
Polygon = list[Ring]  # the first is its border, others are holes in it

TURN = "ogr2ogr -t_srs EPSG:4326 turns others into it"


@dataclass(frozen=True)
class Areas:
    """The areas of a file by their codes, and how many of its features have none."""

    polygons: Mapping[str, list[Polygon]] = field(default_factory=dict)
    nameless: int = 0


def read_areas(data: bytes, file: str, code: str) -> Areas:
    """The areas of a GeoJSON file. ``code``: the property of its features that holds their codes.

    Raises BadInput with one error, of the first feature that is not as it should be.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadInput.of(file, "what is no JSON", "GeoJSON, a FeatureCollection") from None
    kind = content.get("type") if isinstance(content, dict) else None
    if kind != "FeatureCollection" or not isinstance(content.get("features"), list):
        found = f"the type {kind!r}" if kind else "no type"
        raise BadInput.of(file, found, "GeoJSON, a FeatureCollection with its features")
    polygons: dict[str, list[Polygon]] = {}
    nameless, properties = 0, {}
    for at, feature in enumerate(content["features"], 1):
        about = feature.get("properties") if isinstance(feature, dict) else None
        about = about if isinstance(about, dict) else {}
        properties |= about
        name = code_of(about.get(code))
        place = f"{file}, feature {at}{f' ({name})' if name else ''}"
        found = polygons_of(feature, place)
        nameless += not name
        if name and found:
            polygons.setdefault(name, []).extend(found)
    if not polygons:
        expected = f"a property that has their codes: {nearest(code, properties)}"
        raise BadInput.of(file, f"no area with a {code}", expected)
    return Areas(polygons, nameless)


def code_of(value: object) -> str:
    """A code as text, a number without decimals too; empty where there is none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    known = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip() if known else ""


def polygons_of(feature: object, place: str) -> list[Polygon]:
    """A feature's polygons; none where it has no geometry. Raises BadInput."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise BadInput.of(place, "what is no Feature", "a Feature with its geometry")
    geometry = feature.get("geometry")
    if geometry is None:
        return []
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadInput.of(place, f"the geometry {kind!r}", "a Polygon or a MultiPolygon")
    given = geometry.get("coordinates")
    parts = [given] if kind == "Polygon" else given
    if not is_list(parts) or not all(is_list(part) and all(map(is_list, part)) for part in parts):
        raise BadInput.of(place, "coordinates that are no rings", f"those of a {kind}")
    return [[ring_of(ring, place) for ring in part] for part in parts]


def is_list(found: object) -> bool:
    return isinstance(found, list) and bool(found)


def is_position(found: object) -> bool:
    """Whether this is a longitude and a latitude in degrees."""
    return (
        isinstance(found, list)
        and len(found) > 1
        and all(type(one) in (int, float) for one in found[:2])
        and -180 <= found[0] <= 180
        and -90 <= found[1] <= 90
    )


def ring_of(ring: list, place: str) -> Ring:
    for position in ring:
        if not is_position(position):
            expected = f"longitude from -180 to 180 and latitude from -90 to 90, in degrees; {TURN}"
            if isinstance(position, list) and is_position(position[1::-1]):
                expected = "longitude before latitude, and not the other way round"
            raise BadInput.of(place, f"the position {json.dumps(position)}", expected)
    if len(ring) < 4 or ring[0][:2] != ring[-1][:2]:
        found = f"a ring of {len(ring)} positions from {ring[0][:2]} to {ring[-1][:2]}"
        raise BadInput.of(place, found, "four positions or more, the last the same as the first")
    return [(position[0], position[1]) for position in ring]
