"""What is derived from the experiment's table of mean ratings, and how it is drawn."""

from runut.graph import indicator
from runut.manuscripts import drawing


@indicator("points", decimals=2, over=("question",))
def one_dollar_effect(rating):
    """How much higher the mean rating is for one dollar than without any pay."""
    return rating["one_dollar"] - rating["control"]


@indicator("points", decimals=2, over=("question",))
def twenty_dollar_effect(rating):
    """How much higher the mean rating is for twenty dollars than without any pay."""
    return rating["twenty_dollars"] - rating["control"]


@indicator("points", decimals=2, over=("question",))
def one_over_twenty(rating):
    """How much higher the mean rating is for one dollar than for twenty."""
    return rating["one_dollar"] - rating["twenty_dollars"]


def effects(voice):
    """For each question, how far each pay moved the mean rating from that of the control group."""
    questions = [name.partition(".")[2] for name in voice.required("one_dollar_effect")]
    names = [voice.name_of(question) for question in questions]
    figure, axes = drawing.canvas(drawing.height(names, 1.2))
    for at, question in enumerate(questions):
        axes.vlines(0, at - 0.28, at + 0.28, color="#777777", linewidth=1)
        for family, colour, lift in (("one_dollar_effect", drawing.BLUE, -0.14),
                                     ("twenty_dollar_effect", drawing.AMBER, 0.14)):  # fmt: skip
            name = f"{family}.{question}"
            effect = float(voice.value(name))
            axes.plot([0, effect], [at + lift] * 2, color=colour, linewidth=2)
            axes.scatter([effect], [at + lift], s=36, color=colour, edgecolor=drawing.INK, zorder=3)
            side = 1 if effect >= 0 else -1
            axes.annotate(
                voice.set(name), (effect, at + lift), xytext=(7 * side, 0), va="center",
                textcoords="offset points", ha="left" if side > 0 else "right", fontsize=8,
            )  # fmt: skip
    axes.set_ylim(len(questions) - 0.5, -0.5)
    drawing.rows(axes, names, 0.28)
    axes.margins(x=0.15)
    groups = (("one_dollar", drawing.BLUE), ("twenty_dollars", drawing.AMBER))
    drawing.legend(axes, [(voice.name_of(group), colour) for group, colour in groups], 2)
    drawing.finish(axes, voice, voice.word("figures", "effects", "x"), None)
    return figure


FIGURES = {"effects": effects}
