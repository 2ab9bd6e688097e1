"""How each number came about: the appendix that a reader reaches by clicking a number.

For every number that a document shows, and for each that it is made of down to the source cells,
one entry in Markdown: what it means, its value, what the published article printed and the verdict
on that, the formula in names and in values, and the cell, file and publication that it comes from.
The filter ``manuscript/filters/numbers.lua`` makes popovers of the entries in HTML, an appendix
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial

from analysis.peers import published_in
from runut.graph.registry import round_half_up
from runut.manuscripts.markdown import escape, quote
from runut.manuscripts.opening import UnitVoice
from runut.manuscripts.places import place_in
from runut.numerals.setting import set_number

CLAIM = "claim."  # what the ids of printed numerals begin with that no number stands behind
INTERVAL = "interval."  # and those of the intervals for a survey's shares
SIGNS = {"+": "+", "-": "\u2212", "*": "×", "/": "÷"}
BINDS = {"+": 1, "-": 1, "*": 2, "/": 2}
Line = Callable[["UnitVoice", str], list[str]]  # a number's line in its entry, in Markdown; or none
LONGEST = 20  # digits above or below a fraction's line
TERMINATING = 6  # decimals that an exact value may take before it is written as a fraction


def derivations(study: UnitVoice) -> str:
    """The appendix: an entry for each number shown so far, and for all that they are made of."""
    head = f"# {escape(words(study, 'title'))} {{.unnumbered}}\n\n{escape(words(study, 'intro'))}"
    entries = [entry(study, name) for name in reachable(study.registry["numbers"], study.shown)]
    close = escape(words(study, "close"))
    return "\n\n".join([f"::::: {{.derivations close={quote(close)}}}", head, *entries, ":::::"])


def reachable(numbers: dict, names: Iterable[str]) -> list[str]:
    """``names`` and every input below them, each once, a number before its inputs."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += numbers[name]["inputs"] if name in numbers else []
    return list(found)


def entry(study: UnitVoice, name: str, lines: tuple[Line, ...] = ()) -> str:
    """One number's entry, of these lines or all; its first paragraph is its name."""
    lines = lines or OTHER_LINES.get(name[: name.find(".") + 1], LINES)
    paragraphs = [text for line in lines for text in line(study, name)]
    return "\n\n".join([f"::: {{#d-{name} .derivation}}", *paragraphs, ":::"])


def line(study: UnitVoice, word: str, text: str) -> str:
    return f"[{escape(words(study, word))}:]{{.what}} {text}"


def words(study: UnitVoice, *path: str) -> str:
    return study.word("derivations", *path)


def title(study: UnitVoice, name: str) -> list[str]:
    return [escape(title_of(study, name))]


def title_of(study: UnitVoice, name: str, form: str = "label") -> str:
    """What a number is called: its family's name, and its members' after a colon."""
    family, *members = name.split(".")
    text = study.word("numbers", family, "label")
    named = ", ".join(member_name(study, member, form) for member in members)
    return f"{text}: {named}" if named else text


def member_name(study: UnitVoice, member: str, form: str) -> str:
    """A part of an id in words: a table's label, one of words.yaml, or itself (a year)."""
    try:
        return study.name_of(member, form)
    except KeyError:
        return member


def meaning(study: UnitVoice, name: str) -> list[str]:
    return [escape(study.word("numbers", name.partition(".")[0], "meaning"))]


def value(study: UnitVoice, name: str) -> list[str]:
    """The value as shown, and exactly where that says more."""
    shown = f"**{follows(study.set(name), name)}**"
    exact, decimals = study.value(name), study.entry(name)["decimals"]
    # an empty place is kept for the page's "what if"
    more = exact != Fraction(round_half_up(exact, decimals)) and readable(exact)
    more = more and study.entry(name)["kind"] != "estimate"
    text = escape(f"({words(study, 'exactly')} {exactly(exact, study.language)})") if more else ""
    return [line(study, "value", f'{shown} [{text}]{{.exact key="{name}"}}')]


def follows(text: str, name: str, sign: bool = True) -> str:
    """A number that is no link, marked so that it can follow a reader's "what if"."""
    form = "" if sign else ' sign="no"'
    return f'[{escape(text)}]{{.v key="{name}"{form}}}'


def readable(number: Fraction) -> bool:
    """Whether a person can make anything of a value in full; the registry has it in any case."""
    return max(map(len, map(str, number.as_integer_ratio()))) <= LONGEST


def exactly(number: Fraction, language: str) -> str:
    """A value in full: as a decimal where that ends soon, else as a fraction."""
    for decimals in range(TERMINATING + 1):
        if number == Fraction(round_half_up(number, decimals)):
            return set_number(number, "", decimals, language)
    parts = (set_number(Fraction(n), "", 0, language) for n in number.as_integer_ratio())
    return " ÷ ".join(parts)


def printed(study: UnitVoice, name: str) -> list[str]:
    """Every numeral that the published article prints for this number, and where."""
    places: dict[str, list[str]] = {}
    for claim in study.registry["claims"].values():
        if claim["target"] == name:
            places.setdefault(numeral(claim), []).append(place(study, claim["place"]))
    texts = [f"“{escape(text)}” ({escape('; '.join(where))})" for text, where in places.items()]
    return [line(study, "printed", ", ".join(texts))] if texts else []


def verdict(study: UnitVoice, name: str) -> list[str]:
    """What the verification found of the numerals that the published article prints for this."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim, one in study.verified.items():
        if derivation_of(study, claim, one["target"]) == name:
            said = " ".join(finding["explanation"][study.language] for finding in one["findings"])
            found.setdefault((one["verdict"], said), []).append(claim)
    return [
        line(study, "verdict", verdict_text(study, kind, said, claims, len(found) > 1))
        for (kind, said), claims in found.items()
    ]


def derivation_of(study: UnitVoice, claim: str, target: str) -> str:
    """The id of the derivation that tells of a claim: its target's, or its own."""
    return target if target in study.registry["numbers"] else CLAIM + claim


def verdict_text(study: UnitVoice, kind: str, said: str, claims: list[str], several: bool) -> str:
    """One verdict, linked to its place in the verification, and why; ``several`` verdicts on one
    number name the numerals that they are about."""
    page = f"verification.html#{study.language}-{claims[0]}"
    text = f"[{escape(study.verdict_names[kind])}]{{.verdict href={quote(page)}}}"
    if several:
        numerals = [study.registry["claims"][claim] for claim in claims]
        places = "; ".join(place(study, one["place"]) for one in numerals)
        text += f" (“{escape(numeral(numerals[0]))}”, {escape(places)})"
    return f"{text}. {escape(said)}"


def numeral(claim: dict) -> str:
    return claim["printed"] + claim["suffix"]


def place(study: UnitVoice, text: str) -> str:
    """A place in the published article, in the reader's language."""
    return place_in(study.words["derivations"]["places"], text, study.language)


def formula(study: UnitVoice, name: str) -> list[str]:
    """The formula in names, each of which leads on, and with values in it."""
    entry = study.entry(name)
    if "formula" not in entry:
        return []

    def valued(part: str) -> str:
        return follows(study.set(part, sign=False), part, sign=False)

    exact = study.value(name)
    result = round_half_up(exact, entry["decimals"])
    equals = "=" if exact == Fraction(result) else "≈"
    values = write(study, entry["formula"], valued)
    equals = f'[{equals}]{{.equals key="{name}"}}'
    shown = follows(study.set(name, sign=False), name, sign=False)
    return [
        line(study, "formula", write(study, entry["formula"], partial(leads_on, study))),
        line(study, "values", f"{values} {equals} {shown}"),
    ]


def basis(study: UnitVoice, name: str) -> list[str]:
    """The numbers that a joint check's result or an estimate rests on, each of which leads on."""
    entry = study.entry(name)
    if entry["kind"] not in ("check", "estimate") or not entry["inputs"]:
        return []
    parts = (leads_on(study, part) for part in entry["inputs"])
    return [line(study, "basis", "; ".join(parts))]


def places(study: UnitVoice, name: str) -> list[str]:
    """The places that have the highest or the lowest rate, whose own briefs lead on."""
    found = [escape(one[study.language]) for one in study.entry(name).get("places", [])]
    return [line(study, "places_are", study.listed(found))] if found else []


def method(study: UnitVoice, name: str) -> list[str]:
    """In words, how a joint check comes to its result, which no formula says."""
    family = name.partition(".")[0]
    if family not in study.words["derivations"]["methods"]:
        return []
    return [line(study, "method", escape(words(study, "methods", family)))]


def leads_on(study: UnitVoice, part: str) -> str:
    """A number's name, which opens its derivation."""
    return f'[{escape(title_of(study, part, "short"))}]{{.n key="{part}" shows="name"}}'


def write(study: UnitVoice, tree: list | str, name: Callable[[str], str], outer: int = 0) -> str:
    """A formula's tree as text; ``outer`` says how tightly the operator around it binds."""
    if isinstance(tree, str):
        return name(tree)
    operator, *parts = tree
    if operator == "#":
        return escape(exactly(Fraction(parts[0]), study.language))
    if operator in SIGNS:
        binds = BINDS[operator]
        left = write(study, parts[0], name, binds)
        # what is taken away or divided by keeps its own brackets
        right = write(study, parts[1], name, binds + (operator in "-/"))
        text = f"{left} {escape(SIGNS[operator])} {right}"
        return f"({text})" if binds < outer else text
    inner = [write(study, part, name) for part in parts]
    if operator in ("min", "max"):
        return f"{escape(words(study, operator))} ({'; '.join(inner)})"
    test, part = inner
    return f"({words(study, operator).format(part=part, test=test)})"


def source(study: UnitVoice, name: str) -> list[str]:
    """The cell that a number was read from, why it says so, and the publication that prints it."""
    where = study.entry(name).get("source")
    if not where:
        return []
    titles = [publication(study, one) for one in publications(study, where["file"])]
    published = [line(study, "publication", "; ".join(titles))] if titles else []
    if not where["row"]:
        text = escape(words(study, "unlisted").format(value=study.set(name)))
        return [line(study, "source", f"[{escape(where['file'])}]{{.path}}, {text}"), *published]
    text = words(study, "cell").format(
        row=where["row"], column=escape(str(where["column"])), place=escape(place_of(study, where))
    )
    as_printed = (
        f"“{escape(where['printed'])}”" if where["printed"] else escape(words(study, "blank"))
    )
    found = [
        line(study, "source", f"[{escape(where['file'])}]{{.path}}, {text}"),
        line(study, "as_written" if "ours" in where else "as_printed", as_printed),
    ]
    for kind, key in (("corrected", "note"), ("reason", "reason")):
        if key in where:
            found.append(line(study, kind, escape(where[key][study.language])))
    return found + published


def place_of(study: UnitVoice, where: dict) -> str:
    return place(study, str(where["place"] or "–"))


def publications(study: UnitVoice, file: str) -> list[dict]:
    """The sources that the data package names for a file."""
    return published_in(study.registry["publications"], file)


def publication(study: UnitVoice, one: dict) -> str:
    title = escape(one.get(f"title_{study.language}", one["title"]))
    path = one.get("path", "")
    return f"[{title}]({path})" if re.fullmatch(r"https?://[^\s()<>\"]+", path) else title


def data(study: UnitVoice, name: str) -> list[str]:
    """The file that an estimate was made from as a whole, and who published it."""
    given = study.entry(name).get("data")
    if not given:
        return []
    found = [line(study, "data", f"[{escape(given['file'])}]{{.path}}")]
    return [*found, line(study, "publication", escape(given["title"]))]


def claim_title(study: UnitVoice, name: str) -> list[str]:
    claim = study.registry["claims"][name.removeprefix(CLAIM)]
    return [words(study, "claim").format(printed=escape(numeral(claim)))]


def claim_place(study: UnitVoice, name: str) -> list[str]:
    """Where the article prints a numeral that no number stands behind."""
    claim = study.registry["claims"][name.removeprefix(CLAIM)]
    where = f"“{escape(numeral(claim))}” ({escape(place(study, claim['place']))})"
    return [escape(words(study, "nothing_behind")), line(study, "printed", where)]


def interval_title(study: UnitVoice, name: str) -> list[str]:
    _, cause, households = name.split(".")
    number = set_number(Fraction(households), "persons", 0, study.language)
    template = words(study, "interval", "title")
    return [escape(template.format(cause=study.name_of(cause, "short"), n=number))]


def interval_value(study: UnitVoice, name: str) -> list[str]:
    return [
        escape(words(study, "interval", "meaning")),
        line(study, "value", f"**{study.intervals[name]}**"),
    ]


def interval_method(study: UnitVoice, name: str) -> list[str]:
    """How an interval was made, which no formula of the registry says."""
    return [line(study, "method", escape(words(study, "interval", "method")))]


def interval_basis(study: UnitVoice, name: str) -> list[str]:
    """All of the survey's shares: the intervals cover them together."""
    parts = (leads_on(study, part) for part in study.members("cause"))
    return [line(study, "basis", "; ".join(parts))]


# The lines of an entry, in their order.
LINES = (title, meaning, value, printed, verdict, formula, method, basis, places, data, source)
LINES_OF_CLAIM = (claim_title, claim_place, verdict)
LINES_OF_INTERVAL = (interval_title, interval_value, interval_method, interval_basis)
OTHER_LINES = {CLAIM: LINES_OF_CLAIM, INTERVAL: LINES_OF_INTERVAL}
