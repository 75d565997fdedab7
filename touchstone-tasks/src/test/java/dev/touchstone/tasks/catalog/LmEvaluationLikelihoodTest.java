package dev.touchstone.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskAssembly;
import dev.touchstone.tasks.assemble.TaskOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Requests, scores and totals of tasks that likelihoods answer are those of lm-evaluation-harness itself, as
/// `lm_eval_likelihood.json` recorded them; it tells how.
class LmEvaluationLikelihoodTest {

    @TempDir
    Path folder;

    private Fields recorded;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/golden/lm_eval_likelihood.json"))) {
            recorded = (Fields) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Path rows = Files.createDirectories(folder.resolve("data/rows"));
        for (String split : List.of("train", "test")) {
            Files.writeString(rows.resolve(split + ".jsonl"), String.join("\n",
                    recorded.findItems(split).orElseThrow().stream().map(Json::write).toList()) + "\n");
        }
    }

    private Task open(String yaml) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("configs/tasks"));
        Files.writeString(configuration.resolve("lm.yaml"), yaml);
        Files.createDirectories(folder.resolve("programme"));
        TaskCatalog catalog = new TaskCatalog(List.of(folder.resolve("configs")),
                new BuiltIns(folder.resolve("programme"), folder.resolve("home"), "1"),
                new TaskAssembly(Extensions.load(ScorerFactory.class, ScorerFactory::name)));
        return catalog.open("lm", new TaskOptions(List.of(folder.resolve("data")), Optional.empty()))
                .getFirst();
    }

    private static List<Question> questions(Task task) {
        List<Question> all = new ArrayList<>();
        try (Questions questions = task.open(Selection.ALL)) {
            while (questions.hasNext()) {
                all.add(questions.next());
            }
        }
        return all;
    }

    /// Each request as its texts.
    private static List<List<String>> requests(Question question) {
        return switch (question.prompt()) {
            case Prompt.Continuations(List<Continuation> pairs) ->
                    pairs.stream().map(pair -> List.of(pair.context(), pair.text())).toList();
            case Prompt.Rolling(String text) -> List.of(List.of(text));
            case Prompt.Asked _, Prompt.Dialogue _ -> throw new AssertionError("asks for a text");
        };
    }

    private static Answer answer(Question question) {
        List<Likelihood> likelihoods = requests(question).stream().map(request -> {
            String context = request.size() == 2 ? request.getFirst() : "";
            CRC32 hash = new CRC32();
            hash.update((context + "\0" + request.getLast()).getBytes(StandardCharsets.UTF_8));
            return new Likelihood(-(hash.getValue() % 100_000) / 1000.0, 1, hash.getValue() % 3 == 0);
        }).toList();
        return new Answer("", "", Finish.STOP, List.of(), List.of(), likelihoods);
    }

    private static Reference reference(Question question) {
        return new Reference(question.gold(), question.choices(), question.extra());
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfTask() {
        return recorded.findItems("tasks").orElseThrow().stream().map(Fields.class::cast)
                .map(theirs -> DynamicTest.dynamicTest(theirs.findText("task").orElseThrow(),
                        () -> same(theirs, open(theirs.findText("yaml").orElseThrow()))));
    }

    private static void same(Fields theirs, Task task) {
        List<Value> rows = theirs.findItems("questions").orElseThrow();
        List<Question> questions = questions(task);
        assertThat(questions).hasSameSizeAs(rows);
        Fields totals = theirs.findFields("totals").orElseThrow();
        for (int at = 0; at < rows.size(); at++) {
            Fields row = (Fields) rows.get(at);
            assertThat(requests(questions.get(at))).as("requests of row %d", at)
                    .isEqualTo(row.findItems("requests").orElseThrow().stream()
                            .map(request -> ((Value.Items) request).items().stream().map(Value::display)
                                    .toList()).toList());
            Fields scores = row.findFields("scores").orElseThrow();
            for (Scorer scorer : task.scorers()) {
                assertThat(scorer.score(answer(questions.get(at)), reference(questions.get(at))).value())
                        .as("%s of row %d", scorer.name(), at)
                        .isEqualTo(scores.findNumber(scorer.name()).orElseThrow().doubleValue());
            }
        }
        for (CorpusMeasure measure : task.measures()) {
            double[] sums = new double[measure.sums().size()];
            for (Question question : questions) {
                double[] added = measure.of(answer(question), reference(question));
                for (int place = 0; place < sums.length; place++) {
                    sums[place] += added[place];
                }
            }
            double scale = List.of("f1", "mcc").contains(measure.name()) ? 100 : 1;
            double expected = scale * totals.findNumber(measure.name()).orElseThrow().doubleValue();
            assertThat(measure.value(sums)).as(measure.name())
                    .hasValueCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
        assertThat(task.scorers().size() + task.measures().size()).isEqualTo(totals.names().size());
        assertThat(task.spec().mode()).isEqualTo("ll");
        assertThat(task.spec().likelihoods()).isTrue();
    }

    @Test
    void aTargetThatIsNoOptionIsToldWithItsRow() throws IOException {
        Task task = open("""
                dataset_path: rows
                output_type: multiple_choice
                doc_to_text: q
                doc_to_choice: [a, b, c]
                doc_to_target: right
                """);
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> questions(task))
                .withMessageContaining("test.jsonl").withMessageContaining("row 6")
                .withMessageContaining("the target is 3, which is none of the 3 options")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.DATA_TEMPLATE));
    }

    @Test
    void aLetterNamesAnOptionOfAnyText() throws IOException {
        Task task = open("""
                dataset_path: rows
                output_type: multiple_choice
                doc_to_text: q
                doc_to_choice: a
                doc_to_target: letter
                """);
        assertThat(questions(task)).extracting(Question::gold)
                .containsExactly("wood", "ten", "低处", "😀", "a", "4");
    }

    @Test
    void whatTheOutputTypeCannotBeScoredByIsRefused() {
        String head = "dataset_path: rows\noutput_type: multiple_choice\ndoc_to_text: q\ndoc_to_choice: a\n"
                + "doc_to_target: right\n";
        for (String more : List.of("metric_list:\n  - metric: brier_score\n", "scorer: {function: choice}\n",
                "prompt_form: chat\n")) {
            assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> open(head + more))
                    .withMessageContaining("lm.yaml:")
                    .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED));
        }
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> open(head.replace("doc_to_choice: a\n", "")))
                .withMessageContaining("'doc_to_choice' is missing");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> open(head.replace("multiple_choice", "multiple_chioce")))
                .withMessageContaining("multiple_chioce").withMessageContaining("loglikelihood_rolling");
    }

    @Test
    void optionsAreMeasuredBehindNothingTooWhereAMetricNeedsThat() throws IOException {
        String yaml = """
                dataset_path: rows
                output_type: multiple_choice
                doc_to_text: "Question: {{q}}\\nAnswer:"
                doc_to_choice: a
                doc_to_target: letter
                metric_list: [{metric: acc}%s]
                """;
        Task task = open(yaml.formatted(", {metric: acc_mutual_info}"));
        Question question = questions(task).get(1);
        assertThat(requests(question)).hasSize(2 * question.choices().size());
        assertThat(requests(question).get(1)).containsExactly("Question: Which is largest?\nAnswer:",
                " " + question.choices().get(1));
        assertThat(requests(question).get(question.choices().size() + 1))
                .containsExactly("", " " + question.choices().get(1));
        Task plain = open(yaml.formatted(""));
        assertThat(plain.spec().fingerprint().prompt()).isNotEqualTo(task.spec().fingerprint().prompt());
    }

    @Test
    void aSystemPromptIsRefusedBeforeAnythingIsAsked() throws IOException {
        open("dataset_path: rows\noutput_type: loglikelihood_rolling\ndoc_to_target: \"{{line}}\"\n");
        TaskCatalog catalog = new TaskCatalog(List.of(folder.resolve("configs")),
                new BuiltIns(folder.resolve("programme"), folder.resolve("home"), "1"),
                new TaskAssembly(Extensions.load(ScorerFactory.class, ScorerFactory::name)));
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> catalog.open("lm",
                        new TaskOptions(List.of(folder.resolve("data")), Optional.of("Be brief."))))
                .withMessageContaining("--system-prompt");
    }

    @Test
    void theLowestLossByTokenIsAskedOfWholePrompts() throws IOException {
        Task task = open("""
                dataset_path: rows
                output_type: perplexity_choice
                training_split: train
                num_fewshot: 1
                fewshot_config: {sampler: first_n}
                description: "Choose.\\n\\n"
                doc_to_text: "Question: {{q}}\\nAnswer: {{choice}}"
                doc_to_choice: a
                doc_to_target: letter
                """);
        Question question = questions(task).get(1);
        assertThat(requests(question).get(2)).containsExactly("",
                "Choose.\n\nQuestion: Example: What floats on water?\nAnswer: wood\n\n"
                        + "Question: Which is largest?\nAnswer: ten");
        assertThat(task.spec().mode()).isEqualTo("ppl");
        assertThat(task.spec().metric()).isEqualTo("accuracy");
        Answer answer = new Answer("", "", Finish.STOP, List.of(), List.of(), List.of(
                new Likelihood(-4, 2, false), new Likelihood(-3, 1, false), new Likelihood(-6, 4, false),
                new Likelihood(-10, 5, false)));
        assertThat(task.scorers().getFirst().score(answer, reference(question)).right()).isTrue();
    }
}
