package dev.touchstone.gguf.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.gguf.format.GgufFile;
import dev.touchstone.gguf.llama.TinyModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {

    @TempDir
    Path folder;

    private GgufFile file;
    private Tokenizer tokenizer;

    @BeforeEach
    void open() {
        file = GgufFile.open(TinyModel.write(folder));
        tokenizer = Tokenizer.of(file.metadata());
    }

    @AfterEach
    void close() {
        file.close();
    }

    private List<String> pieces(String text) {
        return Arrays.stream(tokenizer.encode(text)).mapToObj(tokenizer::decode).toList();
    }

    @Test
    void mergesGoByRankWithinAPiece() {
        assertThat(pieces("hello world")).containsExactly("hello", " wor", "l", "d");
        assertThat(pieces("hell")).containsExactly("hell");
    }

    @Test
    void digitsStayAloneEvenWhereAMergeExists() {
        assertThat(pieces("12 12")).containsExactly("1", "2", " ", "1", "2");
        assertThat(pieces("a  1")).containsExactly("a", "  ", "1");
    }

    @Test
    void whiteSpaceRunsLeaveTheirLastSpaceToTheNextWord() {
        assertThat(pieces("a   world")).containsExactly("a", "  ", " wor", "l", "d");
        assertThat(pieces("a   ")).containsExactly("a", "  ", " ");
    }

    @Test
    void specialTokensAreReadWhereTheyAreSpelledOut() {
        assertThat(tokenizer.encode("<|im_start|>hello<|im_end|>")).startsWith(1).endsWith(2).hasSize(3);
        assertThat(tokenizer.special(1)).isTrue();
        assertThat(tokenizer.findSpecial("<|im_end|>")).contains(2);
        assertThat(tokenizer.findSpecial("hello")).isEmpty();
    }

    @Test
    void everyTextComesBackFromItsTokens() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                int[] ranges = {' ', 'a', '0', '\n', 0xE9, 0x4E2D, 0x1F600, '!', 0x3000};
                text.appendCodePoint(ranges[random.nextInt(ranges.length)] + random.nextInt(5));
            }
            assertThat(tokenizer.decode(tokenizer.encode(text.toString()))).isEqualTo(text.toString());
        }
        assertThat(tokenizer.decode(tokenizer.encode("a\uD800b"))).isEqualTo("a\uFFFDb");
        assertThat(tokenizer.encode("")).isEmpty();
    }

    @Test
    void aLongPieceTakesNoQuadraticTime() {
        assertThat(tokenizer.encode("l".repeat(400_000))).hasSize(200_000);
    }

    @Test
    void charactersAreHeldBackUntilTheyAreWhole() {
        TextStream stream = new TextStream();
        byte[] bytes = "中😀".getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            String more = stream.append(new byte[] {value});
            assertThat(more).doesNotContain("\uFFFD");
            text.append(more);
        }
        assertThat(text + stream.finish()).isEqualTo("中😀");
        stream.append(new byte[] {(byte) 0xE4});
        assertThat(stream.finish()).isEqualTo("\uFFFD");
    }

    @Test
    void chatsBeginWithTheModelsOwnSystemMessageUnlessTheyHaveOne() {
        ChatTemplate template = ChatTemplate.find(file.metadata()).orElseThrow();
        assertThat(template.render(List.of(new Message(Role.USER, "hi")))).isEqualTo(
                "<|im_start|>system\n" + TinyModel.SYSTEM + "<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n"
                        + "<|im_start|>assistant\n");
        assertThat(template.render(List.of(new Message(Role.SYSTEM, "s"), new Message(Role.USER, "hi"))))
                .isEqualTo("<|im_start|>system\ns<|im_end|>\n<|im_start|>user\nhi<|im_end|>\n"
                        + "<|im_start|>assistant\n");
        assertThatThrownBy(() -> template.render(List.of(new Message(Role.ASSISTANT, "I"))))
                .hasMessageContaining("assistant");
    }
}
