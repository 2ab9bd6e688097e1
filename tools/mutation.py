"""Mutation testing of analysis/: which small changes of the code do the tests not notice?

    uv run --with cosmic-ray==8.7.0 python tools/mutation.py rounding numerals   # some modules
    uv run --with cosmic-ray==8.7.0 python tools/mutation.py                     # all of analysis/
    uv run python tools/mutation_report.py                                       # docs/mutation.md

The mutants are those of cosmic-ray's operators. Its own runner starts Python and pytest anew for
each of them, which takes seconds; here the tests are collected once, and each mutant is tried in a
fork of that process, in which the changed function gets its new code. Only tests that run the
changed line are asked, as coverage.py recorded them: the module's own first, then cheap ones, until
one fails or the time for a mutant is used up.

What was found goes to build/mutation/<module>.json.
"""

import ast
import gc
import hashlib
import json
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "mutation"
# an operator is exchanged for its neighbour and its opposite; shifts and bits of numbers are not
# used here, and the other comparisons of cosmic-ray repeat what these say
OPERATORS = [
    *(f"ReplaceComparisonOperator_{pair}" for pair in (
        "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt", "Eq_NotEq",
        "NotEq_Eq", "Is_IsNot", "IsNot_Is",
    )),
    *(f"ReplaceBinaryOperator_{pair}" for pair in (
        "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul", "Mod_Mul", "Pow_Mul",
        "BitOr_BitAnd", "BitAnd_BitOr", "BitXor_BitAnd",
    )),
    "ReplaceUnaryOperator_USub_UAdd", "ReplaceUnaryOperator_Delete_USub",
    "ReplaceUnaryOperator_Delete_Not", "ReplaceAndWithOr", "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceContinueWithBreak",
    "ReplaceBreakWithContinue", "AddNot", "NumberReplacer", "ZeroIterationForLoop",
    "ExceptionReplacer",
]  # fmt: skip
# those of the briefs say which case of a sentence fits (analysis/cases.py, analysis/peers.py)
TESTS = ("tests/analysis", "tests/rendering/test_brief.py")
# these change every number in turn themselves
LEFT_OUT = "not is_noticed and not that_they_hang_on"
MOST_SECONDS = 5  # of processor time, for the tests of one mutant
JOBS = 4
# by the status that a process ends with; any other is a fault of this tool
FATES = {0: "survived", 1: "killed", 3: "no code"}
FATES |= {-signal.SIGXCPU: "timeout", -signal.SIGKILL: "timeout", -signal.SIGSEGV: "killed"}
MEMORY = 4 << 30


@dataclass(frozen=True)
class Mutant:
    """One small change: the nth place at which an operator of cosmic-ray applies."""

    operator: str
    occurrence: int
    line: int
    function: str
    first_line: int


@dataclass(frozen=True)
class Measured:
    """Which tests run a line, which fixtures each uses, and what both cost in seconds."""

    tests: dict[tuple[str, int], set[str]]
    uses: dict[str, set[str]]
    seconds: dict[str, float]

    def add(self, lines: dict, seconds: dict, uses: dict[str, list[str]]) -> None:
        """Add what a file of tests ran; what a shared fixture ran, each test ran that uses it."""
        users = defaultdict(set)
        for name, fixtures in uses.items():
            self.uses[name] = set(fixtures)
            for one in (name, *fixtures):
                users[one].add(name)
        for module, found in lines.items():
            for line, contexts in found.items():
                self.tests[module, int(line)].update(*(users[one] for one in contexts))
        for name, spent in seconds.items():
            self.seconds[name] = max(spent, self.seconds[name])

    def tests_for(self, module: str, lines: Iterable[int]) -> list[str]:
        """The tests to ask about lines of a module, in the order to run them."""
        own = f"tests/analysis/test_{module}.py"
        names = set().union(*(self.tests.get((module, line), ()) for line in lines))
        found, begun, spent = [], set(), 0.0
        for name in sorted(
            names, key=lambda one: (not one.startswith(own), self.seconds[one], one)
        ):
            cost = self.seconds[name] + sum(self.seconds[one] for one in self.uses[name] - begun)
            if spent + cost <= MOST_SECONDS:
                found.append(name)
                begun |= self.uses[name]
                spent += cost
        # file by file, so that what a file sets up is set up once
        return sorted(found, key=lambda one: (not one.startswith(own), one.partition("::")[0]))


class Session:
    """The pytest plugin: collects the tests as always, then tries mutants in place of running."""

    def __init__(self, modules: list[str]):
        self.modules = modules
        self.contexts = ["import"]
        self.measuring: coverage.Coverage | None = None
        self.seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        # a failure is enough: the smallest failing example is not looked for
        study = settings.get_profile("study")
        settings.register_profile("mutation", study, phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        RESULTS.mkdir(parents=True, exist_ok=True)
        items = {item.nodeid: item for item in session.items}
        measured = self.measure(items)
        functions = live_functions()
        gc.freeze()  # so that a fork need not copy what it only looks at
        for module in self.modules:
            found = try_all(module, measured, items, functions)
            (RESULTS / f"{module}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
        return True

    def measure(self, items: dict[str, pytest.Item]) -> Measured:
        """Run every test once to see which lines it runs; those of a file that is as it was when it
        was last measured are not run again."""
        files = defaultdict(list)
        for item in items.values():
            files[item.path].append(item)
        measured = Measured(defaultdict(set), {}, defaultdict(float))
        for test_file, tests in files.items():
            kept = RESULTS / f"measured-{test_file.stem}-{fingerprint(test_file)}.json"
            if not kept.exists():
                self.run_measured(tests, kept)
            measured.add(*json.loads(kept.read_text(encoding="utf-8")))
        return measured

    def run_measured(self, tests: list[pytest.Item], kept: Path) -> None:
        if (child := os.fork()) == 0:
            silence()
            self.measuring = coverage.Coverage(
                data_file=None, config_file=False, include=[f"{ROOT}/analysis/*"]
            )
            self.measuring.start()
            status = run(tests)
            self.measuring.stop()
            data = self.measuring.get_data()
            lines = {
                Path(path).stem: data.contexts_by_lineno(path) for path in data.measured_files()
            }
            uses = {
                item.nodeid: [f"fixture {name}" for name in item.fixturenames] for item in tests
            }
            kept.write_text(json.dumps([lines, self.seconds, uses]), encoding="utf-8")
            os._exit(status)
        if os.waitpid(child, 0)[1]:
            sys.exit(f"{tests[0].path.name}: a test fails before anything is changed")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item):
        with self.in_context(item.nodeid):
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef):
        # what a shared fixture runs is run for all tests that use it
        with self.in_context(f"fixture {fixturedef.argname}"):
            return (yield)

    def in_context(self, name: str) -> "Context":
        return Context(self, name)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo) -> None:
        if call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            os._exit(1)


class Context:
    """Assigns the lines that run within it, and the time, to one test or fixture."""

    def __init__(self, session: Session, name: str):
        self.session, self.name = session, name

    def __enter__(self) -> None:
        if self.session.measuring:
            self.start, self.inner = time.process_time(), sum(self.session.seconds.values())
            self.session.contexts.append(self.name)
            self.session.measuring.switch_context(self.name)

    def __exit__(self, *_: object) -> None:
        if self.session.measuring:
            spent = time.process_time() - self.start
            within = sum(self.session.seconds.values()) - self.inner
            self.session.seconds[self.name] += spent - within
            self.session.contexts.pop()
            self.session.measuring.switch_context(self.session.contexts[-1])


def fingerprint(test_file: Path) -> str:
    """Another one when the code, the data or these tests are others."""
    text = hashlib.sha256(test_file.read_bytes())
    for folder in ("analysis", "data"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                text.update(file.read_bytes())
    return text.hexdigest()[:12]


def run(items: list[pytest.Item]) -> int:
    """Run tests in this order; the first failure ends the process."""
    for item, after in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return 0


def silence() -> None:
    """Whatever the tests of a forked process print is nobody's business."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def live_functions() -> dict[tuple[str, str, int], list[FunctionType]]:
    """The functions of analysis/ as they are now, by file, name and first line."""
    found = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename.startswith(
            f"{ROOT}/analysis"
        ):
            code = one.__code__
            found[Path(code.co_filename).stem, code.co_qualname, code.co_firstlineno].append(one)
    return found


def outermost(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, with their names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for one in node.body:
                if isinstance(one, ast.FunctionDef):
                    yield f"{node.name}.{one.name}", one


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant within a function's body; types that annotate a variable are left alone."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator

    tree, nodes = ast.parse(source), list(ast_nodes(get_ast(source)))
    bodies = list(outermost(tree))
    notes = [
        ((one.lineno, one.col_offset), (one.end_lineno, one.end_col_offset))
        for node in ast.walk(tree)
        for one in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if one is not None
    ]
    found = []
    for name in OPERATORS:
        operator = get_operator(f"core/{name}")()
        places = [place for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, (start, _) in enumerate(places):
            if any(low <= start <= high for low, high in notes):
                continue
            for function, node in bodies:
                if node.body[0].lineno <= start[0] <= node.end_lineno:
                    first = min(one.lineno for one in [node, *node.decorator_list])
                    found.append(Mutant(name, occurrence, start[0], function, first))
    return sorted(found, key=lambda one: one.line)


def try_all(module: str, measured: Measured, items: dict, functions: dict) -> dict:
    """Try every mutant of a module; what became of them, and the survivors."""
    from cosmic_ray.ast import get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    path = ROOT / "analysis" / f"{module}.py"
    source = path.read_text(encoding="utf-8")
    tree = get_ast(source)
    unchanged(module, measured, items)
    fates: dict[Mutant, str] = {}
    waiting, running = mutants_of(source)[::-1], {}
    total, spent = len(waiting), 0.0
    while waiting or running:
        while waiting and len(running) < JOBS:
            mutant = waiting.pop()
            # a condition of several lines is run where it goes on
            known = [
                line for line in (mutant.line, mutant.line + 1) if measured.tests[module, line]
            ]
            lines = known[:1]
            tests = [items[name] for name in measured.tests_for(module, lines)]
            if not tests:
                fates[mutant] = "not run"
                continue
            if (child := os.fork()) == 0:
                try_one(mutant, module, tree, functions, tests)
            running[child] = mutant
        if running:
            child, status, used = os.wait3(0)
            spent += used.ru_utime + used.ru_stime
            fates[running.pop(child)] = FATES[os.waitstatus_to_exitcode(status)]
    counts = Counter(fates.values())
    print(f"{module}: {total} mutants, {dict(counts)}, {spent:.0f} s of processor time", flush=True)
    survivors = []
    for mutant, fate in fates.items():
        if fate in ("survived", "not run"):
            changed = mutate_code(
                source, get_operator(f"core/{mutant.operator}")(), mutant.occurrence
            )
            survivors.append({**asdict(mutant), **difference(source, changed), "fate": fate})
            print(f"  {mutant.line} {survivors[-1]['from']}  ->  {survivors[-1]['to']}  [{fate}]")
    return {
        "sha256": hashlib.sha256(source.encode()).hexdigest(),
        "mutants": total - counts["no code"],
        **{fate: counts[fate] for fate in ("killed", "timeout", "survived", "not run")},
        "survivors": survivors,
    }


def unchanged(module: str, measured: Measured, items: dict) -> None:
    """Ends the program where the tests of a module fail although nothing was changed."""
    lines = [line for other, line in measured.tests if other == module]
    tests = [items[name] for name in measured.tests_for(module, lines)]
    if (child := os.fork()) == 0:
        silence()
        limit()
        os._exit(run(tests))
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{module}: its tests fail although nothing is changed")


def limit() -> None:
    """Ends this process where it takes much longer than the tests do, or much more memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (4 * MOST_SECONDS, 4 * MOST_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def try_one(mutant: Mutant, module: str, tree, functions: dict, tests: list[pytest.Item]) -> None:
    """In a forked process: change the function and run the tests. Ends the process."""
    from cosmic_ray.mutating import MutationVisitor
    from cosmic_ray.plugins import get_operator

    silence()
    try:
        limit()
        operator = get_operator(f"core/{mutant.operator}")()
        changed = MutationVisitor(mutant.occurrence, operator).walk(tree).get_code()
        path = str(ROOT / "analysis" / f"{module}.py")
        code = code_named(compile(changed, path, "exec"), mutant.function, mutant.first_line)
        found = functions[module, mutant.function, mutant.first_line]
        assert found, mutant
        for function in found:
            function.__code__ = code
    except SyntaxError:
        os._exit(3)
    except BaseException:
        os._exit(4)
    os._exit(run(tests))


def code_named(code: CodeType, name: str, first_line: int) -> CodeType:
    """The code of a function within that of its module."""
    inside = [one for one in code.co_consts if isinstance(one, CodeType)]
    for one in inside:
        if (one.co_qualname, one.co_firstlineno) == (name, first_line):
            return one
    return next(
        code_named(one, name, first_line)
        for one in inside
        if name.startswith(f"{one.co_qualname}.")
    )


def difference(before: str, after: str) -> dict[str, str]:
    """The first line that differs, before and after."""
    for old, new in zip(before.splitlines(), after.splitlines(), strict=False):
        if old != new:
            return {"from": old.strip(), "to": new.strip()}
    return {"from": "", "to": ""}


def main(modules: list[str]) -> int:
    every = sorted(path.stem for path in (ROOT / "analysis").glob("[a-z]*.py"))
    os.chdir(ROOT)
    return pytest.main(
        ["-n0", "-qq", "-s", "-p", "no:cacheprovider", "--assert=plain", "-k", LEFT_OUT,
         *TESTS],
        plugins=[Session(modules or every)],
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
