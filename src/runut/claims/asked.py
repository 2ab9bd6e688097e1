"""What is asked of a unit's claims, as data for a page that asks it again of other cells.

Comparisons of formulas are written as they are. A question that takes another algorithm is written
as ``["published", answer, [cell, ...]]``, with the source cells that its answer hangs on: where one
of these is another, the page leaves the verdict as published.
"""

from __future__ import annotations

from runut.claims.context import Context
from runut.claims.facts import Amount, Difference, Fact, Names, Place, Those
from runut.claims.findings import Possible
from runut.claims.verdicts import questions_of
from runut.claims.verification import JOINS, say
from runut.graph.questions import Question
from runut.tables.unit import Unit

WORDS_OF_FINDINGS = ("explanations", "rules", "shares", "assumptions")


def questions(unit: Unit) -> dict:
    """What a page needs to judge the claims anew, and the words for what is found."""
    context, words = Context(unit), unit.study.words
    return {
        "asked": {
            claim.id: [
                [possible_entry(context, one) for one in alternatives]
                for alternatives in questions_of(context, claim)
            ]
            for claim in context.claims
        },
        "words": {kind: words[kind] for kind in WORDS_OF_FINDINGS if kind in words},
        "joins": JOINS,
    }


def possible_entry(context: Context, one: Possible) -> list:
    """What may be found of a claim: when, the verdict, the explanation, and the facts that this
    shows, by name."""
    study = context.unit.study
    template = study.words["explanations"][one.explanation][study.main_language]
    facts = {
        name: fact_entry(context, fact)
        for name, fact in one.facts.items()
        if f"{{{name}}}" in template
    }
    when = None if one.when is None else question_entry(context, one.when)
    return [when, one.verdict, one.explanation, facts]


def question_entry(context: Context, question: Question) -> list:
    def published(other: Question) -> list:
        return ["published", context.answer(other), list(context.hangs_on(other))]

    return question.as_data(published)


def fact_entry(context: Context, fact: Fact) -> list:
    """A fact that an explanation shows: ``["number", formula, unit, decimals, compared at,
    trimmed]``, ``["difference", whole, part, rest]``, ``["those", kind, [key, when], ...]`` or
    ``["text", text]``, where a text can be one for each language."""
    if isinstance(fact, Amount):
        decimals, at = (
            None if one is None else str(one) for one in (fact.decimals, fact.compared_at)
        )
        return ["number", fact.formula.as_data(), fact.unit, decimals, at, fact.trimmed]
    if isinstance(fact, Difference):
        parts = (fact.whole, fact.part, fact.rest)
        return ["difference", *(fact_entry(context, one) for one in parts)]
    if isinstance(fact, Names):
        return ["those", fact.kind, *([key, None] for key in fact.keys)]
    if isinstance(fact, Those):
        asked = fact.questions.items()
        return ["those", fact.kind, *([key, question_entry(context, one)] for key, one in asked)]
    if isinstance(fact, Place):
        study = context.unit.study
        return [
            "text",
            {language: say(fact, study.words, language) for language in study.languages},
        ]
    return ["text", fact if isinstance(fact, str) else dict(fact)]
