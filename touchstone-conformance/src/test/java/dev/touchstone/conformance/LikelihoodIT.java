package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks of likelihoods over a completions server that echoes prompts, by the built command.
///
/// The server's model reads one character a token; a vowel has the log-probability -0.25, any other character
/// -1, and vowels alone are its first choice.
class LikelihoodIT {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Path tasks = Files.createDirectories(folder.resolve("configs/datasets"));
        Files.writeString(tasks.resolve("vowels.yaml"), """
                dataset_path: words
                test_split: test
                output_type: multiple_choice
                doc_to_text: "Word:"
                doc_to_choice: "{{options}}"
                doc_to_target: right
                metric_list: [{metric: acc}, {metric: acc_norm}]
                """);
        Files.writeString(tasks.resolve("texts.yaml"), """
                dataset_path: words
                test_split: test
                output_type: loglikelihood_rolling
                doc_to_target: "{{text}}"
                """);
        Files.writeString(Files.createDirectories(folder.resolve("datasets/words")).resolve("test.jsonl"), """
                {"options": ["x", "aeiou"], "right": 0, "text": "aa xx"}
                {"options": ["xxxx", "ooooooooooooo"], "right": 0, "text": "bb"}
                {"options": ["aa", "aab"], "right": 1, "text": "ee ee ee"}
                """);
    }

    private static double logProbability(char c) {
        return "aeiou".indexOf(c) >= 0 ? -0.25 : -1;
    }

    private static ScriptedReply echo(ReceivedRequest request) {
        String prompt = ((Fields) Json.parse(request.text())).findText("prompt").orElseThrow();
        List<Value> tokens = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        List<Value> best = new ArrayList<>();
        for (char c : (prompt + "!").toCharArray()) {
            double value = logProbability(c);
            tokens.add(Value.of(Character.toString(c)));
            values.add(tokens.size() == 1 ? Value.ABSENT : Value.of(value));
            best.add(Fields.EMPTY.with(value == -0.25 ? Character.toString(c) : "a", Value.of(-0.25)));
        }
        Fields logprobs = Fields.EMPTY.with("tokens", new Value.Items(tokens))
                .with("token_logprobs", new Value.Items(values)).with("top_logprobs", new Value.Items(best));
        return ScriptedReply.json(200, Json.write(Fields.EMPTY
                .with("choices", new Value.Items(List.of(Fields.EMPTY.with("text", Value.of(prompt + "!"))
                        .with("logprobs", logprobs))))
                .with("usage", Fields.EMPTY.with("prompt_tokens", Value.of(prompt.length()))
                        .with("completion_tokens", Value.of(1)))));
    }

    private Ended run(SumServer server, String backend, String... more) throws IOException {
        Path models = Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(models.resolve("base.yaml"), "abbr: base\nbackend: %s\nurl: %s\nmodel: m\n"
                .formatted(backend, server.url()));
        return new Product(folder).run(
                Words.joined(new String[] {"run", "--models", "base", "--num-warmups", "0"}, more));
    }

    private static double value(Ended run, String dataset, String metric) {
        assertThat(run.out()).as(run.err()).startsWith("{");
        Fields report = (Fields) Json.parse(run.out());
        return report.findItems("rows").orElseThrow().stream().map(Fields.class::cast)
                .filter(row -> row.findText("dataset").orElseThrow().equals(dataset)
                        && row.findText("metric").orElseThrow().equals(metric))
                .map(row -> row.findNumber("value").orElseThrow().doubleValue()).findFirst().orElseThrow();
    }

    /// Behind the context come a space and the option: -1 -1 against -1 -1.25; -1 -4 against -1 -3.25;
    /// -1 -0.5 against -1 -1.5. By character: -2 against -0.45; -1.25 against -0.33; -0.75 against -0.83.
    @Test
    void optionsAndTextsAreMeasuredAndWhatIsThereIsNotAskedAgain() throws IOException {
        try (SumServer server = new SumServer(request -> request.number() % 4 == 3
                ? ScriptedReply.json(503, "{}", "Retry-After: 0") : echo(request))) {
            Ended run = run(server, "openai_completions", "--datasets", "vowels", "texts", "--output-json",
                    "-", "--work-dir", "out", "--repeats", "3");
            assertThat(run.exit()).as(run.screen()).isZero();
            assertThat(value(run, "vowels", "acc")).isCloseTo(100.0 / 3, within(1e-9));
            assertThat(value(run, "vowels", "acc_norm")).isEqualTo(0);
            // without the first token of each: -0.25 -3, -1, 7 tokens of which two are spaces and five vowels
            double sum = -3.25 - 1 - 3.25;
            assertThat(value(run, "texts", "word_perplexity")).isCloseTo(Math.exp(-sum / 6), within(1e-9));
            assertThat(value(run, "texts", "bits_per_byte"))
                    .isCloseTo(-sum / 15 / Math.log(2), within(1e-9));
            assertThat(run.err()).contains("base/vowels: measured once");
            int asked = server.requests();

            Ended again = run(server, "openai_completions", "--datasets", "vowels", "texts", "--output-json",
                    "-", "--work-dir", "out", "--reuse", "--fail-over", "word_perplexity=3.6",
                    "texts:bits_per_byte=0.5");
            assertThat(again.exit()).as(again.screen()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(asked);
            assertThat(again.err()).contains("--fail-over word_perplexity=3.6 holds")
                    .contains("--fail-over texts:bits_per_byte=0.5 is missed");
            assertThat(RunFiles.only(folder.resolve("out")).outcome().get("predictions/base/vowels.jsonl"))
                    .contains("\"likelihoods\"", "\"prediction\": \"x\"", "\"prediction\": \"aa\"");
        }
    }

    @Test
    void keptLikelihoodsServeAnotherRun() throws IOException {
        try (SumServer server = new SumServer(LikelihoodIT::echo)) {
            String[] words = {"--datasets", "vowels", "--output-json", "-", "--cache", "kept"};
            Ended first = run(server, "openai_completions", words);
            int asked = server.requests();
            Ended second = run(server, "openai_completions", words);

            assertThat(asked).isEqualTo(6);
            assertThat(server.requests()).isEqualTo(asked);
            assertThat(value(second, "vowels", "acc")).isEqualTo(value(first, "vowels", "acc"));
        }
    }

    @Test
    void tokensOfLikelihoodsCountTowardsTheirLimit() throws IOException {
        try (SumServer server = new SumServer(LikelihoodIT::echo)) {
            Ended run = run(server, "openai_completions", "--datasets", "vowels", "--concurrency", "1",
                    "--max-tokens-total", "20");

            assertThat(run.exit()).as(run.screen()).isNotZero();
            assertThat(run.err()).contains("--max-tokens-total");
            assertThat(server.requests()).isEqualTo(2); // 8 and 12 tokens
        }
    }

    @Test
    void whatCannotBeMeasuredIsToldBeforeARequest() throws IOException {
        try (SumServer server = new SumServer(LikelihoodIT::echo)) {
            Ended chat = run(server, "openai_chat", "--datasets", "vowels");
            assertThat(chat.exit()).as(chat.screen()).isEqualTo(2);
            assertThat(chat.err()).contains("gives no log-probabilities of given texts");
            Ended system = run(server, "openai_completions", "--datasets", "texts", "--system-prompt", "Be.");
            assertThat(system.exit()).isEqualTo(2);
            assertThat(system.err()).contains("--system-prompt");
            Ended gate = run(server, "openai_completions", "--datasets", "texts", "--fail-under",
                    "word_perplexity=5");
            assertThat(gate.exit()).isEqualTo(2);
            assertThat(gate.err()).contains("write --fail-over word_perplexity=5");
            Ended dry = run(server, "openai_completions", "--datasets", "vowels", "--dry-run");
            assertThat(dry.exit()).isZero();
            assertThat(dry.out()).contains("Word:").contains(" aeiou");
            assertThat(server.requests()).isZero();
        }
    }
}
