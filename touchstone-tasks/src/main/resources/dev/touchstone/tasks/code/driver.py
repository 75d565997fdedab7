"""Runs code against tests and says what came of it; runs inside the sandbox, started with -B by its one path.

Reads one JSON object from standard input: {token, kind, code, ...}. Writes one line to standard output, {token, verdict,
detail}: pass, wrong_answer, timeout or failed. What the code itself prints goes nowhere. A code that ends the process
leaves no line, which is not a pass.
"""
import collections
import json
import os
import signal
import sys
import tempfile
import time
import types


def main():
    job = json.loads(sys.stdin.buffer.read())
    result = job["result"] = os.dup(1)  # not for the code: children close it, programs do not inherit it
    null = os.open(os.devnull, os.O_RDWR)
    for place in (0, 1, 2):
        os.dup2(null, place)
    sys.stdin = open(os.devnull)
    run = {"asserts": run_asserts, "stdin": run_programs, "call": run_calls}[job["kind"]]
    verdict, detail = run(job)
    line = json.dumps({"token": job["token"], "verdict": verdict, "detail": detail})
    os.write(result, (line + "\n").encode())
    os._exit(0)


def judged(error):
    """Verdict and detail of an exception that came out of code or test."""
    if isinstance(error, AssertionError):
        return "wrong_answer", ""
    return "failed", type(error).__name__


def run_asserts(job):
    """Code and tests in one module that is not the main one; the first test that does not hold ends it."""
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    try:
        exec(compile(job["code"], "solution.py", "exec"), module.__dict__)
        exec(compile(job["tests"], "tests.py", "exec"), module.__dict__)
    except BaseException as error:
        return judged(error)
    return "pass", ""


def run_programs(job):
    """A process for each test, which reads its input and writes its output."""
    folder = tempfile.mkdtemp()
    given, written = os.path.join(folder, "in"), os.path.join(folder, "out")
    try:
        program = compile(job["code"], "solution.py", "exec")
    except BaseException as error:
        return judged(error)

    def work(_):
        for place, flags, path in ((0, os.O_RDONLY, given), (1, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, written)):
            one = os.open(path, flags, 0o600)
            os.dup2(one, place)
            os.close(one)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)
        names = surroundings()
        names["__name__"] = "__main__"
        try:
            exec(program, names)
        except SystemExit as end:
            if end.code not in (None, 0):
                return "failed", "exit"
        finally:
            sys.stdout.flush()
        return "pass", ""

    for text, wanted in zip(job["inputs"], job["outputs"]):
        with open(given, "w") as file:
            file.write(text)
        verdict = in_process(job, work, None)
        if verdict[0] != "pass":
            return verdict
        with open(written, errors="replace") as file:
            if not same_output(file.read(), wanted):
                return "wrong_answer", ""
    return "pass", ""


def run_calls(job):
    """A process for each test, which calls the function and compares what it returns."""

    def work(test):
        arguments = [json.loads(line) for line in test[0].split("\n") if line.strip()]
        wanted = json.loads(test[1])  # read before the code runs, which could change how
        names = surroundings()
        names["__name__"] = "solution"
        exec(compile(job["code"], "solution.py", "exec"), names)
        holder = names["Solution"]() if "Solution" in names else types.SimpleNamespace(**names)
        function = getattr(holder, job["function"])
        return ("pass" if same_value(function(*arguments), wanted) else "wrong_answer"), ""

    for test in zip(job["inputs"], job["outputs"]):
        verdict = in_process(job, work, test)
        if verdict[0] != "pass":
            return verdict
    return "pass", ""


MAPS = (dict, collections.OrderedDict, collections.defaultdict, collections.Counter)


def same_value(mine, gold):
    """Equal by value: numbers as Python compares them, a tuple as a list. Only Python's own types, never a class of the
    code, whose idea of equality is its own."""
    kind = type(mine)
    if kind is list or kind is tuple:
        return type(gold) is list and len(mine) == len(gold) and all(map(same_value, mine, gold))
    if kind in MAPS:
        if type(gold) is not dict or dict.__len__(mine) != len(gold):
            return False
        return all(type(key) is str and key in gold and same_value(value, gold[key]) for key, value in dict.items(mine))
    if kind in (bool, int, float):
        return type(gold) in (bool, int, float) and mine == gold
    return kind in (str, type(None)) and type(gold) is kind and mine == gold


def in_process(job, work, test):
    """Does the work in a child with its own processor time; its verdict comes back by a pipe."""
    tell, told = os.pipe()[::-1]
    child = os.fork()
    if child == 0:
        os.close(told)
        os.close(job["result"])
        os.setsid()
        limit_time(job["cpu_s"])
        sys.setrecursionlimit(50_000)
        try:
            verdict = work(test)
        except BaseException as error:
            verdict = judged(error)
        os.write(tell, json.dumps(verdict).encode())
        os._exit(0)
    os.close(tell)
    status = wait(child, job["wall_s"])
    answer = b"" if status is None else os.read(told, 4096)
    os.close(told)
    if status is None or os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return "timeout", ""
    if os.WIFSIGNALED(status):
        return "failed", "killed_%d" % os.WTERMSIG(status)
    if not answer:  # it ended itself: what it wrote stands, what it would have returned does not
        return ("pass", "") if status == 0 and job["kind"] == "stdin" else ("failed", "exit")
    return tuple(json.loads(answer))


def limit_time(seconds):
    try:
        import resource
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        top = seconds + 1 if hard == resource.RLIM_INFINITY else min(seconds + 1, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, top), top))
    except ImportError:
        pass  # the clock alone ends it then


def wait(child, seconds):
    """The status of the child, or None after its time; whatever it started is ended with it."""
    until, pause, status = time.monotonic() + seconds, 0.0005, None
    while time.monotonic() < until:
        ended, found = os.waitpid(child, os.WNOHANG)
        if ended:
            status = found
            break
        time.sleep(pause)
        pause = min(pause * 1.5, 0.01)
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    if status is None:
        os.waitpid(child, 0)
    return status


def surroundings():
    """Names that programs of contests take for granted."""
    names = {}
    for module in ("string", "re", "datetime", "collections", "heapq", "bisect", "copy", "math", "random",
                   "statistics", "itertools", "functools", "operator", "io", "sys", "json", "builtins", "typing"):
        exec("from %s import *\nimport %s" % (module, module), names)
    return names


def same_output(written, wanted):
    """Equal line by line, spaces around lines left away; a line of numbers also when the numbers are equal."""
    mine, gold = lines(written), lines(wanted)
    return len(mine) == len(gold) and all(
        one == other or same_numbers(one, other) for one, other in zip(mine, gold))


def lines(text):
    return [line.strip() for line in text.strip().split("\n")]


def same_numbers(one, other):
    from decimal import Decimal, InvalidOperation
    try:
        return [Decimal(word) for word in one.split()] == [Decimal(word) for word in other.split()]
    except InvalidOperation:
        return False


main()
