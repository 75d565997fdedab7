#!/usr/bin/env python3
"""Reads the reports of Surefire and Failsafe of every module and judges them.

Fails when a test failed, when a test was skipped for a reason that .ci/skips.txt does not list, when a module has
test classes but no report, and when a report cannot be read. Prints one line per module and the skipped tests.

usage: .ci/check_tests.py [ROOT]
"""
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml


def folder(variable, default, root):
    return pathlib.Path(os.environ.get(variable) or root.parent / "shared" / default)


def isolates():
    """Whether programs can be kept apart here at all: bubblewrap is there and may make namespaces."""
    if not all(shutil.which(name) for name in ("bwrap", "python3")):
        return False
    probe = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"]
    return subprocess.run(probe, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def lacks(root):
    """The things this machine lacks, by the words of skips.txt."""
    cache = pathlib.Path(os.environ.get("TOUCHSTONE_CACHE")
                         or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "touchstone")
    present = {
        "data": folder("TOUCHSTONE_DATA_ROOT", "datasets", root).is_dir(),
        "golden": folder("TOUCHSTONE_GOLDEN_ROOT", "golden", root).is_dir(),
        "samples": folder("TOUCHSTONE_SAMPLES_ROOT", "samples", root).is_dir(),
        "weights": any(cache.glob("models/**/*.gguf")),
        "torch": bool(os.environ.get("TOUCHSTONE_PYTHON")) or any(cache.glob("python/*/ready")),
        "browser": any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")),
        "sandbox": isolates(),
        "always": False,
    }
    return {name for name, there in present.items() if not there}


def allowed_reasons(root):
    missing = lacks(root)
    reasons = []
    for number, line in enumerate((root / ".ci" / "skips.txt").read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        when, separator, text = (part.strip() for part in line.partition("|"))
        if not separator or not text or when not in {"data", "golden", "samples", "weights", "torch", "browser", "sandbox", "always"}:
            sys.exit(f".ci/skips.txt:{number}: expected 'when | text', found: {line}")
        if when in missing:
            reasons.append(text)
    return reasons


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    reasons = allowed_reasons(root)
    problems, skipped = [], []
    total = dict(tests=0, failures=0, errors=0, skipped=0)
    for module in sorted(root.glob("touchstone-*/pom.xml")):
        module = module.parent
        reports = sorted(module.glob("target/*-reports/TEST-*.xml"))
        written = [path for path in module.glob("src/test/java/**/*.java") if path.stem.endswith(("Test", "IT"))]
        reported = {report.name[len("TEST-"):-len(".xml")].split(".")[-1].split("$")[0] for report in reports}
        for path in written:
            text = path.read_text("utf-8")
            if path.stem not in reported and "@Test" in text and "abstract class" not in text:
                problems.append(f"{path.relative_to(root)}: has tests and no report; was it run?")
        count = dict(tests=0, failures=0, errors=0, skipped=0)
        seconds = 0.0
        for report in reports:
            try:
                suite = xml.parse(report).getroot()
            except xml.ParseError as broken:
                problems.append(f"{report.relative_to(root)}: cannot be read: {broken}")
                continue
            seconds += float(suite.get("time", "0").replace(",", ""))
            for key in count:
                count[key] += int(suite.get(key, "0"))
            for case in suite.iter("testcase"):
                name = f"{case.get('classname')}.{case.get('name')}"
                for wrong in [*case.findall("failure"), *case.findall("error")]:
                    problems.append(f"{name}: {(wrong.get('message') or wrong.get('type') or 'failed').splitlines()[0]}")
                for skip in case.findall("skipped"):
                    reason = (skip.get("message") or skip.text or "no reason given").strip()
                    listed = any(text in reason for text in reasons)
                    reason = reason.splitlines()[0]
                    skipped.append(f"{'allowed' if listed else 'NOT LISTED'}: {name}: {reason}")
                    if not listed:
                        problems.append(f"{name}: skipped without a reason listed in .ci/skips.txt: {reason}")
        print(f"{module.name:28s} {count['tests']:5d} tests {count['failures'] + count['errors']:4d} failed "
              f"{count['skipped']:4d} skipped {seconds:8.1f} s")
        for key in total:
            total[key] += count[key]
    print(f"{'all':28s} {total['tests']:5d} tests {total['failures'] + total['errors']:4d} failed "
          f"{total['skipped']:4d} skipped")
    for line in skipped:
        print(f"skipped, {line}")
    if total["tests"] == 0:
        problems.append("no test was run")
    for problem in problems:
        print(f"PROBLEM: {problem}")
    return 1 if problems else 0


sys.exit(main())
