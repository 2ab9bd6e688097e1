"""What several tests of whole builds share: a validator of crates that needs no network."""

import json
from types import SimpleNamespace

import pytest

CONTEXT_URL = "https://w3id.org/ro/crate/1.1/context"
# What the crate's words mean in RO-Crate 1.1, for a validator that cannot fetch the context. A word
# that is not listed here is not understood, so that one which RO-Crate lacks is noticed.
BIOSCHEMAS = "https://bioschemas.org/"
CONTEXT = {
    "File": "http://schema.org/MediaObject",
    "ComputationalWorkflow": BIOSCHEMAS + "ComputationalWorkflow",
    "FormalParameter": BIOSCHEMAS + "FormalParameter",
    "input": BIOSCHEMAS + "ComputationalWorkflow#input",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
} | {
    word: f"http://schema.org/{word}"
    for word in [
        *("ComputerLanguage", "CreateAction", "CreativeWork", "Dataset", "Organization", "Person"),
        *("PropertyValue", "ScholarlyArticle", "SoftwareApplication", "SoftwareSourceCode"),
        *("about", "additionalType", "author", "citation", "contentSize", "datePublished"),
        *("description", "encodingFormat", "exampleOfWork", "hasPart", "identifier", "instrument"),
        *("license", "mainEntity", "mentions", "name", "object", "programmingLanguage"),
        *("publisher", "result", "softwareRequirements", "softwareVersion", "url", "value"),
        *("version", "workExample"),
    ]
}


@pytest.fixture
def validated(tmp_path, monkeypatch):
    """Validates a folder's crate with no network: what fails, as (severity, message)."""
    # here, as all quick tests would wait for it
    from rocrate_validator.models import Severity, ValidationSettings
    from rocrate_validator.services import validate
    from rocrate_validator.utils.http import HttpRequester

    def get(_, url, **__):
        assert url == CONTEXT_URL, f"{url} would be fetched"
        body = {"@context": CONTEXT}
        headers = {"Content-Type": "application/ld+json"}
        return SimpleNamespace(
            status_code=200, headers=headers, json=lambda: body, text=json.dumps(body)
        )

    monkeypatch.setattr(HttpRequester, "get", get, raising=False)

    def run(folder, severity="REQUIRED"):
        result = validate(
            ValidationSettings(
                rocrate_uri=str(folder),
                profile_identifier="workflow-run-crate",
                requirement_severity=Severity[severity],
                offline=True,
                cache_path=tmp_path / "cache",
            )
        )
        return {(issue.check.identifier, issue.message) for issue in result.get_issues()}

    return run
