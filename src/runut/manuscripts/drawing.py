"""What all figures share: their look, their marks and their files.

It needs matplotlib alone, so that a brief's figure waits for no other library.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from runut.manuscripts.voice import Voice
from runut.numerals.setting import set_number

# Dark to light, so that they part in grey as well; the hues are told apart by the colour-blind.
INK, BLUE, AMBER, PALE = "#222222", "#1b4f72", "#e0a030", "#d9e2ec"
PARTS = (BLUE, PALE, AMBER, "#8fb9aa", "#c9a0b4", "#b3b3b3")  # of a whole, in the order of a table
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


def canvas(height: float, rows: int = 1) -> tuple[Figure, Axes]:
    """An empty figure of the text's width, ``height`` in inches, with axes above one another."""
    mpl.rcdefaults()  # not what a user has set in a matplotlibrc
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
    axes.spines[["left", "top", "right"]].set_visible(False)


def set_number_at(x: float, unit: str, voice: Voice) -> str:
    """A tick's number in the language's form."""
    return set_number(round(x), unit, 0, voice.language)


def save_vector(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, with no date in it."""
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def save(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, and as PNG beside it for DOCX, with no date in either."""
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    figure.savefig(path.with_suffix(".png"), metadata={"Software": None}, dpi=220)
    plt.close(figure)
