"""The figure of a brief that shows how its place has changed: rates by year."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from analysis.briefs.cases import series
from runut.manuscripts import Voice, drawing

MARKS = (("o", drawing.BLUE, "-"), ("D", drawing.AMBER, (0, (4, 2))))
MOST_TOLD = 5  # years of which each has its number; of more, the first and the last


def change(voice: Voice) -> Figure:
    """Each rate that is known of two years or more, by year, with its numbers."""
    found = series(voice.registry)
    figure, axes = drawing.canvas(2.5)
    values = {rate: [float(voice.value(name)) for name in found[rate].values()] for rate in found}
    most = max(max(one) for one in values.values())
    highest = max(values, key=lambda rate: sum(values[rate]) / len(values[rate]))
    marks = []
    for (rate, names), (marker, colour, line) in zip(found.items(), MARKS, strict=False):
        years = [int(year) for year in names]
        marks += axes.plot(
            years, values[rate], marker=marker, color=colour, linestyle=line, markersize=6,
            markeredgecolor=drawing.INK, markeredgewidth=0.5, clip_on=False, zorder=3,
        )  # fmt: skip
        up = rate == highest
        for at, name in enumerate(names.values()):
            if len(names) > MOST_TOLD and 0 < at < len(names) - 1:
                continue
            axes.annotate(
                voice.set(name), (years[at], values[rate][at]), xytext=(0, 7 if up else -7),
                textcoords="offset points", ha="center", va="bottom" if up else "top", fontsize=8,
            )  # fmt: skip
    drawing.legend_of(figure, marks, [voice.word("change", "rates", rate) for rate in found])
    axes.set_ylim(0, 1.2 * most or 1)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.xaxis.set_major_formatter(lambda x, _: str(round(x)))
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_formatter(drawing.ticks("percent", voice))
    drawing.finish(axes, voice, voice.word("change", "x"), None)
    axes.margins(x=0.1)
    return figure
