package dev.touchstone.tasks.code;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.InflaterInputStream;
import tools.jackson.core.JacksonException;

/// Reads the test cases of a row of LiveCodeBench: a JSON list of `{input, output, testtype}` as text, or the
/// same text pickled, compressed by zlib and written in base64.
final class HiddenTests {

    /// Unpacked; larger sets of tests than this are taken for an attack.
    private static final int LARGEST = 256 << 20;

    /// One test.
    ///
    /// @param input standard input, or one JSON value a line for each argument
    /// @param output standard output, or the JSON value that is returned
    record TestCase(String input, String output) {}

    private HiddenTests() {}

    /// The tests of a field; none for an empty one.
    ///
    /// @param name of the field, for messages
    /// @throws TouchstoneException `DATA_INVALID_ROW` when the field is of another form
    static List<TestCase> read(String name, String field) {
        String text = field.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            Value list = Json.parse(text.startsWith("[") ? text : unpack(text));
            if (!(list instanceof Value.Items(List<Value> items))) {
                throw new IllegalArgumentException("is no list");
            }
            List<TestCase> tests = new ArrayList<>();
            for (Value item : items) {
                if (!(item instanceof Fields test) || test.findText("input").isEmpty()
                        || test.findText("output").isEmpty()) {
                    throw new IllegalArgumentException("holds a test without the texts 'input' and 'output'");
                }
                tests.add(new TestCase(test.findText("input").get(), test.findText("output").get()));
            }
            return tests;
        } catch (IllegalArgumentException | JacksonException | IOException wrong) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    ("'%s' %s; expected a JSON list of tests, or that list pickled, "
                            + "compressed by zlib and in base64; "
                            + "fetch the data set again").formatted(name, wrong.getMessage()), wrong);
        }
    }

    private static String unpack(String text) throws IOException {
        byte[] packed = Base64.getMimeDecoder().decode(text);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new IllegalArgumentException("unpacks to more than %d MiB".formatted(LARGEST >> 20));
            }
            return PickledText.read(bytes);
        }
    }
}
