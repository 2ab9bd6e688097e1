"""The figures of articles and of briefs, drawn in the words and numerals of one language."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from textwrap import wrap

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.figures.working_poor import bounds
from runut.manuscripts import Voice, drawing

WIDEST, MOST_LINES = 34, 3  # characters and lines of a name beside an axis
NARROWEST = 0.016  # part of the axis that a character of a number in a bar needs


def causes(voice: Voice) -> Figure:
    """The causes of poverty that households named, largest first."""
    return bars(voice, "cause", "causes")


def beside(voice: Voice, names: list[str]) -> list[str]:
    """What a family's members are called, in lines that leave the figure its width."""
    found = []
    for name in names:
        lines = wrap(voice.name_of(name, "short"), WIDEST)
        more = ["…"] * (len(lines) > MOST_LINES)
        found.append("\n".join([*lines[:MOST_LINES], *more]))
    return found


def height(names: list[str], around: float) -> float:
    """Inches that so many rows need, and what is ``around`` them."""
    lines = max(name.count("\n") + 1 for name in names)
    return round(around + len(names) * max(0.29, 0.17 * lines), 2)


def bars(voice: Voice, family: str, words: str) -> Figure:
    """A family's percentages as bars, the largest first; ``words`` names the figure."""
    # only where it is drawn: they take a second to load
    import pandas as pd
    import seaborn as sns

    members = voice.required(family)
    names = beside(voice, members)
    data = pd.DataFrame(
        {
            "at": [str(at) for at in range(len(members))],  # names need not differ
            "name": names,
            "share": [float(voice.value(name)) for name in members],
            "text": [voice.set(name) for name in members],
        }
    ).sort_values("share", ascending=False, kind="stable")
    figure, axes = drawing.canvas(height(names, 0.86))
    sns.barplot(data, x="share", y="at", color=drawing.BLUE, width=0.66, ax=axes)
    axes.set_yticks(range(len(names)), data["name"])
    for at, (share, text) in enumerate(zip(data["share"], data["text"], strict=True)):
        axes.annotate(text, (share, at), xytext=(4, 0), textcoords="offset points", va="center")
    drawing.finish(axes, voice, voice.word("figures", words, "x"), data["share"].max())
    return figure


def labour(voice: Voice) -> Figure:
    """The poor and the employed, each parted as the article reads them."""
    parted = {
        "poor": [("unemployed", drawing.AMBER), ("working_poor", drawing.BLUE)],
        "employed": [("working_poor", drawing.BLUE), ("working_not_poor", drawing.PALE)],
    }
    figure, axes = drawing.canvas(2.3)
    longest = max(sum(voice.value(name) for name, _ in parts) for parts in parted.values())
    for at, parts in enumerate(parted.values()):
        left = 0.0
        for name, colour in parts:
            width = float(voice.value(name))
            axes.barh(at, width, 0.55, left=left, color=colour, edgecolor="white")
            text = voice.set(name)
            if width >= NARROWEST * len(text) * float(longest):
                drawing.inside(axes, left + width / 2, at, text, colour, width)
            left += width
    axes.set_yticks(range(2), [voice.word("figures", "labour", bar) for bar in parted])
    axes.invert_yaxis()
    shown = dict(part for parts in parted.values() for part in parts)
    drawing.legend(
        axes, [(voice.word("figures", "labour", name), shown[name]) for name in shown], 1
    )
    people = FuncFormatter(lambda x, _: drawing.set_number_at(x, "persons", voice))
    axes.xaxis.set_major_formatter(people)
    drawing.finish(axes, voice, voice.word("figures", "labour", "x"), None)
    return figure


def budget(voice: Voice) -> Figure:
    """The budget by component: before, after, and over the whole period, if there are several."""
    periods = list(dict.fromkeys(name.split(".")[1] for name in voice.members("budget")))
    if len(periods) == 1:
        return bars(voice, "budget", "budget")
    colours = dict(zip(voice.required("component_share"), cycle(drawing.PARTS), strict=False))
    figure, axes = drawing.canvas(2.5)
    for at, period in enumerate(periods):
        left = 0.0
        for member, colour in colours.items():
            name = f"budget.{period}.{member.rpartition('.')[2]}"
            width = float(voice.value(name))
            axes.barh(at, width, 0.6, left=left, color=colour, edgecolor="white")
            if width >= 5:
                drawing.inside(axes, left + width / 2, at, voice.set(name), colour, width)
            elif width > 0:
                axes.annotate(
                    voice.set(name), (left + width, at), xytext=(4, 0),
                    textcoords="offset points", va="center",
                )  # fmt: skip
            left += width
    axes.set_yticks(range(len(periods)), [voice.name_of(period) for period in periods])
    axes.invert_yaxis()
    names = [(voice.name_of(name), colour) for name, colour in colours.items()]
    drawing.legend(axes, names, 3)
    drawing.finish(axes, voice, voice.word("figures", "budget", "x"), 100)
    return figure


def spending(voice: Voice) -> Figure:
    """For each cause, what households named beside what the budget spends on it."""
    names = voice.required("cause_part")
    readings = {name.split(".")[1] for name in voice.required("answered")}
    reading = "article" if "article" in readings else "stated"
    answered = [f"answered.{reading}.{name.rpartition('.')[2]}" for name in names]
    need, spent = ([float(voice.value(name)) for name in found] for found in (names, answered))
    called = beside(voice, names)
    figure, axes = drawing.canvas(height(called, 1.36))
    rows = range(len(names))
    axes.hlines(rows, need, spent, color="#aaaaaa", linewidth=1.2, zorder=1)
    axes.scatter(need, rows, s=44, color=drawing.BLUE, zorder=3)
    axes.scatter(
        spent, rows, s=44, color=drawing.AMBER, marker="D", edgecolor=drawing.INK, zorder=2
    )
    for at, name in enumerate(names):
        pair = sorted([(need[at], name), (spent[at], answered[at])])
        for (x, shown), side in zip(pair, (-1, 1), strict=True):
            axes.annotate(
                voice.set(shown, None if x else 0), (x, at), xytext=(8 * side, 0),
                textcoords="offset points",
                va="center", ha="left" if side > 0 else "right", fontsize=8,
            )  # fmt: skip
    axes.set_yticks(rows, called)
    axes.invert_yaxis()
    marks = [
        axes.scatter([], [], s=44, color=drawing.BLUE),
        axes.scatter([], [], s=44, color=drawing.AMBER, marker="D", edgecolor=drawing.INK),
    ]
    words = [voice.word("figures", "spending", word) for word in ("named", "spent")]
    axes.legend(marks, words, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=1, frameon=False)
    drawing.finish(axes, voice, voice.word("figures", "spending", "x"), 100)
    axes.set_xlim(-14, 114)
    axes.set_xticks(range(0, 101, 20))
    return figure


FIGURES: dict[str, Callable[[Voice], Figure]] = {
    function.__name__: function for function in (causes, labour, budget, spending, bounds)
}
