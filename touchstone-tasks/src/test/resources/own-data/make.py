#!/usr/bin/env python3
"""Makes the rows beside it: problems of our own in the public forms of LiveCodeBench and of the sanitized mbpp.

usage: make.py, in this folder. Needs nothing but Python; the same bytes each time.
"""
import base64
import json
import pickle
import zlib


def packed(tests):
    """Hidden tests as the data set holds them: JSON, pickled, compressed, in base64."""
    return base64.b64encode(zlib.compress(pickle.dumps(json.dumps(tests)))).decode()


def case(given, wanted, kind):
    return {"input": given, "output": wanted, "testtype": kind}


def row(number, title, content, public, private, starter="", function="", difficulty="easy"):
    return {"question_title": title, "question_content": content, "platform": "own", "question_id": number,
            "contest_id": "own", "contest_date": "2026-01-01T00:00:00", "starter_code": starter,
            "difficulty": difficulty, "public_test_cases": json.dumps(public), "private_test_cases": private,
            "metadata": json.dumps({"func_name": function} if function else {})}


def write(name, rows):
    with open(name, "w") as file:
        for one in rows:
            file.write(json.dumps(one) + "\n")


stdin, call = "stdin", "functional"
sums = row("own_1", "Sums", "Each line holds two whole numbers. Print their sum on a line of its own.",
           [case("1 2\n3 4\n", "3\n7\n", stdin)],
           packed([case("10 -4\n", "6\n", stdin), case("0 0\n5 5\n9 1\n", "0\n10\n10\n", stdin)]))
halves = row("own_2", "Halves", "Print half of the number that is read, with one digit behind the point.",
             [case("3\n", "1.5\n", stdin)], json.dumps([case("4\n", "2.0\n", stdin)]))
pairs = row("own_3", "Pairs", "Give the list of all pairs of equal neighbours, by their first place.",
            [case("[1, 1, 2]", "[0]", call)],
            packed([case("[]", "[]", call), case("[7, 7, 7]", "[0, 1]", call)]),
            "class Solution:\n    def neighbours(self, numbers: List[int]) -> List[int]:\n        ", "neighbours")
write("code_generation_lite/test6.jsonl", [sums, halves, pairs])
write("code_generation_lite/test4.jsonl", [dict(halves, question_id="own_4")])
write("code_generation_lite/test5.jsonl", [dict(sums, question_id="own_5"), dict(pairs, question_id="own_6")])
write("mbpp/sanitized-mbpp.jsonl", [
    {"source_file": "own", "task_id": 900 + n, "prompt": f"Write a function to add {n} to the root of a square number.",
     "code": f"import math\r\ndef add_{n}(x):\r\n    return math.isqrt(x) + {n}",
     "test_imports": ["import math"], "test_list": [f"assert add_{n}(4) == {2 + n}", f"assert add_{n}(81) == math.floor({9 + n}.5)"]}
    for n in range(9)])
