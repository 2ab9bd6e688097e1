"""Classes of numbers, and the map that is drawn of them."""

from fractions import Fraction
from itertools import pairwise

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import PathPatch

from runut.maps import Layer, classes, read_areas, shades_of
from runut.maps.drawn import drawn_map, save_map
from tests.runut.maps.squares import collection, feature, ring

AREAS = read_areas(
    collection(
        feature("hole", ring(0, 0, 3), ring(1, 1)),  # both run to the left
        feature("two", ring(4, 0), ring(6, 0), kind="MultiPolygon"),
        feature("tiny", ring(7.5, 0.5, 0.001)),
        feature("far", ring(90, 10)),
    ),
    "map.geojson",
    "code",
)


def patches(figure) -> list[PathPatch]:
    (axes,) = figure.axes
    return [one for one in axes.patches if isinstance(one, PathPatch)]


def values(*numbers: int) -> dict[str, Fraction]:
    return {str(at): Fraction(number) for at, number in enumerate(numbers)}


def test_classes_are_about_as_large_and_part_nothing_that_is_equal():
    found = classes(values(*range(10, 0, -1)))
    assert [len(one) for one in found] == [2, 2, 2, 2, 2] and found[0] == ["9", "8"]
    assert [len(one) for one in classes(values(1, 1, 1, 1, 1, 1, 1, 2, 3, 4))] == [7, 1, 2]
    assert classes(values(5, 5)) == [["0", "1"]] and classes({}) == []


@pytest.mark.parametrize("count", range(1, 6))
def test_shades_part_in_grey(count):
    greys = [
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in map(to_rgb, shades_of(count))
    ]
    steps = [light - dark for light, dark in pairwise(greys)]
    assert len(greys) == count and all(step > 0.1 for step in steps)


def test_a_hole_is_left_open_and_a_tiny_area_is_a_dot():
    layers = [Layer(["hole", "two"], "#123456", "low"), Layer(["tiny"], "#ffffff", "none", True)]
    hole, two, tiny = patches(drawn_map(AREAS, layers))
    assert hole.get_path().contains_point((0.5, 0.5))
    # by the rule that SVG fills by, a hole needs the opposite direction
    outer, inner = hole.get_path().to_polygons()
    assert direction(outer) > 0 > direction(inner)
    assert len(two.get_path().to_polygons()) == 2
    box = tiny.get_path().get_extents()
    assert box.width > 0.03 and tiny.get_hatch() and not two.get_hatch()


def direction(ring) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in pairwise(ring))


def test_what_is_around_is_shown_as_far_as_the_others_reach():
    near = Layer(["hole"], "#123456", "low")
    figure = drawn_map(AREAS, [near, Layer(["two", "far"], "#ffffff", "around", around=True)])
    assert len(patches(figure)) == 1  # the others begin at four degrees
    (axes,) = figure.axes
    assert -0.5 < axes.get_xlim()[0] < 0 and 3 < axes.get_xlim()[1] < 3.5


def test_areas_that_share_a_border_share_it_when_drawn():
    left = [[0, 0], [1.0004, 0.3], [1, 2], [0, 2], [0, 0]]
    right = [[1, 2], [1.0004, 0.3], [3, 0], [3, 2], [1, 2]]
    areas = read_areas(collection(feature("l", left), feature("r", right)), "m", "code")
    one, two = patches(drawn_map(areas, [Layer(["l", "r"], "#123456", "x")]))
    corners = [{tuple(point) for point in patch.get_path().vertices} for patch in (one, two)]
    assert len(corners[0] & corners[1]) == 2


def test_a_legend_says_what_colours_mean_and_the_file_is_the_same_each_time(tmp_path):
    layers = [Layer(["hole"], "#123456", "1.5–2.5"), Layer(["two"], "#ffffff", "no number", True)]
    for name in ("one.svg", "two.svg"):
        save_map(drawn_map(AREAS, layers, {"hole": "Hole & Co"}), tmp_path / name)
    one, two = ((tmp_path / name).read_text() for name in ("one.svg", "two.svg"))
    assert one == two and "1.5–2.5" in one and "no number" in one and "Hole &amp; Co" in one
    save_map(drawn_map(AREAS, layers, legend=False), tmp_path / "bare.svg")
    assert "no number" not in (tmp_path / "bare.svg").read_text()
