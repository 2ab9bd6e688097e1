"""What a build was made of and what it left: CODECHECK's manifest and a Workflow Run RO-Crate.

Both follow from the files alone, with no clock, so they are the same wherever the build runs.
Formats: https://codecheck.org.uk/spec/config/2.0/ and https://w3id.org/ro/wfrun/workflow/0.5.
"""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath

import yaml

CODECHECK = "https://codecheck.org.uk/spec/config/2.0/"
RO_CRATE = "https://w3id.org/ro/crate/1.1"
RESULTS = "results"
METADATA = "ro-crate-metadata.json"
SHA256 = "https://w3id.org/ro/terms/workflow-run#sha256"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
FORMAL_PARAMETER = "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE"
SNAKEMAKE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"
MIT, CC_BY = "https://spdx.org/licenses/MIT", "https://creativecommons.org/licenses/by/4.0/"
LICENCES = {MIT: "MIT License", CC_BY: "Creative Commons Attribution 4.0 International"}
WORKFLOW = "Snakefile"
CODE_FOLDERS = {"analysis", "profiles", "src", "workflow"}
# bioschemas and schema.org's words for the kinds of values that a choice of the config can have
TYPES = {str: "Text", int: "Integer", list: "PropertyValue"}
MEDIA = {
    ".bib": "text/x-bibtex",
    ".css": "text/css",
    ".csl": "application/vnd.citationstyles.style+xml",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/x-python",
    ".qmd": "text/markdown",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


def both(words: Mapping[str, str], **facts: object) -> str:
    """A text in English and in Indonesian, with the facts that it names."""
    return f"{words['en']} / {words['id']}".format(**facts)


def described(path: str, package: Mapping, words: Mapping) -> str:
    """What a file of ``results/<city>/`` is, by its path there, in both languages."""
    place = PurePosixPath(path)
    name, *rest = place.name.split(".")
    language = rest[0] if rest[0] in words["languages"] else ""
    tables = {resource["name"]: resource for resource in package["resources"]}

    def title(language: str) -> str:
        """What a table is called; in Indonesian after its file where its descriptor has no title
        for it."""
        key = {"en": "title", "id": "title_id"}[language]
        return tables.get(name, {}).get(key, name)

    text = next(one for one in words["files"] if fnmatch(path, one["pattern"]))
    return " / ".join(
        text[one].format(
            name=name,
            language=words["languages"][language][one] if language else "",
            format=place.suffix[1:].upper(),
            title=title(one),
        )
        for one in ("en", "id")
    )


def codecheck(about: Mapping, package: Mapping, files: Iterable[str], words: Mapping) -> str:
    """A ``codecheck.yml`` as an author would hand it in, to be completed by a codechecker.

    ``files`` are the city's results by their path in its folder. Nothing that only a check could
    know is filled in: no codechecker, no report, no certificate number.
    """
    said, published = words["codecheck"], about["published"]
    content = {
        "version": CODECHECK,
        "manifest": [
            {"file": file, "comment": described(file, package, words)} for file in sorted(files)
        ],
        "paper": {
            "title": published["title"],
            "authors": [{"name": published["author"]}],
            "reference": published["url"],
        },
        "source": both(said["source"]),
        "summary": both(said["summary"]),
    }
    head = "".join(f"# {line}\n" for line in said["head"].splitlines())
    body = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
    return f"%YAML 1.1\n---\n{head}{body}"


def crate(
    outputs: Mapping[str, bytes],
    sources: Mapping[str, bytes],
    elsewhere: Mapping[str, bytes],
    choices: Mapping[str, object],
    cities: Mapping[str, tuple[Mapping, Mapping]],
    versions: Mapping[str, str],
    citation: Mapping,
    words: Mapping,
) -> dict:
    """The Workflow Run RO-Crate of a build, as JSON-LD.

    ``outputs`` and ``sources`` are files by their path in the project, ``elsewhere`` sources that
    do not lie in it, by their address or ``#name``: they are named, and no part of the crate. The
    crate's root is ``results``: what lies beside that folder is named with ``..``. ``cities`` gives
    each city's description and Data Package, ``versions`` the packages that the build ran with,
    ``citation`` is the project's CITATION.cff.

    It knows neither when nor by whom the build was run (endTime and agent, which the profile
    recommends), since every build with the same inputs gives the same crate.
    """
    said = words["crate"]
    outputs, sources = dict(sorted(outputs.items())), dict(sorted(sources.items()))
    code = [one for one in sources if is_code(one)]
    inputs = [one for one in sources if one not in code and one != WORKFLOW]
    published = [about["published"] for about, _ in cities.values() if "published" in about]
    authors = author_entities(citation["authors"])
    team = single(references(authors))
    licensed = {"license": {"@id": MIT}, "version": str(citation["version"])}
    parameters, values = choice_entities(choices, said["choices"])
    packages = package_entities(versions)
    elsewhere_entities = [
        file_entity(name, content) | {"@type": "CreativeWork" if name.startswith("#") else "File"}
        for name, content in elsewhere.items()
    ]
    graph = [
        {
            "@id": METADATA,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": [{"@id": RO_CRATE}, {"@id": list(PROFILES)[-1]}],
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": both(said["name"], titles="; ".join(one["title"] for one in published)),
            "description": f"{both(said['description'])} {both(said['reproducible'])}",
            "datePublished": choices["date"],
            "license": {"@id": CC_BY},
            "author": team,
            "publisher": team,
            "citation": single([{"@id": one["url"]} for one in published]),
            "conformsTo": [{"@id": profile} for profile in PROFILES],
            "mainEntity": {"@id": at(WORKFLOW)},
            "mentions": {"@id": "#build"},
            "hasPart": references_to_files([WORKFLOW, *code, *inputs, *outputs]),
        },
        *standard_entities(versions["snakemake"]),
        {
            **file_entity(at(WORKFLOW), sources[WORKFLOW]),
            **licensed,
            "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
            "name": both(said["workflow"]),
            "conformsTo": {"@id": BIOSCHEMAS},
            "programmingLanguage": {"@id": SNAKEMAKE},
            "author": team,
            "input": references(parameters),
            "hasPart": references_to_files(code),
            "softwareRequirements": references(packages),
        },
        *(
            {**file_entity(at(one), sources[one]), **licensed}
            | {"@type": ["File", "SoftwareSourceCode"]}
            for one in code
        ),
        {
            "@id": "#build",
            "@type": "CreateAction",
            "name": both(said["action"]),
            "description": both(said["reproducible"]),
            "instrument": {"@id": at(WORKFLOW)},
            "object": [
                *references_to_files(inputs),
                *references([*elsewhere_entities, *values]),
            ],
            "result": references_to_files(outputs),
        },
        *parameters,
        *values,
        *(file_entity(at(one), sources[one]) for one in inputs),
        *elsewhere_entities,
        *(
            file_entity(at(one), content) | {"description": description_of(one, cities, words)}
            for one, content in outputs.items()
        ),
        *packages,
        *authors,
        *(entity for one in published for entity in study_entities(one)),
    ]
    return {"@context": [f"{RO_CRATE}/context", {"sha256": SHA256}], "@graph": graph}


def is_code(path: str) -> bool:
    """Whether a source is code that the workflow runs; the Snakefile is the workflow itself."""
    return path.split("/")[0] in CODE_FOLDERS and path != WORKFLOW and not path.endswith(".csv")


def at(path: str) -> str:
    """A file's path from the crate's root."""
    return posixpath.relpath(path, RESULTS)


def references_to_files(paths: Iterable[str]) -> list[dict]:
    return [{"@id": at(path)} for path in paths]


def references(entities: Iterable[Mapping]) -> list[dict]:
    return [{"@id": one["@id"]} for one in entities]


def moved_up(content: dict) -> dict:
    """The same crate with the project's folder as its root, so that it holds all that it names."""
    names = {
        one["@id"]: posixpath.normpath(posixpath.join(RESULTS, one["@id"]))
        for one in content["@graph"]
        if "sha256" in one and is_path(one["@id"])
    }

    def moved(value: object) -> object:
        if isinstance(value, dict):
            return {
                key: names.get(inner, inner) if key == "@id" else moved(inner)
                for key, inner in value.items()
            }
        return [moved(one) for one in value] if isinstance(value, list) else value

    return moved(content)


def is_path(identifier: str) -> bool:
    """Whether an id of a crate is a file's path, and no address and no name within the crate."""
    return not identifier.startswith("#") and "://" not in identifier


def single(values: list) -> object:
    """A list of one as that one, as RO-Crate 1.1 likes it."""
    return values[0] if len(values) == 1 else values


def file_entity(identifier: str, content: bytes) -> dict:
    """A file as RO-Crate describes it, with its size and sum."""
    place = PurePosixPath(identifier)
    return {
        "@id": identifier,
        "@type": "File",
        "name": place.name,
        "encodingFormat": MEDIA.get(place.suffix, "text/plain"),
        "contentSize": str(len(content)),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def description_of(path: str, cities: Mapping[str, tuple[Mapping, Mapping]], words: Mapping) -> str:
    """What a result is, by its path in the project."""
    _, city, *rest = path.split("/", 2)
    package = cities[city][1] if city in cities else {"resources": []}
    return described(rest[0] if rest else city, package, words)


def choice_entities(choices: Mapping[str, object], words: Mapping) -> tuple[list, list]:
    """The config's choices as parameters of the workflow, and the values that this build took."""
    parameters = [
        {
            "@id": f"#parameter-{name}",
            "@type": "FormalParameter",
            "name": name,
            "description": both(words[name]),
            "additionalType": TYPES[type(value)],
            "conformsTo": {"@id": FORMAL_PARAMETER},
            "workExample": {"@id": f"#choice-{name}"},
        }
        for name, value in choices.items()
    ]
    values = [
        {
            "@id": f"#choice-{name}",
            "@type": "PropertyValue",
            "name": name,
            "value": value,
            "exampleOfWork": {"@id": f"#parameter-{name}"},
        }
        for name, value in choices.items()
    ]
    return parameters, values


def standard_entities(snakemake: str) -> list[dict]:
    """What every crate of this kind names: its profiles, the licences, and Snakemake."""
    return [
        *(
            {"@id": profile, "@type": "CreativeWork", "name": name, "version": version}
            for profile, (name, version) in PROFILES.items()
        ),
        *(
            {"@id": licence, "@type": "CreativeWork", "name": name}
            for licence, name in LICENCES.items()
        ),
        {
            "@id": SNAKEMAKE,
            "@type": "ComputerLanguage",
            "name": "Snakemake",
            "identifier": {"@id": "https://snakemake.readthedocs.io"},
            "url": {"@id": "https://snakemake.readthedocs.io"},
            "version": snakemake,
        },
    ]


def package_entities(versions: Mapping[str, str]) -> list[dict]:
    """The packages that the build ran with, by name."""
    return [
        {
            "@id": f"#package-{name}",
            "@type": "SoftwareApplication",
            "name": name,
            "softwareVersion": version,
        }
        for name, version in sorted(versions.items())
    ]


def author_entities(authors: Iterable[Mapping[str, str]]) -> list[dict]:
    """Who made the compendium, as CITATION.cff names them."""
    return [
        {"@id": f"#author-{number}", "@type": "Organization", "name": one["name"]}
        for number, one in enumerate(authors, 1)
    ]


def study_entities(published: Mapping[str, str]) -> list[dict]:
    """The published study that is rebuilt, and its author, whose argument stays theirs."""
    author = "#" + published["author"].lower().replace(" ", "-")
    return [
        {
            "@id": published["url"],
            "@type": "ScholarlyArticle",
            "name": published["title"],
            "author": {"@id": author},
            "publisher": published["journal"],
            "url": published["url"],
        },
        {"@id": author, "@type": "Person", "name": published["author"]},
    ]
