package dev.touchstone.tasks.code;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.tasks.code.HiddenTests.TestCase;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Looks at the tests of LiveCodeBench that call a function: there must be a function to call, and what it is
/// given and must return must be JSON, else the driver's own failure would be counted against the program.
final class CalledTests {

    private static final int SHOWN = 60;

    /// As Python reads JSON, which takes `NaN`, `Infinity` and keys that occur twice, and whole numbers up to
    /// 4,300 digits.
    private static final JsonFactory AS_PYTHON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(900)
                    .maxNumberLength(4_300)
                    .maxStringLength(100_000_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private CalledTests() {}

    /// Whether a test can be run; one that reads and writes always can.
    ///
    /// @param field that holds the test, for messages
    /// @param function that `metadata` names, empty where it names none
    /// @throws TouchstoneException `DATA_INVALID_ROW` that names the field
    static void require(String field, TestCase test, String function) {
        if (function.isEmpty()) {
            if (test.functional()) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        ("'%s' holds a test of the testtype 'functional', and 'metadata' names no function "
                                + "to call; expected a text such as {\"func_name\": \"add\"}; fetch the data "
                                + "set again").formatted(field));
            }
            return;
        }
        Arrays.stream(test.input().split("\n")).filter(line -> !line.isBlank())
                .forEach(line -> requireValue(field, "a line of the 'input'", line));
        requireValue(field, "the 'output'", test.output());
    }

    private static void requireValue(String field, String part, String text) {
        try (JsonParser parser = AS_PYTHON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw invalid(field, part, text, "nothing is there", null);
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw invalid(field, part, text, "more than one value", null);
            }
        } catch (JacksonException wrong) {
            throw invalid(field, part, text, JsonProblem.reason(wrong), wrong);
        }
    }

    private static TouchstoneException invalid(String field, String part, String text, String why,
            JacksonException cause) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                ("'%s' holds a test that calls a function, and %s is no JSON value: '%s' (%s); fetch the "
                        + "data set again").formatted(field, part, start, why), cause);
    }
}
