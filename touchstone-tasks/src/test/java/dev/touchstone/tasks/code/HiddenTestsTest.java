package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.tasks.code.HiddenTests.TestCase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    @Test
    void testsInPlainJsonAreRead() {
        assertThat(HiddenTests.read("public_test_cases",
                "[{\"input\": \"1\\n\", \"output\": \"2\\n\", \"testtype\": \"stdin\"}]"))
                .containsExactly(new TestCase("1\n", "2\n"));
        assertThat(HiddenTests.read("private_test_cases", "")).isEmpty();
    }

    @Test
    void packedTestsAreRead() throws IOException {
        assertThat(HiddenTests.read("private_test_cases",
                packed(pickle("[{\"input\": \"größe\", \"output\": \"2\"}]"))))
                .containsExactly(new TestCase("größe", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{\"input\": \"1\"}]", "not base64!", "AAAA", "eJxrYJ"})
    void anotherFormIsAnErrorThatNamesTheField(String field) {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> HiddenTests.read("private_test_cases", field))
                .withMessageContaining("'private_test_cases'")
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW));
    }

    @Test
    void aPickleThatHoldsMoreThanATextIsRefused() {
        byte[] system = "cos\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII);
        assertThatIllegalArgumentException().isThrownBy(() -> PickledText.read(system))
                .withMessageContaining("more than a text");
    }

    @Test
    void aPickleThatIsCutIsRefused() {
        byte[] whole = pickle("[]");
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatIllegalArgumentException().isThrownBy(() -> PickledText.read(cut));
        }
        assertThat(PickledText.read(whole)).isEqualTo("[]");
    }

    @Test
    void aSmallFieldThatUnpacksToHugeOnesIsRefused() throws IOException {
        String bomb = packed(new byte[300 << 20]);
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> HiddenTests.read("private_test_cases", bomb))
                .withMessageContaining("256 MiB");
    }

    @Test
    void whatPythonItselfPacksIsRead() {
        assertThat(HiddenTests.read("private_test_cases", PACKED)).containsExactly(new TestCase("1\n", "ü"));
    }
}
