"""What all figures share: their look, their marks and their files.

It needs matplotlib alone, so that a brief's figure waits for no other library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from runut.manuscripts.voice import Voice
from runut.numerals.setting import set_number
from runut.tables.texts import SQUARES

# Dark to light, so that they part in grey as well; the hues are told apart by the colour-blind.
INK, BLUE, AMBER, PALE = "#222222", "#1b4f72", "#e0a030", "#d9e2ec"
PARTS = (BLUE, PALE, AMBER, "#8fb9aa", "#c9a0b4", "#b3b3b3")  # of a whole, in the order of a table
WIDTH_INCHES = 6.3
# As wide as any typeface that takes its place: room is measured with it.
MEASURED = "DejaVu Serif"
# The typefaces of pages and, the first of them, of paper (_extensions/runut).
FAMILY = "'Libertinus Serif', 'Iowan Old Style', 'Palatino Linotype', Georgia, serif"
STYLE = {
    "font.family": MEASURED,
    "font.size": 9,
    "axes.edgecolor": "#777777",
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "none",
    # a label is text: "$" in it begins no formula
    "text.parse_math": False,
    # ids in the SVG would else differ from build to build
    "svg.hashsalt": "study",
}


class Size(NamedTuple):
    """What a figure has to keep to on the page that it is drawn for.

    ``inches``: its width. ``name``: characters in a line of a name. ``character``: the part of an
    axis that one of a number takes. ``above``: whether names stand above what they name.
    """

    inches: float
    name: int
    character: float
    above: bool


WIDE = Size(WIDTH_INCHES, 34, 0.016, False)
NARROW = Size(3.7, 44, 0.026, True)  # a phone's, and small figures
MOST_LINES = 3  # of a name
_size: ContextVar[Size] = ContextVar("size", default=WIDE)


@contextmanager
def drawn(size: Size) -> Iterator[None]:
    """Figures that are drawn in this block are of that size."""
    before = _size.set(size)
    try:
        yield
    finally:
        _size.reset(before)


def size() -> Size:
    return _size.get()


def canvas(height: float, rows: int = 1) -> tuple[Figure, Axes]:
    """An empty figure of the text's width, ``height`` in inches, with axes above one another."""
    mpl.rcdefaults()  # not what a user has set in a matplotlibrc
    mpl.rcParams.update(STYLE)
    figure = Figure((size().inches, height), layout="constrained")
    FigureCanvasSVG(figure)  # by which it is measured
    figure.get_layout_engine().set(hspace=0.16)  # what stands above one another does not touch
    return figure, figure.subplots(rows)


def lines_of(name: str) -> list[str]:
    """A name in lines that leave a figure its width."""
    parts = [" ".join(name.split())] if size().above else name.split("\n")
    lines = [line for part in parts for line in wrap(part, size().name)]
    return [*lines[:MOST_LINES], *["…"] * (len(lines) > MOST_LINES)]


def height(names: Sequence[str], around: float) -> float:
    """Inches that so many rows need, and what is ``around`` them."""
    lines = max(len(lines_of(name)) for name in names)
    row = 0.3 + 0.15 * lines if size().above else max(0.29, 0.17 * lines)
    return round(around + len(names) * row, 2)


def rows(axes: Axes, names: Sequence[str], half: float) -> None:
    """Name the rows of a figure: beside the axis or above what is drawn, which reaches up by
    ``half``. Each line is a text of its own, which every typeface sets flush."""
    axes.set_yticks(range(len(names)), [""] * len(names))
    for at, name in enumerate(names):
        lines = lines_of(name)
        for line, text in enumerate(lines):
            if size().above:
                place, x, up = at - half, 0, 3 + 11 * (len(lines) - 1 - line)
            else:
                place, x, up = at, -8, 11 * ((len(lines) - 1) / 2 - line)
            axes.annotate(
                text, (0, place), xycoords=("axes fraction", "data"), xytext=(x, up),
                textcoords="offset points", ha="left" if size().above else "right",
                va="bottom" if size().above else "center",
            )  # fmt: skip
    if size().above:
        axes.set_ylim(len(names) - 1 + half + 0.1, -half - 0.45)
    axes.tick_params(axis="y", length=0)


def inside(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    """A number within its bar, in the ink that can be read on it."""
    ink = "white" if colour == BLUE else INK
    axes.text(x, y, text, ha="center", va="center", color=ink, fontsize=8.5)


def legend(axes: Axes, names: Sequence[tuple[str, str]], columns: int) -> None:
    """A legend above the bars, in their order: names with their colours."""
    marks = [Rectangle((0, 0), 1, 1, facecolor=c, edgecolor="#777777") for _, c in names]
    legend_of(axes.figure, marks, [name for name, _ in names], columns)


def legend_of(figure: Figure, marks: Sequence, names: Sequence[str], columns: int = 1) -> None:
    """A legend above a figure, of such marks."""
    figure.legend(
        marks, ["\n".join(lines_of(name)) if size().above else name for name in names],
        loc="outside upper left", ncols=1 if size().above else columns, frameon=False,
        handlelength=1.2,
    )  # fmt: skip


def finish(axes: Axes, voice: Voice, label: str, most: float | None) -> None:
    """What all figures share: a named horizontal axis in per cent or people, and little ink."""
    axes.set(xlabel=label, ylabel="")
    if most is not None:
        axes.set_xlim(0, most * 1.12)
        axes.xaxis.set_major_formatter(ticks("percent", voice))
    axes.tick_params(axis="y", length=0)
    axes.spines[["left", "top", "right"]].set_visible(False)


def ticks(unit: str, voice: Voice) -> Callable[[float, int], str]:
    """How the numbers of an axis are written, in the language's form."""
    return lambda x, _: set_number(round(x), unit, 0, voice.language)


def save_vector(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, in the documents' typefaces and with no date in it."""
    # by its canvas, as savefig would draw it once more to lay it out
    figure.canvas.print_svg(path, metadata={"Date": None, "Creator": None})
    drawing = path.read_text(encoding="utf-8").replace(f"'{MEASURED}'", FAMILY)
    # what every text repeats of itself
    drawing = re.sub(r' transform="rotate\(-0 [^"]*\)"', "", drawing)
    path.write_text(drawing.translate(SQUARES), encoding="utf-8", newline="\n")


def save(figure: Figure, path: Path) -> None:
    """Write a figure as SVG, and as PNG beside it for DOCX."""
    save_vector(figure, path)
    paint(path, path.with_suffix(".png"))


def paint(drawing: Path, picture: Path) -> None:
    """A picture of a drawing, with Typst's typefaces."""
    import typst  # briefs do without

    source = (
        f'#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("{drawing.name}")'
    )
    content = typst.compile(
        source.encode(), root=str(drawing.parent), format="png", ppi=220, ignore_system_fonts=True
    )
    picture.write_bytes(content)
