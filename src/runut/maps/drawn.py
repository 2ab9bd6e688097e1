"""Maps as drawings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matplotlib.axes import Axes
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


class View(NamedTuple):
    """What a map shows, in degrees; how much shorter than one of latitude a degree of longitude is;
    and the step, in degrees of latitude, to which lines are rounded."""

    west: float
    south: float
    east: float
    north: float
    narrow: float
    step: float

    @property
    def wide(self) -> float:
        return max((self.east - self.west) * self.narrow, self.step)

    @property
    def high(self) -> float:
        return max(self.north - self.south, self.step)


def drawn_map(
    areas: Areas,
    layers: Sequence[Layer],
    labels: Mapping[str, str] | None = None,
    legend: bool = True,
) -> Figure:
    """A map of the areas in these layers, with what each means; those around are shown as far as
    the others reach, and a little further. ``labels``: what areas are called on the map."""
    view = view_of(areas, layers)
    entries = [layer for layer in layers if layer.meaning] if legend else []
    height = min(drawing.size().inches * view.high / view.wide, TALLEST)
    figure, axes = drawing.canvas(round(height + 0.2 + 0.2 * len(entries), 2))
    for layer in sorted(layers, key=lambda one: not one.around):
        for code in layer.codes:
            draw_area(axes, areas.polygons[code], layer, view)
    for code, text in (labels or {}).items():
        label(axes, areas.polygons[code], text, view)
    edge = 2 * view.step
    axes.set_xlim(view.west * view.narrow - edge, view.east * view.narrow + edge)
    axes.set_ylim(view.south - edge, view.north + edge)
    axes.set_aspect("equal")
    axes.set_axis_off()
    if entries:
        marks = [Patch(**layer.look) for layer in entries]
        drawing.legend_of(figure, marks, [layer.meaning for layer in entries])
    return figure


def view_of(areas: Areas, layers: Sequence[Layer]) -> View:
    """What a map of these layers shows."""
    shown = (areas.polygons[code] for one in layers if not one.around for code in one.codes)
    west, south, east, north = box_of(shown)
    if any(layer.around for layer in layers):
        more = MARGIN * max(east - west, north - south, 1e-3)
        west, south, east, north = west - more, south - more, east + more, north + more
    narrow = math.cos(math.radians((south + north) / 2))
    step = max((east - west) * narrow, north - south, 1e-6) / STEPS
    return View(west, south, east, north, narrow, step)


def draw_area(axes: Axes, polygons: list[Polygon], layer: Layer, view: View) -> None:
    """An area, if it is in view: what would be too small to be seen is a dot, above the others."""
    west, south, east, north = box_of([polygons])
    if west > view.east or east < view.west or south > view.north or north < view.south:
        return
    rings = rings_of(polygons, view)
    small = max((east - west) * view.narrow, north - south) < DOT * view.step or not rings
    if small and not layer.around:
        rings = [dot((west + east) / 2 * view.narrow / view.step, (south + north) / 2 / view.step)]
    if rings:
        axes.add_patch(PathPatch(outline(rings, view.step), zorder=3 if small else 2, **layer.look))


def label(axes: Axes, polygons: list[Polygon], text: str, view: View) -> None:
    """What an area is called, beside it."""
    west, south, east, north = box_of([polygons])
    right = (west + east) / 2 <= (view.west + view.east) / 2
    axes.annotate(
        text, ((east if right else west) * view.narrow, (south + north) / 2), fontsize=7.5,
        xytext=(4 if right else -4, 0), textcoords="offset points", zorder=4,
        ha="left" if right else "right", va="center",
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.8},
    )  # fmt: skip


def save_map(figure: Figure, path: Path) -> None:
    """Write a map as SVG, to a tenth of a point."""
    drawing.save_vector(figure, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(\d\.\d)\d+(?=\s)", r"\1", text), encoding="utf-8", newline="\n")


def box_of(areas: Iterable[list[Polygon]]) -> tuple[float, float, float, float]:
    """The lowest and highest longitude and latitude: west, south, east, north."""
    points = [point for polygons in areas for border, *_ in polygons for point in border]
    x, y = zip(*points, strict=True)
    return min(x), min(y), max(x), max(y)


def dot(x: float, y: float) -> list[tuple[float, float]]:
    """A square that stands for an area, in steps."""
    half = DOT / 2
    return [
        (x + across * half, y + up * half) for across, up in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]


def rings_of(polygons: Iterable[Polygon], view: View) -> list[list[tuple[int, int]]]:
    """Polygons as rings in steps, borders and holes running in opposite directions, so that holes
    are left open."""
    rings = []
    for border, *holes in polygons:
        outer = rounded(border, view.narrow, view.step)
        if len(outer) > 2:
            inner = [rounded(hole, view.narrow, view.step) for hole in holes]
            rings += [turned(outer, 1), *(turned(hole, -1) for hole in inner if len(hole) > 2)]
    return rings


def outline(rings: Iterable[Sequence[tuple[float, float]]], step: float) -> Outline:
    """Rings in steps as one outline."""
    vertices, codes = [], []
    for ring in rings:
        vertices += [(x * step, y * step) for x, y in [*ring, ring[0]]]
        codes += [Outline.MOVETO, *[Outline.LINETO] * (len(ring) - 1), Outline.CLOSEPOLY]
    return Outline(vertices, codes)


def rounded(ring: Ring, narrow: float, step: float) -> list[tuple[int, int]]:
    """A ring's corners in whole steps, without those to which it leads only to turn back: what two
    areas share they still share."""
    kept: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x * narrow / step), round(y / step))
        if kept[-2:-1] == [point]:
            kept.pop()
        elif kept[-1:] != [point]:
            kept.append(point)
    return kept[:-1]


def turned(ring: list[tuple[int, int]], direction: int) -> list[tuple[int, int]]:
    """A ring that runs to the left (1) or to the right (-1)."""
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(ring, [*ring[1:], ring[0]], strict=True))
    return ring if twice * direction >= 0 else ring[::-1]
