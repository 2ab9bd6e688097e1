"""The article's tables, in the reader's language, each number marked with its id."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from runut.manuscripts import UnitVoice, derivations, escape, pipe_table
from runut.numerals import set_number

Cells = list[str]
NONE = "–"


def heads(voice: UnitVoice, table: str, *columns: str) -> Cells:
    return [escape(voice.word("tables", table, column)) for column in columns]


def bare(voice: UnitVoice, name: str, decimals: int | None = None) -> str:
    """A percentage under a heading that already says so: without its sign."""
    return voice.mark(name, decimals, sign=False)


def strong(cells: Cells) -> Cells:
    return [f"**{cell}**" if cell else cell for cell in cells]


def called(voice: UnitVoice, members: Cells) -> Cells:
    """Headings of columns that a table of the city's names."""
    return [escape(voice.name_of(member, "short")) for member in members]


def numeric_table(columns: Cells, rows: list[Cells], first: list[int], width: int) -> str:
    """A table with numbers in all columns but the first; ``first``: the widths of the columns at
    the left, all others have the same."""
    more = len(columns) - len(first)
    return pipe_table(columns, rows, [*first, *[width] * more], set(range(1, len(columns))))


def causes(voice: UnitVoice) -> str:
    """Table 1: the causes of poverty that households named, with the total recomputed."""
    decimals = max(voice.entry(name)["decimals"] for name in voice.members("cause"))
    rows = [
        [escape(row["no"]), escape(voice.name_of(name)), bare(voice, name, decimals)]
        for row in voice.rows("causes")
        if row["no"]
        for name in [f"cause.{row['cause']}"]
    ]
    total = strong(
        ["", escape(voice.name_of("cause.total")), bare(voice, "causes_total", decimals)]
    )
    return pipe_table(
        heads(voice, "causes", "no", "cause", "share"), [*rows, total], [6, 70, 12], {2}
    )


def labour(voice: UnitVoice) -> str:
    """Table 2: labour status, with shares and ratio recomputed."""
    ratios = {"employed": "employed_per_unemployed", "unemployed": "labour_ratio.unemployed"}
    rows = [
        [
            str(number),
            escape(voice.name_of(f"labour.{status}")),
            voice.mark(f"labour.{status}"),
            bare(voice, f"{status}_share"),
            voice.mark(ratio),
        ]
        for number, (status, ratio) in enumerate(ratios.items(), 1)
    ]
    total = strong(
        [
            "",
            escape(voice.name_of("labour.total")),
            voice.mark("labour_force"),
            bare(voice, "labour_percent_total"),
            "",
        ]
    )
    columns = heads(voice, "labour", "no", "status", "count", "percent", "ratio")
    return pipe_table(columns, [*rows, total], [6, 34, 18, 18, 12], {2, 3, 4})


def numbered_texts(voice: UnitVoice, table: str, columns: Cells, widths: list[int]) -> str:
    """A table of running numbers and texts, as programmes and actions are."""
    rows = [
        [escape(row["no"]), *(escape(row[f"{column}_{voice.language}"]) for column in columns)]
        for row in voice.rows(table)
    ]
    shown = ["programme" if column == "label" else column for column in columns]
    return pipe_table(heads(voice, table, "no", *shown), rows, widths, set())


def programmes(voice: UnitVoice) -> str:
    """Table 3: the national programme menu."""
    return numbered_texts(voice, "programmes", ["label", "focus"], [6, 36, 52])


def actions(voice: UnitVoice) -> str:
    """Table 4: the city's action programmes, drawn from the national ones."""
    return numbered_texts(voice, "actions", ["reference", "action"], [6, 42, 46])


def budget(voice: UnitVoice) -> str:
    """Budget shares by component and period, and their totals."""
    periods = [row["period"] for row in voice.rows("periods")]
    rows = [
        [
            escape(voice.name_of(f"component_share.{component}")),
            *(bare(voice, f"budget.{period}.{component}") for period in periods),
        ]
        for component in (row["component"] for row in voice.rows("budget_components"))
    ]
    total = strong(
        [
            escape(voice.word("tables", "budget", "total")),
            *(bare(voice, f"budget_total.{period}", 0) for period in periods),
        ]
    )
    names = (escape(voice.name_of(f"budget.{period}")) for period in periods)
    columns = [*heads(voice, "budget", "component"), *names]
    return numeric_table(columns, [*rows, total], [40], 16)


def spending(voice: UnitVoice) -> str:
    """For each cause: its share of what households named, and the budget's share under each
    reading; below, what answers no cause and how far the distributions overlap."""
    readings = [row["reading"] for row in voice.rows("readings")]
    rows = [
        [
            escape(voice.name_of(name)),
            bare(voice, name),
            *(bare(voice, f"answered.{reading}.{cause}") for reading in readings),
        ]
        for name in voice.members("cause_part")
        for cause in [name.rpartition(".")[2]]
    ]
    summary = [
        [
            escape(voice.word("tables", "spending", family)),
            "",
            *(bare(voice, f"{family}.{reading}") for reading in readings),
        ]
        for family in ("unanswering", "unfunded", "overlap")
    ]
    columns = [*heads(voice, "spending", "cause", "named"), *called(voice, readings)]
    return numeric_table(columns, [*rows, *summary], [46], 14)


def readings(voice: UnitVoice) -> str:
    """Which causes each component answers under each reading, with the reason."""
    answers = voice.rows("answers")
    names = [row["reading"] for row in voice.rows("readings")]

    def judged(reading: str, component: str) -> str:
        rows = [r for r in answers if (r["reading"], r["component"]) == (reading, component)]
        reasons = dict.fromkeys(row[f"reason_{voice.language}"] for row in rows)
        return " ".join(escape(reason) for reason in reasons) or NONE

    rows = [
        [
            escape(voice.name_of(f"component_share.{component}")),
            *(judged(reading, component) for reading in names),
        ]
        for component in (row["component"] for row in voice.rows("budget_components"))
    ]
    columns = [*heads(voice, "readings", "component"), *called(voice, names)]
    return pipe_table(columns, rows, [18, *[28] * len(names)], set())


def intervals(voice: UnitVoice) -> str:
    """Simultaneous intervals of the survey's shares, for supposed numbers of households."""
    rows = voice.rows("intervals")
    sizes = list(dict.fromkeys(row["households"] for row in rows))
    template = voice.word("tables", "intervals", "interval")
    columns = [
        *heads(voice, "intervals", "cause", "share"),
        *(
            escape(template.format(n=set_number(Fraction(size), "persons", 0, voice.language)))
            for size in sizes
        ),
    ]

    def cell(name: str, size: str) -> str:
        cause = name.rpartition(".")[2]
        low, high = (
            set_number(Fraction(row[end]), "", 1, voice.language)
            for row in rows
            if (row["cause"], row["households"]) == (cause, size)
            for end in ("low", "high")
        )
        return interval(voice, f"{low}–{high}", cause, size)

    body = [
        [escape(voice.name_of(name)), bare(voice, name), *(cell(name, size) for size in sizes)]
        for name in voice.members("cause_part")
    ]
    return numeric_table(columns, body, [44, 12], 18)


def interval(voice: UnitVoice, text: str, cause: str, households: str) -> str:
    """An interval for one share of the survey; how it came about will follow."""
    name, all_of_them = f"interval.{cause}.{households}", "interval.all"
    title = derivations.words(voice, "interval", "title").format(
        cause=voice.name_of(cause, "short"),
        n=set_number(Fraction(households), "persons", 0, voice.language),
    )
    together = derivations.words(voice, "interval", "together")
    lines = [
        ("value", [derivations.Part("estimate", text, "cause")]),
        ("method", [derivations.Part("name", together, all_of_them)]),
    ]
    voice.explain(derivations.Entry(name, title, lines))
    # they cover all of the shares together, so that what they mean is said once
    lines = [
        ("", [derivations.words(voice, "interval", "meaning")]),
        ("method", [derivations.words(voice, "interval", "method")]),
        ("basis", derivations.in_row(voice, voice.members("cause"))),
    ]
    voice.explain(derivations.Entry(all_of_them, together, lines))
    shown = f'[{text}]{{.estimate from="cause"}}'
    return f'[{shown}]{{.n key="{name}" shows="interval"}}'


def official(voice: UnitVoice) -> str:
    """The article's numbers beside the official ones."""
    years = [row["year"] for row in voice.rows("official")]
    lines = [
        ("population", "population", "official_population"),
        ("poor", "poor", "official_poor"),
        ("poverty_rate", "poverty_rate", "official_rate"),
        ("employed", "labour.employed", "official_employed"),
        ("unemployed", "labour.unemployed", "official_unemployed"),
        ("labour_force", "labour_force", "official_labour_force"),
    ]
    rows = [
        [
            escape(voice.word("tables", "official", word)),
            voice.mark(ours),
            *(voice.mark(f"{family}.{year}") for year in years),
        ]
        for word, ours, family in lines
    ]
    published = voice.word("tables", "official", "year")
    columns = [
        *heads(voice, "official", "quantity", "article"),
        *(escape(published.format(year=year)) for year in years),
    ]
    return numeric_table(columns, rows, [34], 18)


TABLES: dict[str, Callable[[UnitVoice], str]] = {
    function.__name__: function
    for function in (
        causes, labour, programmes, actions, budget, spending, readings, intervals, official,
    )
}  # fmt: skip
