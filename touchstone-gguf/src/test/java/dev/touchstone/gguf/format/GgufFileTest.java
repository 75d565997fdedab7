package dev.touchstone.gguf.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {

    @TempDir
    Path folder;

    private static GgufBytes small() {
        return new GgufBytes()
                .text("general.architecture", "llama")
                .whole("llama.block_count", 3)
                .real("llama.rope.freq_base", 10_000f)
                .raw("flag", 7, new byte[] {1})
                .texts("tokens", List.of("a", "ü"))
                .wholes("types", List.of(1, 3))
                .floats("first", new float[] {1, 2, 3, 4, 5, 6}, 3, 2)
                .floats("second", new float[] {7}, 1);
    }

    private GgufFile open(byte[] bytes) throws IOException {
        return GgufFile.open(Files.write(folder.resolve("model.gguf"), bytes));
    }

    private void refuses(byte[] bytes, String... words) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = "model.gguf";
        assertThatThrownBy(() -> open(bytes).close())
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID))
                .hasMessageContainingAll(all);
    }

    @Test
    void metadataAndTensorsAreReadAsTheyWereWritten() throws IOException {
        try (GgufFile file = open(small().toBytes())) {
            assertThat(file.metadata().whole("llama.block_count", 1, 10)).isEqualTo(3);
            assertThat(file.metadata().findPositive("llama.rope.freq_base")).contains(10_000.0);
            assertThat(file.metadata().findFlag("flag")).contains(true);
            assertThat(file.metadata().texts("tokens")).containsExactly("a", "ü");
            assertThat(file.metadata().findWholes("types")).hasValueSatisfying(
                    types -> assertThat(types).containsExactly(1, 3));
            Tensor first = file.tensor("first", 3, 2);
            assertThat(first.data().byteSize()).isEqualTo(24);
            assertThat(file.tensors()).hasSize(2);
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = small().toBytes();
        for (int length = 0; length < whole.length; length++) {
            refuses(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void anAlteredByteIsReadOrRefusedButNeverABug() throws IOException {
        byte[] whole = small().toBytes();
        for (int place = 0; place < whole.length; place++) {
            for (int flip : new int[] {1, 0x80, 0xFF}) {
                byte[] altered = whole.clone();
                altered[place] ^= (byte) flip;
                try (GgufFile file = open(altered)) {
                    assertThat(file.tensors()).hasSizeLessThanOrEqualTo(2);
                } catch (TouchstoneException failure) {
                    assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID);
                }
            }
        }
    }

    @Test
    void anotherKindOfFileIsNamedAsSuch() {
        refuses("PK\3\4 this is a zip archive".getBytes(StandardCharsets.ISO_8859_1),
                "not a GGUF file");
    }

    @Test
    void countsBeyondTheFileAreNotBelieved() throws IOException {
        for (long count : new long[] {Long.MAX_VALUE, -1, 1L << 32, 1_000}) {
            byte[] tensors = small().toBytes();
            ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN).putLong(8, count);
            refuses(tensors, "number of tensors", "holds at most");
            byte[] metadata = small().toBytes();
            ByteBuffer.wrap(metadata).order(ByteOrder.LITTLE_ENDIAN).putLong(16, count);
            refuses(metadata, "number of metadata entries");
            byte[] key = small().toBytes();
            ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN).putLong(24, count);
            refuses(key, "length of a metadata key");
        }
    }

    @Test
    void hostileListsAreNotBelieved() {
        byte[] huge = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(0).putLong(1L << 40)
                .array();
        refuses(new GgufBytes().raw("list", 9, huge).toBytes(), "length of list 'list'");
        ByteBuffer nested = ByteBuffer.allocate(12 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int depth = 0; depth < 8; depth++) {
            nested.putInt(9).putLong(1);
        }
        refuses(new GgufBytes().raw("list", 9, nested.array()).toBytes(), "nests lists deeper");
    }

    @Test
    void misplacedTensorsAreRefused() {
        byte[] data = new byte[64];
        refuses(new GgufBytes().misplaced("a", 8, data, 16).toBytes(), "'a'", "multiple of 32");
        refuses(new GgufBytes().misplaced("a", 1 << 20, data, 16).toBytes(), "'a'", "truncated");
        refuses(new GgufBytes().misplaced("a", -32, data, 16).toBytes(), "'a'");
        refuses(new GgufBytes().misplaced("a", 0, data, 16).misplaced("b", 32, data, 16).toBytes(),
                "overlap");
        refuses(new GgufBytes().floats("a", new float[8], 8).floats("a", new float[8], 8).toBytes(), "twice");
    }

    @Test
    void hostileShapesAreRefused() {
        byte[] data = new byte[64];
        refuses(new GgufBytes().tensor("a", 0, data, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
                Integer.MAX_VALUE).toBytes(), "'a'");
        refuses(new GgufBytes().tensor("a", 0, data, Integer.MAX_VALUE, Integer.MAX_VALUE).toBytes(), "'a'");
        refuses(new GgufBytes().tensor("a", 0, data, 0).toBytes(), "dimension of 0");
        refuses(new GgufBytes().tensor("a", 3, data, 33).toBytes(), "multiple of 32");
        refuses(new GgufBytes().tensor("a", 14, data, 256).toBytes(), "type 14", "Q4_0");
    }

    @Test
    void aMissingFileSaysWhatToGive() {
        assertThatThrownBy(() -> GgufFile.open(folder.resolve("none.gguf")))
                .isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("none.gguf")
                .hasMessageContaining("pull");
    }

    @Test
    void metadataOfAnotherTypeNameTheKey() throws IOException {
        try (GgufFile file = open(small().toBytes())) {
            assertThatThrownBy(() -> file.metadata().whole("tokens", 0, 1)).hasMessageContaining("'tokens'");
            assertThatThrownBy(() -> file.metadata().whole("absent", 0, 1)).hasMessageContaining("'absent'");
            assertThatThrownBy(() -> file.tensor("first", 2, 3)).hasMessageContaining("'first'");
        }
    }
}
