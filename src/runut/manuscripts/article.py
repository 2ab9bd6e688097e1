"""What the cells of an article may call.

What is returned is Markdown for IPython, which Quarto and the embedded renderer both put into the
text as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from IPython.display import Markdown

from runut.graph.questions import Question
from runut.manuscripts.appendix import derivations
from runut.manuscripts.conditions import Quantity
from runut.manuscripts.derivations import derivation_of, numeral
from runut.manuscripts.front import front
from runut.manuscripts.markdown import escape, quote
from runut.manuscripts.opening import UnitVoice
from runut.manuscripts.what_if import what_if
from runut.numerals.setting import set_number
from runut.tables.errors import nearest


class Numeral(Markdown):
    """A number for a sentence; in a text or a data frame, where none opens, its numeral alone."""

    def __init__(self, data: str, text: str):
        super().__init__(data)
        self.text = text

    def __str__(self) -> str:
        return self.text


class Article(UnitVoice):
    """One unit's numbers, tables and figures, for an article."""

    @property
    def names(self) -> tuple[Callable, ...]:
        """The calls that an article uses: n, p, v, when, label, leading, table, figure,
        derivations."""
        return (
            self.number,
            self.claim,
            self.quantity,
            self.when,
            self.label,
            self.leading,
            self.table,
            self.figure,
            self.derivations,
        )

    def number(self, name: str, decimals: int | None = None) -> Markdown:
        """A number for a sentence."""
        return Numeral(self.mark(name, decimals), self.set(name, decimals))

    def claim(self, name: str) -> Markdown:
        """A numeral that the published article prints, with the marks of this language."""
        try:
            claim = self.registry["claims"][name]
        except KeyError:
            there = nearest(name, list(self.registry["claims"]))
            raise KeyError(f"there is no claim {name!r} in claims.csv; it has {there}") from None
        text = numeral(claim)
        if not claim.get("in_words"):
            shown = (Fraction(claim["value"]), claim["unit"], claim["decimals"])
            text = set_number(*shown, self.language)
        target = derivation_of(self, name, claim["target"])
        self.shown[target] = None
        return Numeral(f'[{text}]{{.p claim="{name}" key="{target}"}}', text)

    def quantity(self, name: str) -> Quantity:
        """A number for conditions. Raises KeyError that says why where there is none."""
        self.entry(name)
        return Quantity("id", (name,))

    def when(self, condition: Question, yes: str, no: str, **numbers: Markdown) -> Markdown:
        """The one text or the other, as the numbers have it; names in braces stand for
        ``numbers``. Raises ValueError where a text has a blank at an end: Markdown drops it; and
        where the condition divides by zero."""
        if blank := [text for text in (yes, no) if text != text.strip()]:
            raise ValueError(f"found {blank[0]!r}, expected no blank before or after the text")
        if (holds := condition.answer(self.values, {})) is None:
            raise ValueError("found a condition that divides by zero")
        self.conditions.append(condition)
        for name, number in numbers.items():
            yes, no = (text.replace(f"{{{name}}}", number.data) for text in (yes, no))
        here, other = (yes, no) if holds else (no, yes)
        at = len(self.conditions) - 1
        return Markdown(f'[{here}]{{.when condition="{at}"}}[{other}]{{.otherwise}}')

    def label(self, name: str, capital: bool = False) -> Markdown:
        """What a family's member is called, to stand within a sentence or at its head."""
        return Markdown(escape(self.name_of(name) if capital else self.label_text(name)))

    def leading(self, family: str) -> Markdown:
        """The label of a family's largest member; of equals, the first in the table."""
        self.led[family] = None
        text = self.label_text(max(self.members(family), key=self.value))
        return Markdown(f'[{escape(text)}]{{.leading family="{family}"}}')

    def table(self, name: str) -> Markdown:
        """One of the article's tables, as a Markdown table."""
        tables = self.study.asked("printed", "TABLES", {})
        if name not in tables:
            module = self.study.parts.get("printed", "the study's printed tables")
            there = nearest(name, list(tables))
            raise KeyError(f"there is no table {name!r} in {module}; there are {there}")
        return Markdown(tables[name](self))

    def figure(self, name: str) -> Markdown:
        """One of the article's figures, with its text for readers who do not see it."""
        path = (self.folder / "figures" / f"{self.named(name)}.{self.language}").as_posix()
        alt = quote(self.alternative(name))
        return Markdown(f'![]({path}.svg){{fig-alt={alt} narrow="{path}.narrow.svg"}}')

    def data(self, name: str) -> Markdown:
        """What leads from a figure's caption to its numbers, on a page. Raises ValueError where
        the figure's words name none."""
        if not self.numbers_in(self.named(name)):
            where = f"alt or each under figures > {name} in the words, such as {{id}}"
            raise ValueError(f"found no number of the figure, expected some in {where}")
        return Markdown(
            f"[{escape(self.word('derivations', 'figure_data'))}]"
            f'{{.beside .opens href="figures/{self.named(name)}.csv"}}'
        )

    def named(self, figure: str) -> str:
        """A figure's name. Raises KeyError where the study has no words for it."""
        if figure not in (named := self.words.get("figures", {})):
            file = next(iter(self.study.about.get("words", [])), "the study's words")
            raise KeyError(
                f"no figure {figure!r} in {file}; expected figures.{figure}.alt there, or one that "
                f"has it: {nearest(figure, list(named))}"
            )
        return figure

    def front(self) -> Markdown:
        """What the head of the page leads to, and how to cite it."""
        return Markdown(f"```{{=html}}\n{front(self)}\n```")

    def opens(self, name: str) -> Markdown:
        """A line that tells who reads a page that numbers open, with one to try."""
        return Markdown(self.invitation(name))

    def derivations(self) -> Markdown:
        """How every number shown above came about, and what the page needs to ask "what if"; a
        document's last cell."""
        return Markdown(derivations(self, what_if(self)))
