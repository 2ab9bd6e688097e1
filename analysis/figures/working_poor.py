"""The figures of who among the employed can be poor: the article's, and that of briefs."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.bounds import Counts, share, turning_rates, working_poor_at
from runut.manuscripts import Voice, drawing

ROOM = 14  # per cent of an axis that a number needs


def bounds(voice: Voice) -> Figure:
    """The share of the employed who can be poor: on each assumption, and by the poverty rate of
    those outside the labour force."""
    figure, axes = drawing.canvas(6.2 if drawing.size().above else 4.3, 2)
    draw_assumptions(axes[0], voice)
    draw_rates(axes[1], voice)
    figure.align_xlabels(axes)
    return figure


def assumptions(voice: Voice) -> Figure:
    """The share of the employed who can be poor, on each assumption that the counts allow."""
    row = 0.46 if drawing.size().above else 0.29
    figure, axes = drawing.canvas(0.75 + row * len(allowed(voice)))
    draw_assumptions(axes, voice)
    return figure


def allowed(voice: Voice) -> list[str]:
    """The sets of assumptions that the counts allow."""
    return [
        supposed
        for supposed in (n.rpartition(".")[2] for n in voice.required("working_poor_share_low"))
        if voice.value(f"working_poor_share_low.{supposed}")
        <= voice.value(f"working_poor_share_high.{supposed}")
    ]


def draw_assumptions(axes: Axes, voice: Voice) -> None:
    """For each set of assumptions, from the smallest share to the largest, or the one value."""
    sets = allowed(voice)
    for at, supposed in enumerate(sets):
        names = [f"working_poor_share_{end}.{supposed}" for end in ("low", "high")]
        low, high = (float(voice.value(name)) for name in names)
        axes.barh(at, high - low, 0.42, left=low, color=drawing.PALE, edgecolor="#777777")
        axes.scatter([low, high], [at, at], s=30, color=drawing.BLUE, zorder=3, clip_on=False)
        texts = [voice.set(names[0], None if low else 0), voice.set(names[1], None if high else 0)]
        # beside the lower end, on the bar where the axis leaves no room, if that is long enough
        side = 1 if low < ROOM else -1
        together = low == high or (side > 0 and high - low < ROOM)
        axes.annotate(
            "–".join(dict.fromkeys(texts)) if together else texts[1],
            (high, at),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
        )
        if not together:
            axes.annotate(
                texts[0], (low, at), xytext=(7 * side, 0),
                textcoords="offset points", va="center", ha="left" if side > 0 else "right",
            )  # fmt: skip
    axes.invert_yaxis()
    drawing.rows(axes, [voice.word("figures", "bounds", name) for name in sets], 0.25)
    drawing.finish(axes, voice, voice.word("figures", "bounds", "x"), 100)
    axes.tick_params(axis="y", pad=8)  # a mark at nil reaches over the axis
    axes.set_xlim(0, 100)


def draw_rates(axes: Axes, voice: Voice) -> None:
    """What each poverty rate outside the labour force leaves for those in work."""
    ids = ("population", "poor", "labour.employed", "unemployed")
    counts = Counts(*(int(voice.value(name)) for name in ids))
    area, line = [], []
    for rate in turning_rates(counts):
        ends = share(working_poor_at(counts, rate), counts)
        area.append((100 * rate, ends.low, ends.high))
        if supposed := working_poor_at(counts, rate, unemployed_are_poor=True):
            line.append((100 * rate, share(supposed, counts).high))
    axes.fill_between(
        *np.array(area, float).T, facecolor=drawing.PALE, edgecolor="#777777", linewidth=0.8
    )
    axes.plot(*np.array(line, float).T, color=drawing.BLUE, linewidth=2, clip_on=False, zorder=3)
    marks = [Rectangle((0, 0), 1, 1, facecolor=drawing.PALE, edgecolor="#777777")]
    marks += axes.plot([], [], color=drawing.BLUE, linewidth=2)
    words = [voice.word("figures", "bounds", word) for word in ("possible", "line")]
    words = ["\n".join(drawing.lines_of(word)) for word in words]
    axes.legend(marks, words, loc="upper right", frameon=False, fontsize=8)
    axes.set_ylim(0, 100)
    drawing.finish(axes, voice, voice.word("figures", "bounds", "rate"), 100)
    axes.set_xlim(0, 100)
    axes.set_ylabel(voice.word("figures", "bounds", "y"))
    axes.yaxis.set_major_formatter(drawing.ticks("percent", voice))
