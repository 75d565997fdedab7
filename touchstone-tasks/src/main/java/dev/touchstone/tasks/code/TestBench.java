package dev.touchstone.tasks.code;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.code.HiddenTests.TestCase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Puts code and the tests of its row into what `driver.py` runs. The fields of a row come with the question
/// as `tags` of the task file. Accepting a question means that its answers can be tested: every field is
/// there and can be read; else `DATA_INVALID_ROW` is thrown.
enum TestBench implements Consumer<Question> {

    /// Rows `{prompt, test, entry_point}`; the code goes behind the prompt, which may hold helpers and
    /// imports. Where there is no `entry_point` it is the last function of the prompt; a test that calls
    /// `check` itself is left as it is.
    HUMANEVAL {
        @Override
        Set<String> wanted(Reference reference) {
            return Set.of(entry(reference));
        }

        @Override
        Fields job(String code, Reference reference) {
            String prompt = text(reference, "prompt");
            String test = text(reference, "test");
            String call = CHECKS.matcher(test).find() ? "" : "\ncheck(" + entry(reference) + ")\n";
            return asserts(prompt + (prompt.endsWith("\n") ? "" : "\n") + indented(code, reference), test
                    + call);
        }

        @Override
        void check(Reference reference) {
            text(reference, "prompt");
            if (text(reference, "test").isBlank()) {
                throw missing("test");
            }
            entry(reference);
        }

        /// A function that is gone on with must be indented; a whole one stands for itself.
        private String indented(String code, Reference reference) {
            boolean whole = RobustCode.defines(code, wanted(reference));
            boolean margin = code.lines().filter(line -> !line.isBlank()).findFirst()
                    .filter(line -> !line.startsWith(" ") && !line.startsWith("\t")).isPresent();
            boolean top = TOP_LEVEL.matcher(code).find();
            return whole || !margin || top ? code
                    : code.lines().map(line -> line.isBlank() ? line : "    " + line).collect(
                            Collectors.joining("\n"));
        }

        private String entry(Reference reference) {
            return reference.extra().findText("entry_point").filter(name -> !name.isBlank()).orElseGet(() ->
                    DEFINED.matcher(text(reference, "prompt")).results().map(match -> match.group(1))
                            .reduce((_, last) -> last).orElseThrow(() -> missing("entry_point")));
        }
    },

    /// Rows `{test_list, test_setup_code, test_imports}`; the last two may be missing.
    MBPP {
        @Override
        Set<String> wanted(Reference reference) {
            Set<String> called = new LinkedHashSet<>();
            for (String test : texts(reference, "test_list")) {
                CALLED.matcher(test).results().map(MatchResult::group).map(String::strip)
                        .forEach(called::add);
            }
            return called;
        }

        @Override
        Fields job(String code, Reference reference) {
            check(reference);
            List<String> tests = new ArrayList<>(texts(reference, "test_imports"));
            reference.extra().findText("test_setup_code").ifPresent(tests::add);
            tests.addAll(texts(reference, "test_list"));
            return asserts(code, String.join("\n", tests) + "\n");
        }

        @Override
        void check(Reference reference) {
            List<String> asserts = texts(reference, "test_list");
            if (asserts.isEmpty() || asserts.stream().anyMatch(String::isBlank)) {
                throw missing("test_list");
            }
        }
    },

    /// Rows `{public_test_cases, private_test_cases, metadata, starter_code}` of LiveCodeBench: programs that
    /// read and write, or a function that is called where `metadata` names one.
    LIVECODEBENCH {
        @Override
        Set<String> wanted(Reference reference) {
            String function = function(reference);
            return function.isEmpty() ? Set.of() : Set.of(function, "Solution");
        }

        @Override
        Fields job(String code, Reference reference) {
            List<TestCase> tests = new ArrayList<>();
            read(reference, (_, test) -> tests.add(test));
            return Fields.EMPTY
                    .with("kind", Value.of(function(reference).isEmpty() ? "stdin" : "call"))
                    .with("code", Value.of(code))
                    .with("function", Value.of(function(reference)))
                    .with("inputs", Value.ofTexts(tests.stream().map(TestCase::input).toList()))
                    .with("outputs", Value.ofTexts(tests.stream().map(TestCase::output).toList()));
        }

        @Override
        void check(Reference reference) {
            String function = function(reference);
            read(reference, (field, test) -> CalledTests.require(field, test, function));
        }

        /// Hands on each test with the name of its field; both fields must be there, and one of them
        /// must hold a test.
        private void read(Reference reference, BiConsumer<String, TestCase> taker) {
            int tests = 0;
            for (String field : List.of("public_test_cases", "private_test_cases")) {
                tests += HiddenTests.read(field, text(reference, field),
                        test -> taker.accept(field, test));
            }
            if (tests == 0) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "'public_test_cases' and 'private_test_cases' hold no test, so that no program could "
                                + "be wrong; fetch the data set again");
            }
        }

        private String function(Reference reference) {
            String metadata = reference.extra().findText("metadata").orElse("");
            try {
                if (metadata.isBlank()) {
                    return "";
                }
                if (Json.parse(metadata) instanceof Fields fields) {
                    return fields.findText("func_name").orElse("").strip();
                }
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "'metadata' is not a JSON object but " + metadata);
            } catch (JacksonException wrong) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "'metadata' is not a JSON object: " + wrong.getOriginalMessage(), wrong);
            }
        }
    };

    private static final Pattern CHECKS = Pattern.compile("(?m)^check\\(");
    private static final Pattern DEFINED = Pattern.compile("(?m)^(?:async )?def (\\w+)");
    private static final Pattern TOP_LEVEL = Pattern.compile("(?m)^(?:def |class |import |from )");
    private static final Pattern CALLED = Pattern.compile("\\b[A-Za-z_]\\w*\\s*(?=\\()");

    /// Names that the tests call: code that defines none of them is not the answer.
    abstract Set<String> wanted(Reference reference);

    /// Whether answers to the row can be tested; each test is read, and none of them is kept.
    ///
    /// @throws TouchstoneException `DATA_INVALID_ROW` that names the field
    abstract void check(Reference reference);

    @Override
    public void accept(Question question) {
        check(new Reference(question.gold(), question.choices(), question.extra()));
    }

    /// What the driver reads.
    ///
    /// @throws TouchstoneException `DATA_INVALID_ROW` when the row lacks its tests
    abstract Fields job(String code, Reference reference);

    /// How many tests are run one after the other, each with its own time.
    int rounds(Fields job) {
        return job.findItems("inputs").map(List::size).orElse(1);
    }

    private static Fields asserts(String code, String tests) {
        return Fields.EMPTY.with("kind", Value.of("asserts"))
                .with("code", Value.of(code)).with("tests", Value.of(tests));
    }

    private static String text(Reference reference, String field) {
        return reference.extra().findText(field).orElseThrow(() -> missing(field));
    }

    private static List<String> texts(Reference reference, String field) {
        return reference.extra().findItems(field).orElse(List.of()).stream().map(Value::display).toList();
    }

    private static TouchstoneException missing(String field) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                ("the row lacks '%s', without which its code cannot be tested; name it under 'tags' in the "
                        + "task file, or fetch the data set again").formatted(field));
    }
}
