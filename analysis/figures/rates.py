"""The figures of the comparison, drawn with seaborn in the words and numerals of one language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import Bbox

from analysis.briefs.side_by_side import Comparison
from runut.manuscripts import drawing
from runut.numerals import set_number

# Where a point's name may stand: how far from it in points, and which of its ends lies there.
SIDES = [
    ((7, 0), "left", "center"), ((-7, 0), "right", "center"),
    ((0, 6), "center", "bottom"), ((0, -6), "center", "top"),
]  # fmt: skip
MARK = 4  # pixels around a point
RATES = (("poverty_rate", drawing.BLUE), ("unemployed_share", drawing.AMBER))


def rates(voice: Comparison) -> Figure | None:
    """Both rates of each city on one scale, each in order of its own size; nothing where no city
    has one."""
    orders = {name: voice.in_order(name) for name, _ in RATES}
    if not all(orders.values()):
        return None
    figure, axes = drawing.canvas(1.2 + 0.46 * max(map(len, orders.values())), 2)
    highest = max(float(voice.value(f"{name}.{order[0]}")) for name, order in orders.items())
    for (name, colour), ax in zip(RATES, axes, strict=True):
        order = orders[name]
        values = [float(voice.value(f"{name}.{city}")) for city in order]
        # by its row and not its name, which two cities may share
        sns.barplot(
            x=values, y=range(len(order)), orient="h", color=colour, saturation=1, width=0.66, ax=ax
        )
        ax.set_yticks(range(len(order)), map(voice.place, order))
        for at, city in enumerate(order):
            ax.annotate(
                voice.set(f"{name}.{city}"), (values[at], at), xytext=(4, 0),
                textcoords="offset points", va="center", fontsize=8,
            )  # fmt: skip
        drawing.finish(ax, voice, voice.word("columns", name), max(highest, 1))
    return figure


def line(voice: Comparison) -> Figure | None:
    """Poverty by unemployment, a point for each city, with the line of least squares."""
    cities = [
        city for city in voice.in_order("poverty_rate") if voice.has(f"unemployed_share.{city}")
    ]
    if not voice.has("line_slope"):
        return None
    x = [float(voice.value(f"unemployed_share.{city}")) for city in cities]
    y = [float(voice.value(f"poverty_rate.{city}")) for city in cities]
    figure, axes = drawing.canvas(3.4)
    slope = float(voice.value("line_slope"))
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    ends = [min(x), max(x)]
    axes.plot(
        ends, [middle_y + slope * (e - middle_x) for e in ends], color="#777777", linewidth=1.2,
        linestyle=(0, (4, 3)), zorder=1,
    )  # fmt: skip
    sns.scatterplot(x=x, y=y, color=drawing.BLUE, s=42, ax=axes, zorder=3)
    drawing.finish(axes, voice, voice.word("columns", "unemployed_share"), None)
    axes.set_ylabel(voice.word("columns", "poverty_rate"))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(6, integer=True))
        axis.set_major_formatter(drawing.ticks("percent", voice))
    axes.margins(0.08)
    name_points(axes, list(zip(x, y, map(voice.place, cities), strict=True)))
    return figure


def name_points(axes: Axes, points: Sequence[tuple[float, float, str]]) -> None:
    """Name each point on the first side on which its name lies over nothing else."""
    axes.figure.draw_without_rendering()  # only now it is known where they lie
    places = [axes.transData.transform((x, y)) for x, y, _ in points]
    taken = [Bbox.from_bounds(x - MARK, y - MARK, 2 * MARK, 2 * MARK) for x, y in places]
    middle = sum(x for x, *_ in points) / len(points)
    for x, y, name in points:
        sides = SIDES if x <= middle else [SIDES[1], SIDES[0], *SIDES[2:]]
        for shift, across, up in sides:
            text = axes.annotate(
                name,
                (x, y),
                xytext=shift,
                textcoords="offset points",
                fontsize=8,
                ha=across,
                va=up,
                in_layout=False,
            )
            box = text.get_window_extent()
            within = axes.figure.bbox.x0 <= box.x0 and box.x1 <= axes.figure.bbox.x1
            if within and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            text.remove()


def country(voice: Comparison) -> Figure | None:
    """The slope of the whole country with its interval, under each choice in points."""
    names = voice.in_points
    if not names:
        return None
    figure, axes = drawing.canvas(0.9 + 0.36 * len(names))
    for at, name in enumerate(names):
        slope, low, high = (
            float(voice.value(f"panel_{end}.{name}")) for end in ("slope", "low", "high")
        )
        axes.hlines(at, low, high, color=drawing.BLUE, linewidth=2)
        axes.scatter([slope], [at], s=36, color=drawing.AMBER, edgecolor=drawing.INK, zorder=3)
    axes.axvline(0, color="#777777", linewidth=1, zorder=0)
    axes.set_yticks(range(len(names)), [voice.variant(name) for name in names])
    axes.invert_yaxis()
    drawing.finish(axes, voice, voice.word("columns", "slope_long"), None)
    decimal_ticks(axes, voice)
    return figure


def decimal_ticks(axes: Axes, voice: Comparison) -> None:
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.xaxis.set_major_formatter(
        FuncFormatter(
            lambda v, _: set_number(Fraction(round(v * 1000), 1000), "", 2, voice.language)
        )
    )


FIGURES: dict[str, Callable[[Comparison], Figure | None]] = {
    function.__name__: function for function in (rates, line, country)
}
