"""GeoJSON is read strictly, and what is wrong with it is one error with its feature."""

import json

import pytest

from runut.maps import read_areas
from runut.tables.errors import BadInput
from tests.runut.maps.squares import collection, feature, ring


def read(data: bytes, code: str = "code"):
    return read_areas(data, "map.geojson", code)


def test_polygons_with_holes_and_several_parts_are_read_by_their_codes():
    found = read(
        collection(
            feature("3301", ring(100, -7), ring(100.4, -6.6, 0.2)),
            feature(3302, ring(101, -7), ring(103, -7), kind="MultiPolygon"),
            feature(3303.0, ring(102, -7)),
            feature("3301", ring(105, -7)),  # a part that stands apart
        )
    )
    assert {code: [len(one) for one in parts] for code, parts in found.polygons.items()} == {
        "3301": [2, 1], "3302": [1, 1], "3303": [1],
    }  # fmt: skip
    assert found.polygons["3302"][1][0][:2] == [(103, -7), (104, -7)] and found.nameless == 0


def test_a_feature_without_a_code_is_counted_and_one_without_geometry_passed_over():
    nowhere = {"type": "Feature", "properties": {"code": "2"}, "geometry": None}
    found = read(collection(feature("1", ring(0, 0)), feature(None, ring(1, 0)), nowhere))
    assert list(found.polygons) == ["1"] and found.nameless == 1


GOOD, FAR = feature("1", ring(0, 0)), feature("2", ring(523456.1, 9423456.2))
WRONG = {
    "no JSON": (b"\x50\x4b\x03\x04", "map.geojson: found what is no JSON, expected GeoJSON"),
    "another form": (b'{"type": "Topology"}', "map.geojson: found the type 'Topology'"),
    "no object": (b"[1, 2]", "map.geojson: found no type"),
    "deep": (b"[" * 100_000, "map.geojson: found what is no JSON"),
    "metres": (
        collection(GOOD, FAR, FAR),
        r"map.geojson, feature 2 \(2\): found the position \[523456.1, 9423456.2\], expected",
    ),
    "the other way round": (
        collection(feature("1", [[y, x] for x, y in ring(105, -5)])),
        r"feature 1 \(1\): found the position \[-5, 105\], expected longitude before latitude",
    ),
    "a point": (
        collection(GOOD, feature("2", kind="Point")),
        r"feature 2 \(2\): found the geometry 'Point', expected a Polygon or a MultiPolygon",
    ),
    "a number": (collection(feature("1", 7)), r"feature 1 \(1\): found coordinates that are no"),
    "not a number": (
        collection(feature("1", [[float("nan"), 1]] * 4)),
        r"feature 1 \(1\): found the position \[NaN, 1\]",
    ),
    "open": (
        collection(feature("1", ring(0, 0)[:-1])),
        "feature 1 .*found a ring of 4 positions from",
    ),
    "no feature": (collection(GOOD, {"type": "Polygon"}), "feature 2: found what is no Feature"),
}


@pytest.mark.parametrize(("data", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_one_clear_error(data, said):
    with pytest.raises(BadInput, match=said) as bad:
        read(data)
    assert len(bad.value.errors) == 1


def test_a_property_that_no_feature_has_is_told_with_those_that_there_are():
    with pytest.raises(BadInput, match=r"no area with a KODE, expected .* their codes: code"):
        read(collection(GOOD), "KODE")


def test_a_byte_order_mark_is_no_harm():
    assert read(b"\xef\xbb\xbf" + json.dumps(json.loads(collection(GOOD))).encode()).polygons
