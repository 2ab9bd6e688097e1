"""What a build was made of and what it left: CODECHECK's manifest and a Workflow Run RO-Crate.

Both follow from the files alone, with no clock, so they are the same wherever the build runs.
Formats: https://codecheck.org.uk/spec/config/2.0/ and https://w3id.org/ro/wfrun/workflow/0.5.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import yaml

from runut.builds.files import words_once

WORDS = Path(__file__).with_name("record.yaml")
CODECHECK = "https://codecheck.org.uk/spec/config/2.0/"
RO_CRATE = "https://w3id.org/ro/crate/1.1"
METADATA, WORKFLOW = "ro-crate-metadata.json", "Snakefile"
SHA256 = "https://w3id.org/ro/terms/workflow-run#sha256"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
COMPUTATIONAL_WORKFLOW = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
FORMAL_PARAMETER = "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE"
SNAKEMAKE_PAGE = "https://snakemake.readthedocs.io"
SNAKEMAKE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"
TYPES = {bool: "Boolean", str: "Text", int: "Integer", list: "PropertyValue"}
MEDIA = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}


def words() -> dict:
    """What a record says in words, in every language that the machinery has."""
    return words_once(WORDS)


def said(text: Mapping[str, str], languages: Iterable[str], between: str = " / ") -> str:
    """A text in each of a study's languages, in English where there is none of them."""
    return between.join(text[one] for one in languages if one in text) or text["en"]


def codecheck(published: Mapping, paths: Iterable[str], languages: Iterable[str]) -> str:
    """A ``codecheck.yml`` as an author would hand it in, to be completed by a codechecker.

    ``paths`` are a unit's results by their path in its folder. Nothing that only a check could
    know is filled in: no codechecker, no report, no certificate number.
    """
    texts = words()["codecheck"]
    content = {
        "version": CODECHECK,
        "manifest": [
            {"file": path, "comment": described(path, languages)} for path in sorted(paths)
        ],
        "paper": {
            "title": published["title"],
            "authors": [{"name": published["author"]}],
            "reference": published["url"],
        },
        "source": said(texts["source"], languages),
        "summary": said(texts["summary"], languages),
    }
    head = "".join(f"# {one}\n" for one in said(texts["head"], languages, "\n").splitlines())
    body = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return f"%YAML 1.1\n---\n{head}{body}"


def described(path: str, languages: Iterable[str]) -> str:
    """What a unit's result is, by its path in its folder."""
    text = next(one for pattern, one in words()["files"].items() if fnmatch(path, pattern))
    return said(text, languages).format(name=PurePosixPath(path).name.split(".")[0])


def crate(
    root: str,
    outputs: Mapping[str, bytes],
    code: Mapping[str, bytes],
    inputs: Mapping[str, bytes],
    elsewhere: Mapping[str, bytes],
    given: Mapping,
    citation: Mapping,
) -> dict:
    """The Workflow Run RO-Crate of a build, as JSON-LD.

    ``outputs``, ``code`` (the Snakefile among it) and ``inputs`` are files by their path in the
    project; ``root`` is the folder that the crate describes: what lies beside it is named with
    ``..``. ``elsewhere`` are inputs that are no part of it, by their address or ``#name``.
    ``given`` holds the study's ``languages``, ``title`` and ``choices``, the articles that it
    rebuilds (``published``) and the versions of its ``packages``; ``citation`` is its CITATION.cff,
    or empty. When and by whom the build was run is left out: the same inputs always give the same
    crate.
    """
    named = {**words()["crate"], "title": given["title"]}
    texts = {name: said(text, given["languages"]) for name, text in named.items()}
    citation = {"version": "unnumbered", "authors": [], "license": [], **citation}
    results, steps, read = (files_below(root, one) for one in (outputs, code, inputs))
    workflow = next(one for one in steps if one["name"] == WORKFLOW)
    steps.remove(workflow)
    for one in steps:
        one |= {"@type": ["File", "SoftwareSourceCode"], "version": citation["version"]}
    others = [
        file_entity(name, content) | {"@type": "CreativeWork" if name.startswith("#") else "File"}
        for name, content in sorted(elsewhere.items())
    ]
    licences, authors = licence_entities(citation), author_entities(citation)
    packages = package_entities(given["packages"])
    parameters, values = choice_entities(given["choices"])
    articles, scholars = article_entities(given["published"].values())
    dataset = {
        "description": f"{texts['description']} {texts['reproducible']}",
        "datePublished": given["choices"]["date"],
        "license": ids(licences) or texts["unlicensed"],
        "author": ids(authors),
        "publisher": ids(authors),
        "citation": ids(articles),
        "conformsTo": [{"@id": profile} for profile in PROFILES],
        "mainEntity": ids([workflow]),
        "mentions": {"@id": "#build"},
        "hasPart": ids([workflow, *steps, *read, *results]),
    }
    workflow |= {
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
        "conformsTo": {"@id": COMPUTATIONAL_WORKFLOW},
        "programmingLanguage": {"@id": SNAKEMAKE},
        "version": citation["version"],
        "author": ids(authors),
        "license": ids(licences),
        "input": ids(parameters),
        "hasPart": ids(steps),
        "softwareRequirements": ids(packages),
    }
    action = {
        "description": texts["reproducible"],
        "instrument": ids([workflow]),
        "object": ids([*read, *others, *values]),
        "result": ids(results),
    }
    language = {"version": given["packages"]["snakemake"], "url": {"@id": SNAKEMAKE_PAGE}}
    descriptor = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": [{"@id": RO_CRATE}, {"@id": list(PROFILES)[-1]}],
    }
    graph = [
        descriptor,
        entity("./", "Dataset", texts["title"], **dataset),
        *(entity(one, "CreativeWork", name) for one, name in PROFILES.items()),
        entity(SNAKEMAKE, "ComputerLanguage", "Snakemake", **language),
        *[*licences, *authors, *packages, *parameters, *values, *articles, *scholars],
        workflow,
        entity("#build", "CreateAction", texts["action"], **action),
        *[*steps, *read, *others, *results],
    ]
    once = {one["@id"]: one for one in graph}  # two articles may have one author
    return {"@context": [f"{RO_CRATE}/context", {"sha256": SHA256}], "@graph": [*once.values()]}


def entity(identifier: str, kind: str, name: str, **facts: object) -> dict:
    return {"@id": identifier, "@type": kind, "name": name, **facts}


def ids(entities: Iterable[Mapping]) -> object:
    """References to entities; to one alone without a list, as RO-Crate 1.1 likes it."""
    found = [{"@id": one["@id"]} for one in entities]
    return found[0] if len(found) == 1 else found


def files_below(root: str, contents: Mapping[str, bytes]) -> list[dict]:
    """Files as RO-Crate describes them, by their path from the crate's root."""
    return [
        file_entity(posixpath.relpath(path, root), content)
        for path, content in sorted(contents.items())
    ]


def file_entity(identifier: str, content: bytes) -> dict:
    place = PurePosixPath(identifier)
    facts = {
        "encodingFormat": MEDIA.get(place.suffix, "text/plain"),
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return entity(identifier, "File", place.name, **facts)


def licence_entities(citation: Mapping) -> list[dict]:
    """The licence or licences of a CITATION.cff."""
    named = citation["license"]
    return [
        entity(f"https://spdx.org/licenses/{one}", "CreativeWork", one)
        for one in ([named] if isinstance(named, str) else named)
    ]


def author_entities(citation: Mapping) -> list[dict]:
    """The authors of a CITATION.cff, persons and organisations."""
    return [
        entity(f"#author-{number}", "Organization", one["name"])
        if "name" in one
        else entity(f"#author-{number}", "Person", f"{one['given-names']} {one['family-names']}")
        for number, one in enumerate(citation["authors"], 1)
    ]


def package_entities(packages: Mapping[str, str]) -> list[dict]:
    """The packages that the build ran with, by name and version."""
    return [
        entity(f"#package-{name}", "SoftwareApplication", name, softwareVersion=version)
        for name, version in sorted(packages.items())
    ]


def choice_entities(choices: Mapping[str, object]) -> tuple[list, list]:
    """The config's choices as parameters of the workflow, and the values that this build took."""
    parameters, values = [], []
    for name, value in choices.items():
        ways = (
            {"workExample": {"@id": f"#choice-{name}"}},
            {"exampleOfWork": {"@id": f"#parameter-{name}"}},
        )
        kind = {"additionalType": TYPES[type(value)], "conformsTo": {"@id": FORMAL_PARAMETER}}
        parameters.append(entity(f"#parameter-{name}", "FormalParameter", name, **kind, **ways[0]))
        values.append(entity(f"#choice-{name}", "PropertyValue", name, value=value, **ways[1]))
    return parameters, values


def article_entities(published: Iterable[Mapping[str, str]]) -> tuple[list, list]:
    """The articles that are rebuilt, and their authors, whose argument stays theirs."""
    articles, scholars = [], []
    for one in published:
        scholars.append(
            entity("#" + one["author"].lower().replace(" ", "-"), "Person", one["author"])
        )
        facts = {"author": ids(scholars[-1:]), "publisher": one["journal"], "url": one["url"]}
        articles.append(entity(one["url"], "ScholarlyArticle", one["title"], **facts))
    return articles, scholars
