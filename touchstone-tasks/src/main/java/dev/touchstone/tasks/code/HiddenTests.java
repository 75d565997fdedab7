package dev.touchstone.tasks.code;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Reads the test cases of a row of LiveCodeBench: a JSON list of `{input, output, testtype}` as text, or the
/// same text pickled, compressed by zlib and written in base64.
final class HiddenTests {

    /// Bytes of the unpacked text; larger sets of tests than this are taken for an attack.
    private static final long LARGEST = 256L << 20;

    /// One test.
    ///
    /// @param input standard input, or one JSON value a line for each argument
    /// @param output standard output, or the JSON value that is returned
    /// @param type `stdin` or `functional`; empty where the test does not say
    record TestCase(String input, String output, String type) {

        private static final Set<String> TYPES = Set.of("stdin", "functional");

        /// @throws IllegalArgumentException that says what the test lacks
        private static TestCase of(Value value) {
            if (!(value instanceof Fields test) || test.findText("input").isEmpty()
                    || test.findText("output").isEmpty()) {
                throw new IllegalArgumentException("holds a test without the texts 'input' and 'output'");
            }
            String type = test.find("testtype").map(Value::display).orElse("");
            if (test.find("testtype").isPresent() && !TYPES.contains(type)) {
                throw new IllegalArgumentException(
                        "holds a test whose 'testtype' is '%s', neither 'stdin' nor 'functional'"
                                .formatted(type));
            }
            return new TestCase(test.findText("input").get(), test.findText("output").get(), type);
        }

        /// Whether the test calls a function.
        boolean functional() {
            return type.equals("functional");
        }
    }

    private HiddenTests() {}

    /// Hands on each test of a field as it is read; memory holds one of them, however many there are.
    ///
    /// @param name of the field, for messages
    /// @return how many there were; 0 for an empty list
    /// @throws TouchstoneException `DATA_INVALID_ROW` when the field is of another form or damaged
    static int read(String name, String field, Consumer<TestCase> taker) {
        String text = field.strip();
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("is empty");
            }
            return text.startsWith("[") ? listed(text, taker) : packed(text, taker);
        } catch (JacksonException wrong) {
            boolean cut = wrong instanceof UnexpectedEndOfInputException
                    || wrong.getCause() instanceof EOFException;
            throw damaged(name, cut ? "is cut: it ends too early" : "is no JSON: "
                    + wrong.getOriginalMessage(), wrong);
        } catch (EOFException cut) {
            throw damaged(name, "is cut: it ends too early", cut);
        } catch (IllegalArgumentException | IOException wrong) {
            throw damaged(name, wrong.getMessage(), wrong);
        }
    }

    private static TouchstoneException damaged(String name, String what, Exception cause) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                ("'%s' %s; expected a JSON list of tests, or that list pickled, compressed by zlib and in "
                        + "base64; fetch the data set again").formatted(name, what), cause);
    }

    private static int listed(String text, Consumer<TestCase> taker) {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return tests(parser, taker);
        }
    }

    private static int packed(String text, Consumer<TestCase> taker) throws IOException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(decoded(text)))) {
            return PickledText.read(in, LARGEST, pickled -> {
                try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), pickled)) {
                    return tests(parser, taker);
                }
            });
        } catch (ZipException wrong) {
            throw new IllegalArgumentException(
                    "cannot be unpacked (%s)".formatted(wrong.getMessage()), wrong);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("is no base64 (%s)".formatted(wrong.getMessage()), wrong);
        }
    }

    private static int tests(JsonParser parser, Consumer<TestCase> taker) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("is no list");
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            taker.accept(TestCase.of(Json.read(parser)));
            count++;
        }
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("holds more than one list");
        }
        return count;
    }
}
