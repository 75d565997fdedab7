package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.tasks.code.HiddenTests.TestCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTestsTest {

    /// `pickle.dumps('[{"input": "1\\n", "output": "ü", "testtype": "stdin"}]')` of Python 3.11 through
    /// `zlib.compress` and `base64.b64encode`.
    private static final String PACKED =
            "eJxrYJlqzQABPebR1UqZeQWlJUpWCkqGMXlKOgpK+aUlUIHDe0D8ktTikpLKglSQSHFJSmaeUm3sFD0Al6YUxw==";

    private static String packed(byte[] pickle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(pickle);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static byte[] pickle(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x80, 4, 'X', (byte) bytes.length, (byte) (bytes.length >> 8), 0,
                0});
        out.writeBytes(bytes);
        out.writeBytes(new byte[] {(byte) 0x94, '.'});
        return out.toByteArray();
    }

    private static List<TestCase> read(String name, String field) {
        List<TestCase> tests = new ArrayList<>();
        assertThat(HiddenTests.read(name, field, tests::add)).isEqualTo(tests.size());
        return tests;
    }

    @Test
    void testsInPlainJsonAreRead() {
        assertThat(read("public_test_cases",
                "[{\"input\": \"1\\n\", \"output\": \"2\\n\", \"testtype\": \"stdin\"}]"))
                .containsExactly(new TestCase("1\n", "2\n", "stdin"));
        assertThat(read("private_test_cases", "[]")).isEmpty();
    }

    @Test
    void packedTestsAreRead() throws IOException {
        assertThat(read("private_test_cases",
                packed(pickle("[{\"input\": \"größe\", \"output\": \"2\"}]"))))
                .containsExactly(new TestCase("größe", "2", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{\"input\": \"1\"}]", "not base64!", "AAAA", "eJxrYJ", "",
        " ", "[", "[]]"})
    void anotherFormIsAnErrorThatNamesTheField(String field) {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> read("private_test_cases", field))
                .withMessageContaining("'private_test_cases'")
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW));
    }

    @Test
    void aPickleThatHoldsMoreThanATextIsRefused() throws IOException {
        byte[] system = "cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII);
        refused(packed(system), "more than a text");
        byte[] twice = "\u008c\u0002[]\u008c\u0002[].".getBytes(StandardCharsets.ISO_8859_1);
        refused(packed(twice), "more than a text");
    }

    @Test
    void aPickleThatIsCutIsRefused() throws IOException {
        byte[] whole = pickle("[]");
        for (int length = 0; length < whole.length; length++) {
            refused(packed(Arrays.copyOf(whole, length)), "is cut");
        }
        refused(packed(Arrays.copyOf(whole, whole.length + 1)), "goes on behind its end");
        assertThat(read("private_test_cases", packed(whole))).isEmpty();
    }

    @Test
    void packedBytesThatAreCutOrAlteredAreRefused() {
        byte[] whole = Base64.getDecoder().decode(PACKED);
        for (int length = 0; length < whole.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
            refused(cut, cut.isEmpty() ? "is empty" : "is cut");
        }
        byte[] altered = whole.clone();
        altered[whole.length - 1] ^= 1; // of the sum over all bytes
        refused(Base64.getEncoder().encodeToString(altered), "cannot be unpacked");
    }

    @Test
    void whatIsNoBase64IsSaidToBeNone() {
        refused("not base64!!", "is no base64");
    }

    private static void refused(String field, String why) {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> read("private_test_cases", field)).withMessageContaining(why)
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW));
    }

    /// The length that the pickle tells is enough: nothing of it is unpacked.
    @Test
    void aSmallFieldThatUnpacksToHugeOnesIsRefused() throws IOException {
        byte[] head = {(byte) 0x80, 4, 'X', 1, 0, 0, 0x10};
        refused(packed(Arrays.copyOf(head, 300 << 20)), "256 MiB");
    }

    @Test
    void whatPythonItselfPacksIsRead() {
        assertThat(read("private_test_cases", PACKED)).containsExactly(new TestCase("1\n", "ü", "stdin"));
    }
}
