"""Maps as drawings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path as Outline

from runut.manuscripts import drawing
from runut.maps.geojson import Areas, Polygon, Ring
from runut.maps.layers import Layer

STEPS = 700  # of a map's width, to which its lines are rounded: less could not be seen
DOT = 4  # steps: areas that are smaller are drawn as large
MARGIN = 0.08  # of a map's width, around what it is about
TALLEST = 7.5  # inches


def drawn_map(
    areas: Areas,
    layers: Sequence[Layer],
    labels: Mapping[str, str] | None = None,
    legend: bool = True,
) -> Figure:
    """A map of the areas in these layers, with what each means; those around are shown as far as
    the others reach, and a little further. ``labels``: what areas are called on the map."""
    of = areas.polygons
    west, south, east, north = box_of(
        of[code] for layer in layers if not layer.around for code in layer.codes
    )
    if any(layer.around for layer in layers):
        more = MARGIN * max(east - west, north - south, 1e-3)
        west, south, east, north = west - more, south - more, east + more, north + more
    # a degree of longitude is as much shorter than one of latitude
    narrow = math.cos(math.radians((south + north) / 2))
    step = max((east - west) * narrow, north - south, 1e-6) / STEPS
    wide, high = max((east - west) * narrow, step), max(north - south, step)
    entries = [layer for layer in layers if layer.meaning] if legend else []
    above = 0.2 + 0.2 * len(entries)
    height = min(drawing.size().inches * high / wide, TALLEST)
    figure, axes = drawing.canvas(round(height + above, 2))
    for layer in sorted(layers, key=lambda one: not one.around):
        for code in layer.codes:
            left, low, right, top = box_of([of[code]])
            if left <= east and right >= west and low <= north and top >= south:
                size = max((right - left) * narrow, top - low) / step
                middle = ((left + right) / 2 * narrow / step, (low + top) / 2 / step)
                small = size < DOT and not layer.around
                outline = dot(middle, step) if small else outline_of(of[code], narrow, step)
                # the smaller on top
                axes.add_patch(PathPatch(outline, zorder=3 if small else 2, **layer.look))
    for code, text in (labels or {}).items():
        left, low, right, top = box_of([of[code]])
        at_end = (left + right) / 2 > (west + east) / 2
        axes.annotate(
            text, ((right if not at_end else left) * narrow, (low + top) / 2), fontsize=7.5,
            xytext=(-4 if at_end else 4, 0), textcoords="offset points", zorder=4,
            ha="right" if at_end else "left", va="center",
        )  # fmt: skip
    edge = 2 * step
    axes.set_xlim(west * narrow - edge, east * narrow + edge)
    axes.set_ylim(south - edge, north + edge)
    axes.set_aspect("equal")
    axes.set_axis_off()
    if entries:
        marks = [Patch(**layer.look) for layer in entries]
        drawing.legend_of(figure, marks, [layer.meaning for layer in entries])
    return figure


def box_of(areas: Iterable[list[Polygon]]) -> tuple[float, float, float, float]:
    """The lowest and highest longitude and latitude: west, south, east, north."""
    points = [point for polygons in areas for border, *_ in polygons for point in border]
    x, y = zip(*points, strict=True)
    return min(x), min(y), max(x), max(y)


def dot(middle: tuple[float, float], step: float) -> Outline:
    """What stands for an area that would be too small to be seen."""
    x, y = middle
    half = DOT / 2
    square = [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    ]
    return along([square], step)


def outline_of(polygons: Iterable[Polygon], narrow: float, step: float) -> Outline:
    """Polygons as one outline, borders and holes running in opposite directions, so that holes are
    left open."""
    rings = []
    for border, *holes in polygons:
        outer = rounded(border, narrow, step)
        if len(outer) > 2:
            inner = [ring for ring in (rounded(hole, narrow, step) for hole in holes) if ring[2:]]
            rings += [turned(outer, 1), *(turned(ring, -1) for ring in inner)]
    return along(rings, step)


def along(rings: Iterable[Sequence[tuple[float, float]]], step: float) -> Outline:
    vertices, codes = [], []
    for ring in rings:
        vertices += [(x * step, y * step) for x, y in [*ring, ring[0]]]
        codes += [Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 1), Outline.CLOSEPOLY]
    return Outline(vertices, codes)


def rounded(ring: Ring, narrow: float, step: float) -> list[tuple[int, int]]:
    """A ring's corners in whole steps, each once in a row: what areas share they still share."""
    points = [(round(x * narrow / step), round(y / step)) for x, y in ring[:-1]]
    return [
        one for one, before in zip(points, [points[-1], *points], strict=False) if one != before
    ]


def turned(ring: list[tuple[int, int]], direction: int) -> list[tuple[int, int]]:
    """A ring that runs to the left (1) or to the right (-1)."""
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True))
    return ring if twice * direction >= 0 else ring[::-1]
