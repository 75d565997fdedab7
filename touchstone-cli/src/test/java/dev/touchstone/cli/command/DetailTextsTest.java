package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetailTextsTest {

    /// Worded by the option parser, by the system and by the worker of local models, not by this code, or put
    /// together from pieces.
    private static final Set<String> OUTSIDE =
            Set.of("Unknown option: {0}", "Missing required parameter: {0}", "Connection refused",
                    "the tokenizer of {0} numbers its tokens up to {1} and the model of {2} knows {3}: "
                            + "tokenizer and model do not belong together; put the model's own tokenizer "
                            + "into its folder, or correct tokenizer_path",
                    "{0}: {1} x TS-{2} {3}", "TS-{0} {1}",
                    "{0}: {1} is not measured: {2}; {3} is not measured: {4}");

    private final DetailTexts chinese = new DetailTexts(Locale.CHINESE);

    @Test
    void whatIsFoundIsToldInChineseWithItsNamesAsTheyAre() {
        assertThat(chinese.of("pairs.jsonl, row 2 (line 3): 'prediction' holds null, expected a text"))
                .isEqualTo("pairs.jsonl，第 2 行（文件第 3 行）：“prediction”是 null，应为文本");
        assertThat(chinese.of("--show x: expected a whole number from 0"))
                .isEqualTo("--show x：应为不小于 0 的整数");
        assertThat(chinese.of("no connection to http://a/v1: Connection refused (after 3 tries)"))
                .isEqualTo("无法连接 http://a/v1：连接被拒绝（尝试 3 次之后）");
        assertThat(chinese.of("gsm8k: no data for the split 'test'; looked for\n  /a\n  /b\n"
                + "put the files there, or name their folder by --data-root")).isEqualTo(
                        "gsm8k：划分“test”没有数据；查找过\n  /a\n  /b\n请把文件放到那里，或用 --data-root 指明所在目录");
        assertThat(chinese.of(
                "attempts/m/t.jsonl:7: the record was altered or damaged; the other records are used"))
                .isEqualTo("attempts/m/t.jsonl:7：记录被改动或损坏；其余记录照用");
    }

    @Test
    void refusalsOfRowsAndPromptsAndWhatDoctorFindsAreToldInChinese() {
        assertThat(chinese.of("q.jsonl, row 2 (line 2): no field 'question'; the row has: q, a"))
                .isEqualTo("q.jsonl，第 2 行（文件第 2 行）：没有字段“question”；该行有：q, a");
        assertThat(chinese.of(
                "q.jsonl, row 1 (line 1): the answer is 'E', expected a letter of the options A to D"))
                .isEqualTo("q.jsonl，第 1 行（文件第 1 行）：答案是“E”，应为选项字母 A 到 D 之一");
        assertThat(chinese.of(
                "the prompt has 900 tokens, the context holds 512 with at least one for the answer"))
                .isEqualTo("提示有 900 个词元，上下文容纳 512 个，其中至少留一个给回答");
        assertThat(chinese.of("m/t: 3 x TS-MDL-007 an error inside the answer: boom (after 9 tries)"))
                .isEqualTo("m/t：3 次 TS-MDL-007 回答里带有错误：boom（尝试 9 次之后）");
        assertThat(chinese.of("m/t: acc is not measured: of 2 answers it is unknown whether each token is "
                + "the likeliest: the server tells no top_logprobs"))
                .isEqualTo("m/t：acc 未测量：有 2 个回答无法得知每个词元是否最可能：服务不给出 top_logprobs");
        assertThat(chinese.of("m/t: exact_match is not measured: of 2 answers it is unknown whether each "
                + "token is the likeliest: the server tells no top_logprobs; f1 is not measured: why"))
                .isEqualTo("m/t：exact_match 未测量：有 2 个回答无法得知每个词元是否最可能：服务不给出 top_logprobs；f1 未测量：why");
        assertThat(chinese.of("http://a/v1 answers in 3 ms")).isEqualTo("http://a/v1 在 3 毫秒内应答");
        assertThat(chinese.of("TS-MDL-009 HTTP 404: Not Found"))
                .isEqualTo("TS-MDL-009：HTTP 404: Not Found");
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        assertThat(chinese.of("HTTP 400: bad $1 \\ request")).isEqualTo("HTTP 400: bad $1 \\ request");
        assertThat(chinese.of("no data file at /a/$1\\b")).isEqualTo("没有数据文件 /a/$1\\b");
        assertThat(new DetailTexts(Locale.ENGLISH).of("no data file at /a")).isEqualTo("no data file at /a");
        String huge = "x, line 1: ".repeat(100_000);
        assertThat(chinese.of(huge)).isEqualTo(huge);
    }

    /// A sentence that the code words anew would stay English unseen. The code fills words in, so most of
    /// the pairs of neighbouring words must be there, not all.
    @Test
    void everySentenceIsOneThatTheCodeSays() throws IOException {
        String code = sources();
        assertThat(DetailTexts.sentences().stream().filter(sentence -> !OUTSIDE.contains(sentence))
                .filter(sentence -> shareThatIsSaid(sentence, code) < 0.75)).isEmpty();
    }

    private static double shareThatIsSaid(String sentence, String code) {
        List<String> pairs = new ArrayList<>();
        for (String part : sentence.split("\\{[0-9]}")) {
            String[] words = part.strip().split("(?<=\\s)");
            for (int at = 0; at + 1 < words.length; at++) {
                pairs.add((words[at] + words[at + 1]).strip());
            }
        }
        if (pairs.isEmpty()) { // single words between what is filled in
            pairs.addAll(List.of(sentence.replaceAll("[^A-Za-z]+", " ").strip().split(" ")));
        }
        return (double) pairs.stream().filter(code::contains).count() / pairs.size();
    }

    @Test
    void everySentenceHasItsTranslationWithTheSamePlaces() {
        for (String sentence : DetailTexts.sentences()) {
            String filled = sentence.replaceAll("\\{([0-9])}", "<$1>");
            String translated = chinese.of(filled);
            assertThat(translated).as(sentence).isNotEqualTo(filled);
            assertThat(places(translated)).as(sentence).isEqualTo(places(filled));
        }
    }

    private static Set<String> places(String text) {
        return Arrays.stream(text.split("(?=<)|(?<=>)")).filter(part -> part.matches("<[0-9]>"))
                .collect(Collectors.toSet());
    }

    /// Every literal of the code, with the pieces of one sentence joined and what is filled in left out.
    private static String sources() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> module.getFileName().toString().startsWith("touchstone-"))
                    .map(module -> module.resolve("src/main/java")).filter(Files::isDirectory)
                    .flatMap(DetailTextsTest::files).collect(Collectors.joining("\n"))
                    .replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("\\\\\\n\\s*", "")
                    .replace("\\n", "\n").replaceAll("%[,0-9]*[sdc]", "\u0000");
        }
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(DetailTextsTest::text).toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
