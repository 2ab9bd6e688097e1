"""The article's figures, drawn with seaborn in the words and numerals of one language."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from analysis.bounds import Counts, working_poor_at
from analysis.bounds import share as share_of
from rendering.numbers import set_number
from rendering.voice import Voice

# Dark to light, so that they part in grey as well; the hues are told apart by the colour-blind.
INK, BLUE, AMBER, PALE = "#222222", "#1b4f72", "#e0a030", "#d9e2ec"
WIDTH_INCHES = 6.3
STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": "#777777",
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "path",
    # a label is text: "$" in it begins no formula
    "text.parse_math": False,
    # ids in the SVG would else differ from build to build
    "svg.hashsalt": "study",
}


def causes(voice: Voice) -> Figure:
    """The causes of poverty that households named, largest first."""
    data = pd.DataFrame(
        {
            "name": [voice.name_of(name, "short") for name in voice.members("cause")],
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
    colours = dict(zip(voice.members("component_share"), (BLUE, PALE, AMBER), strict=True))
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
    axes.set_yticks(range(len(periods)), [voice.word("figures", "budget", p) for p in periods])
    axes.invert_yaxis()
    names = [(voice.name_of(name), colour) for name, colour in colours.items()]
    legend(axes, names, 3)
    finish(axes, voice, voice.word("figures", "budget", "x"), 100)
    return figure


def spending(voice: Voice) -> Figure:
    """For each cause, what households named beside what the budget spends on it."""
    names = voice.members("cause_part")
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


def bounds(voice: Voice) -> Figure:
    """The share of the employed who can be poor: on each assumption, and by the poverty rate of
    those outside the labour force."""
    figure, axes = canvas(4.9, 2)
    draw_assumptions(axes[0], voice)
    draw_rates(axes[1], voice)
    figure.align_xlabels(axes)
    return figure


def draw_assumptions(axes: Axes, voice: Voice) -> None:
    """For each set of assumptions, from the smallest share to the largest, or the one value."""
    sets = [
        supposed
        for supposed in (n.rpartition(".")[2] for n in voice.members("working_poor_share_low"))
        if voice.value(f"working_poor_share_low.{supposed}")
        <= voice.value(f"working_poor_share_high.{supposed}")
    ]
    for at, supposed in enumerate(sets):
        names = [f"working_poor_share_{end}.{supposed}" for end in ("low", "high")]
        low, high = (float(voice.value(name)) for name in names)
        axes.barh(at, high - low, 0.5, left=low, color=PALE, edgecolor="#777777")
        axes.scatter([low, high], [at, at], s=30, color=BLUE, zorder=3, clip_on=False)
        axes.annotate(
            voice.set(names[1], None if high else 0),
            (high, at),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
        )
        if low < high:
            # beside the lower end, on the bar where the axis leaves no room
            side = 1 if low < 12 else -1
            axes.annotate(
                voice.set(names[0], None if low else 0), (low, at), xytext=(7 * side, 0),
                textcoords="offset points", va="center", ha="left" if side > 0 else "right",
            )  # fmt: skip
    axes.set_yticks(range(len(sets)), [voice.word("figures", "bounds", name) for name in sets])
    axes.invert_yaxis()
    finish(axes, voice, voice.word("figures", "bounds", "x"), 100)
    axes.set_xlim(0, 100)


def draw_rates(axes: Axes, voice: Voice) -> None:
    """What each poverty rate outside the labour force leaves for those in work."""
    ids = ("population", "poor", "labour.employed", "unemployed")
    counts = Counts(*(int(voice.value(name)) for name in ids))
    found = []
    for rate in (Fraction(step, 1000) for step in range(1001)):
        between = working_poor_at(counts, rate)
        supposed = working_poor_at(counts, rate, unemployed_are_poor=True)
        if between:
            ends = share_of(between, counts)
            top = float(share_of(supposed, counts).high) if supposed else None
            found.append((float(100 * rate), float(ends.low), float(ends.high), top))
    rates, low, high, _ = zip(*found, strict=True)
    axes.fill_between(rates, low, high, facecolor=PALE, edgecolor="#777777", linewidth=0.8)
    line = [(rate, top) for rate, *_, top in found if top is not None]
    axes.plot(*zip(*line, strict=True), color=BLUE, linewidth=2, clip_on=False, zorder=3)
    marks = [plt.Rectangle((0, 0), 1, 1, facecolor=PALE, edgecolor="#777777")]
    marks += axes.plot([], [], color=BLUE, linewidth=2)
    words = [voice.word("figures", "bounds", word) for word in ("possible", "line")]
    axes.legend(marks, words, loc="upper right", frameon=False)
    axes.set_ylim(0, 100)
    finish(axes, voice, voice.word("figures", "bounds", "rate"), 100)
    axes.set_xlim(0, 100)
    axes.set_ylabel(voice.word("figures", "bounds", "y"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: set_number_at(y, "percent", voice)))


def canvas(height: float, rows: int = 1) -> tuple[Figure, Axes]:
    """An empty figure of the text's width, ``height`` in inches, with axes above one another."""
    plt.rcParams.update(STYLE)
    return plt.subplots(rows, figsize=(WIDTH_INCHES, height), layout="constrained")


def inside(axes: Axes, x: float, y: float, text: str, colour: str, width: float) -> None:
    """A number within its bar, in the ink that can be read on it."""
    ink = "white" if colour == BLUE else INK
    axes.text(x, y, text, ha="center", va="center", color=ink, fontsize=8.5)


def legend(axes: Axes, names: list[tuple[str, str]], columns: int) -> None:
    """A legend above the bars, in their order."""
    patches = [plt.Rectangle((0, 0), 1, 1, facecolor=c, edgecolor="#777777") for _, c in names]
    axes.legend(
        patches, [name for name, _ in names], loc="lower center", bbox_to_anchor=(0.5, 1),
        ncols=columns, frameon=False, handlelength=1.2,
    )  # fmt: skip


def finish(axes: Axes, voice: Voice, label: str, most: float | None) -> None:
    """What all figures share: a named horizontal axis in per cent or people, and little ink."""
    axes.set(xlabel=label, ylabel="")
    if most is not None:
        axes.set_xlim(0, most * 1.12)
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda x, _: set_number_at(x, "percent", voice))
        )
    axes.tick_params(axis="y", length=0)
    sns.despine(ax=axes, left=True)


def set_number_at(x: float, unit: str, voice: Voice) -> str:
    """A tick's number in the language's form."""
    return set_number(round(x), unit, 0, voice.language)


def assumptions(voice: Voice) -> Figure:
    """The share of the employed who can be poor, on each assumption that the counts allow."""
    figure, axes = canvas(1.9)
    draw_assumptions(axes, voice)
    return figure


FIGURES: dict[str, Callable[[Voice], Figure]] = {
    function.__name__: function
    for function in (causes, labour, budget, spending, bounds, assumptions)
}


def save_vector(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, with no date in it."""
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def save(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, and as PNG beside it for DOCX, with no date in either."""
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    figure.savefig(path.with_suffix(".png"), metadata={"Software": None}, dpi=220)
    plt.close(figure)
