"""The figures of articles and of briefs, drawn in the words and numerals of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import cycle

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.figures.working_poor import bounds
from runut.manuscripts import Voice, drawing


def causes(voice: Voice) -> Figure:
    """The causes of poverty that households named, largest first."""
    return bars(voice, "cause", "causes")


def called(voice: Voice, names: list[str]) -> list[str]:
    return [voice.name_of(name, "short") for name in names]


def bars(voice: Voice, family: str, words: str) -> Figure:
    """A family's percentages as bars, the largest first; ``words`` names the figure."""
    members = sorted(voice.required(family), key=voice.value, reverse=True)
    names, shares = called(voice, members), [float(voice.value(name)) for name in members]
    figure, axes = drawing.canvas(drawing.height(names, 0.86))
    width = 0.45 if drawing.size().above else 0.66
    axes.barh(range(len(members)), shares, width, color=drawing.BLUE)
    axes.set_ylim(len(members) - 0.5, -0.5)
    drawing.rows(axes, names, width / 2)
    for at, (name, share) in enumerate(zip(members, shares, strict=True)):
        text = voice.set(name)
        axes.annotate(text, (share, at), xytext=(4, 0), textcoords="offset points", va="center")
    drawing.finish(axes, voice, voice.word("figures", words, "x"), shares[0])
    return figure


def labour(voice: Voice) -> Figure:
    """The poor and the employed, each parted as the article reads them."""
    parted = {
        "poor": [("unemployed", drawing.AMBER), ("working_poor", drawing.BLUE)],
        "employed": [("working_poor", drawing.BLUE), ("working_not_poor", drawing.PALE)],
    }
    figure, axes = drawing.canvas(3 if drawing.size().above else 2.3)
    thick = 0.4 if drawing.size().above else 0.55
    longest = max(sum(voice.value(name) for name, _ in parts) for parts in parted.values())
    for at, parts in enumerate(parted.values()):
        left = 0.0
        for name, colour in parts:
            width = float(voice.value(name))
            axes.barh(at, width, thick, left=left, color=colour, edgecolor="white")
            text = voice.set(name)
            last = name == parts[-1][0]
            if width >= drawing.size().character * len(text) * float(longest):
                drawing.inside(axes, left + width / 2, at, text, colour)
            elif width > 0:
                # the last beside its bar, one before it below
                axes.annotate(
                    text, (left + width, at) if last else (left, at + thick / 2),
                    xytext=(4, 0) if last else (0, -3), textcoords="offset points",
                    va="center" if last else "top", fontsize=8.5,
                )  # fmt: skip
            left += width
    axes.invert_yaxis()
    drawing.rows(axes, [voice.word("figures", "labour", bar) for bar in parted], thick / 2)
    axes.set_ylim(bottom=len(parted) - 0.5)  # room for a number under the last
    shown = dict(part for parts in parted.values() for part in parts)
    drawing.legend(
        axes, [(voice.word("figures", "labour", name), shown[name]) for name in shown], 1
    )
    axes.xaxis.set_major_formatter(drawing.ticks("persons", voice))
    axes.xaxis.set_major_locator(MaxNLocator(4 if drawing.size().above else 8))
    drawing.finish(axes, voice, voice.word("figures", "labour", "x"), None)
    return figure


def budget(voice: Voice) -> Figure:
    """The budget by component: before, after, and over the whole period, if there are several."""
    periods = list(dict.fromkeys(name.split(".")[1] for name in voice.members("budget")))
    if len(periods) == 1:
        return bars(voice, "budget", "budget")
    colours = dict(zip(voice.required("component_share"), cycle(drawing.PARTS), strict=False))
    figure, axes = drawing.canvas(3.2 if drawing.size().above else 2.5)
    for at, period in enumerate(periods):
        left = 0.0
        for member, colour in colours.items():
            name = f"budget.{period}.{member.rpartition('.')[2]}"
            width = float(voice.value(name))
            axes.barh(at, width, 0.5, left=left, color=colour, edgecolor="white")
            if width >= 100 * drawing.size().character * len(voice.set(name)):
                drawing.inside(axes, left + width / 2, at, voice.set(name), colour)
            elif width > 0:
                axes.annotate(
                    voice.set(name), (left + width, at), xytext=(4, 0),
                    textcoords="offset points", va="center",
                )  # fmt: skip
            left += width
    axes.invert_yaxis()
    drawing.rows(axes, [voice.name_of(period) for period in periods], 0.25)
    names = [(voice.name_of(name), colour) for name, colour in colours.items()]
    drawing.legend(axes, names, 3)
    drawing.finish(axes, voice, voice.word("figures", "budget", "x"), 100)
    return figure


# How each reading's spending is marked.
READINGS = {
    "article": ("D", drawing.AMBER), "generous": ("s", "white"), "stated": ("D", drawing.AMBER)
}  # fmt: skip


def spending(voice: Voice) -> Figure:
    """For each cause, what households named beside what the budget spends on it, on the article's
    reading and, where it spends otherwise, on the generous one."""
    names = voice.required("cause_part")
    there = {name.split(".")[1] for name in voice.required("answered")}
    readings = ["article", "generous"] if "article" in there else ["stated"]
    rows_called = called(voice, names)
    figure, axes = drawing.canvas(drawing.height(rows_called, 1.3 + 0.2 * len(readings)))
    for at, name in enumerate(names):
        cause = name.rpartition(".")[2]
        found = {name: ("o", drawing.BLUE)}
        for one, reading in ((f"answered.{reading}.{cause}", reading) for reading in readings):
            if voice.value(one) not in map(voice.value, [*found][1:]):
                found[one] = READINGS[reading]
        values = [float(voice.value(one)) for one in found]
        axes.hlines(at, min(values), max(values), color="#aaaaaa", linewidth=1.2, zorder=1)
        for x, (marker, colour) in zip(values, found.values(), strict=True):
            mark(axes, x, at, marker, colour)
        tell(axes, voice, at, found)
    axes.invert_yaxis()
    drawing.rows(axes, rows_called, 0.15)
    axes.set_ylim(bottom=len(names) - 0.35)  # room for a number under the last
    words = ["named", *("spent" if one == "stated" else one for one in readings)]
    looks = [("o", drawing.BLUE), *(READINGS[reading] for reading in readings)]
    marks = [mark(axes, [], [], *look) for look in looks]
    drawing.legend_of(figure, marks, [voice.word("figures", "spending", word) for word in words])
    drawing.finish(axes, voice, voice.word("figures", "spending", "x"), 100)
    axes.set_xlim(-14, 118)
    axes.set_xticks(range(0, 101, 50 if drawing.size().above else 20))
    return figure


def mark(axes: Axes, x: float, y: float, marker: str, colour: str) -> PathCollection:
    edge = colour if colour == drawing.BLUE else drawing.INK
    # what is spent lies under what is named
    order = [drawing.BLUE, drawing.AMBER].index(colour) if colour in drawing.PARTS else 2
    return axes.scatter(x, y, s=40, color=colour, marker=marker, edgecolor=edge, zorder=4 - order)


def tell(axes: Axes, voice: Voice, at: int, names: Iterable[str]) -> None:
    """The numbers of a row: the outermost beside their marks, one between them under its own."""
    shown: dict[str, str] = {}
    for name in sorted(names, key=voice.value):
        shown.setdefault(voice.set(name, None if voice.value(name) else 0), name)
    last = len(shown) - 1
    for place, (text, name) in enumerate(shown.items()):
        side = (place == last) - (place == 0)
        axes.annotate(
            text, (float(voice.value(name)), at), xytext=(8 * side, 0 if side else -6),
            textcoords="offset points", va="center" if side else "top",
            ha={-1: "right", 0: "center", 1: "left"}[side], fontsize=8,
        )  # fmt: skip


FIGURES: dict[str, Callable[[Voice], Figure]] = {
    function.__name__: function for function in (causes, labour, budget, spending, bounds)
}
