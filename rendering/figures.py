"""The article's figures, drawn with seaborn in the words and numerals of one language."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from rendering.bounds_figures import bounds
from rendering.drawing import (
    AMBER,
    BLUE,
    INK,
    PALE,
    PARTS,
    canvas,
    finish,
    inside,
    legend,
    set_number_at,
)
from rendering.voice import Voice


def causes(voice: Voice) -> Figure:
    """The causes of poverty that households named, largest first."""
    data = pd.DataFrame(
        {
            "name": [voice.name_of(name, "short") for name in voice.required("cause")],
            "share": [float(voice.value(name)) for name in voice.members("cause")],
            "text": [voice.set(name) for name in voice.members("cause")],
        }
    ).sort_values("share", ascending=False, kind="stable")
    figure, axes = canvas(2.6)
    sns.barplot(data, x="share", y="name", color=BLUE, width=0.66, ax=axes)
    for at, (share, text) in enumerate(zip(data["share"], data["text"], strict=True)):
        axes.annotate(text, (share, at), xytext=(4, 0), textcoords="offset points", va="center")
    finish(axes, voice, voice.word("figures", "causes", "x"), data["share"].max())
    return figure


def labour(voice: Voice) -> Figure:
    """The poor and the employed, each parted as the article reads them."""
    bars = {
        "poor": [("unemployed", AMBER), ("working_poor", BLUE)],
        "employed": [("working_poor", BLUE), ("working_not_poor", PALE)],
    }
    figure, axes = canvas(2.3)
    for at, parts in enumerate(bars.values()):
        left = 0.0
        for name, colour in parts:
            width = float(voice.value(name))
            axes.barh(at, width, 0.55, left=left, color=colour, edgecolor="white")
            inside(axes, left + width / 2, at, voice.set(name), colour, width)
            left += width
    axes.set_yticks(range(2), [voice.word("figures", "labour", bar) for bar in bars])
    axes.invert_yaxis()
    shown = dict(part for parts in bars.values() for part in parts)
    legend(axes, [(voice.word("figures", "labour", name), shown[name]) for name in shown], 1)
    people = FuncFormatter(lambda x, _: set_number_at(x, "persons", voice))
    axes.xaxis.set_major_formatter(people)
    finish(axes, voice, voice.word("figures", "labour", "x"), None)
    return figure


def budget(voice: Voice) -> Figure:
    """The budget by component: before, after, and over the whole period."""
    periods = list(dict.fromkeys(name.split(".")[1] for name in voice.members("budget")))
    colours = dict(zip(voice.required("component_share"), cycle(PARTS), strict=False))
    figure, axes = canvas(2.5)
    for at, period in enumerate(periods):
        left = 0.0
        for member, colour in colours.items():
            name = f"budget.{period}.{member.rpartition('.')[2]}"
            width = float(voice.value(name))
            axes.barh(at, width, 0.6, left=left, color=colour, edgecolor="white")
            if width >= 5:
                inside(axes, left + width / 2, at, voice.set(name), colour, width)
            elif width > 0:
                axes.annotate(
                    voice.set(name), (left + width, at), xytext=(4, 0),
                    textcoords="offset points", va="center",
                )  # fmt: skip
            left += width
    axes.set_yticks(range(len(periods)), [voice.name_of(period) for period in periods])
    axes.invert_yaxis()
    names = [(voice.name_of(name), colour) for name, colour in colours.items()]
    legend(axes, names, 3)
    finish(axes, voice, voice.word("figures", "budget", "x"), 100)
    return figure


def spending(voice: Voice) -> Figure:
    """For each cause, what households named beside what the budget spends on it."""
    names = voice.required("cause_part")
    need = [float(voice.value(name)) for name in names]
    spent = [float(voice.value(f"answered.article.{n.rpartition('.')[2]}")) for n in names]
    figure, axes = canvas(3.1)
    rows = range(len(names))
    axes.hlines(rows, need, spent, color="#aaaaaa", linewidth=1.2, zorder=1)
    axes.scatter(need, rows, s=44, color=BLUE, zorder=3)
    axes.scatter(spent, rows, s=44, color=AMBER, marker="D", edgecolor=INK, zorder=2)
    for at, name in enumerate(names):
        cause = name.rpartition(".")[2]
        pair = sorted([(need[at], name), (spent[at], f"answered.article.{cause}")])
        for (x, shown), side in zip(pair, (-1, 1), strict=True):
            axes.annotate(
                voice.set(shown, None if x else 0), (x, at), xytext=(8 * side, 0),
                textcoords="offset points",
                va="center", ha="left" if side > 0 else "right", fontsize=8,
            )  # fmt: skip
    axes.set_yticks(rows, [voice.name_of(name, "short") for name in names])
    axes.invert_yaxis()
    marks = [
        axes.scatter([], [], s=44, color=BLUE),
        axes.scatter([], [], s=44, color=AMBER, marker="D", edgecolor=INK),
    ]
    words = [voice.word("figures", "spending", word) for word in ("named", "spent")]
    axes.legend(marks, words, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=1, frameon=False)
    finish(axes, voice, voice.word("figures", "spending", "x"), 100)
    axes.set_xlim(-14, 114)
    axes.set_xticks(range(0, 101, 20))
    return figure


FIGURES: dict[str, Callable[[Voice], Figure]] = {
    function.__name__: function for function in (causes, labour, budget, spending, bounds)
}
