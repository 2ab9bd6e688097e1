"""The last lines of a test run say how many cases fuzzing tried."""

from tests.fuzz.cases import COUNTS, PROFILE


def pytest_terminal_summary(terminalreporter):
    tried = {name: counts for name, counts in COUNTS.items() if counts["cases"]}
    if not tried:
        return
    total = sum(counts["cases"] for counts in tried.values())
    terminalreporter.section(f"fuzzing: {total} cases, profile {PROFILE}")
    for name, counts in tried.items():
        said = f"{counts['cases']} cases: {counts['read']} read, {counts['refused']} refused"
        terminalreporter.write_line(f"{name}: {said}")
