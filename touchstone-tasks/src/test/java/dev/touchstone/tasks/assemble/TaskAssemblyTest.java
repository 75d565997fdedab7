package dev.touchstone.tasks.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskAssemblyTest {

    private record Zero() implements ScorerFactory, Scorer {
        @Override
        public String name() {
            return "zero";
        }

        @Override
        public Scorer create(Fields settings) {
            return this;
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            return new Score(0, Reading.PARSED, "", "", reference.gold());
        }
    }

    @TempDir
    Path folder;

    @BeforeEach
    void hundredRows() throws IOException {
        Files.createDirectories(folder.resolve("rows"));
        Files.writeString(folder.resolve("rows/test.jsonl"), IntStream.range(0, 100)
                .mapToObj("{\"n\": %d, \"level\": \"easy\"}\n"::formatted).collect(Collectors.joining()));
    }

    private static final String TASK = """
            dataset_path: rows
            prompt_form: chat
            doc_to_text: "{{n}}?"
            doc_to_target: "{{n}}"
            scorer: {function: zero}
            tags: [level, nowhere]
            """;

    private Task task(String yaml) {
        return task(yaml, Optional.empty());
    }

    private Task task(String yaml, Optional<String> systemPrompt) {
        return task(yaml, systemPrompt, new Subset(Optional.empty(), Fields.EMPTY, Fields.EMPTY));
    }

    private Task task(String yaml, Optional<String> systemPrompt, Subset whole) {
        Path file = folder.resolve("task.yaml");
        TaskDefinition definition =
                new DefinitionReader(Yaml.read("task.yaml", yaml).section(), file, whole).read();
        return new TaskAssembly(Map.of("zero", new Zero()))
                .assemble(definition, new TaskOptions(List.of(folder), systemPrompt));
    }

    private static List<Integer> rows(Task task, Selection selection) {
        List<Integer> rows = new ArrayList<>();
        try (Questions questions = task.open(selection)) {
            questions.forEachRemaining(question -> {
                assertThat(question.gold()).isEqualTo(String.valueOf(question.index()));
                rows.add(question.index());
            });
        }
        assertThat(rows).hasSize(task.count(selection)).doesNotHaveDuplicates();
        return rows;
    }

    private static Selection sample(int rows, boolean shuffle, long seed) {
        return new Selection(OptionalInt.empty(), OptionalInt.of(rows), shuffle, seed);
    }

    @Test
    void allRowsComeInOrder() {
        assertThat(rows(task(TASK), Selection.ALL)).hasSize(100).isSorted();
        assertThat(rows(task(TASK), Selection.first(7))).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(rows(task(TASK), Selection.first(700))).hasSize(100);
    }

    @Test
    void aSampleIsInRowOrderAndTheSameForTheSameSeed() {
        List<Integer> sample = rows(task(TASK), sample(20, false, 5));
        assertThat(sample).hasSize(20).isSorted().isEqualTo(rows(task(TASK), sample(20, false, 5)))
                .isNotEqualTo(rows(task(TASK), sample(20, false, 6)));
        assertThat(rows(task(TASK), sample(1000, false, 5))).hasSize(100);
    }

    @Test
    void everyRowHasTheSameChanceToBeSampled() {
        int[] hits = new int[100];
        Task task = task(TASK);
        for (int seed = 0; seed < 400; seed++) {
            rows(task, sample(25, false, seed)).forEach(row -> hits[row]++);
        }
        assertThat(IntStream.of(hits).min().orElseThrow()).isGreaterThan(60);
        assertThat(IntStream.of(hits).max().orElseThrow()).isLessThan(140);
    }

    @Test
    void aShuffleAsksEachRowOnceInAnotherOrder() {
        Selection all = new Selection(OptionalInt.empty(), OptionalInt.empty(), true, 3);
        assertThat(rows(task(TASK), all)).hasSize(100).isNotEqualTo(rows(task(TASK), Selection.ALL))
                .isEqualTo(rows(task(TASK), all));
        assertThat(rows(task(TASK), sample(10, true, 3))).hasSize(10);
        Selection firstTen = new Selection(OptionalInt.of(10), OptionalInt.empty(), true, 3);
        assertThat(rows(task(TASK), firstTen)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aRangeKeepsTheNumbersOfItsRows() {
        assertThat(rows(task(TASK + "test_range: \"[90:95]\"\n"), Selection.ALL))
                .containsExactly(90, 91, 92, 93, 94);
        assertThat(rows(task(TASK + "test_range: \"[98:]\"\n"), Selection.first(5))).containsExactly(98, 99);
        assertThat(rows(task(TASK + "test_range: [0, 8]\n"), sample(3, true, 1))).hasSize(3)
                .allMatch(row -> row < 8);
        assertThatThrownBy(() -> task(TASK + "test_range: \"[200:]\"\n").count(Selection.ALL))
                .hasMessageContaining("has 100 rows, test_range begins at row 200");
        assertThatThrownBy(() -> task(TASK + "test_range: all\n"))
                .hasMessageContaining("'test_range' is all");
    }

    @Test
    void tagsOfTheRowGoAlong() {
        try (Questions questions = task(TASK).open(Selection.ALL)) {
            Question question = questions.next();
            assertThat(question.extra().names()).containsExactly("level");
            assertThat(question.prompt()).isEqualTo(Prompt.user("0?"));
        }
    }

    @Test
    void rowsAreThoseOfTheQuestionsWithTheVariablesOfTheirSubset() {
        Task task = task(TASK, Optional.empty(),
                new Subset(Optional.of("s"), Fields.EMPTY.with("subset", Value.of("s")), Fields.EMPTY));
        List<Integer> numbers = new ArrayList<>();
        try (DataRows rows = task.rows(sample(20, true, 5))) {
            rows.forEachRemaining(row -> {
                assertThat(row.fields().names()).containsExactly("subset", "n", "level");
                assertThat(row.fields().find("n")).contains(Value.of((long) row.index()));
                assertThat(row.place()).contains("test.jsonl");
                numbers.add(row.index());
            });
        }
        assertThat(numbers).isEqualTo(rows(task, sample(20, true, 5)));
    }

    @Test
    void breakingDownChangesNothingThatIsAsked() {
        TaskSpec plain = task(TASK).spec();
        TaskSpec down = task(TASK + "slices: [level, n]\ncluster: n\n").spec();

        assertThat(down.breakdown())
                .isEqualTo(new TaskSpec.Breakdown(List.of("level", "n"), Optional.of("n")));
        assertThat(plain.breakdown()).isEqualTo(TaskSpec.Breakdown.NONE);
        assertThat(down.fingerprint()).isEqualTo(plain.fingerprint());
        assertThat(down.version()).isEqualTo(plain.version());
    }

    @Test
    void aSystemPromptIsSentAndChangesThePromptsFingerprintAlone() {
        Task plain = task(TASK);
        Task strict = task(TASK + "description: About {{level}} numbers.\n", Optional.of("Be strict."));
        try (Questions questions = strict.open(Selection.ALL)) {
            assertThat(((Prompt.Chat) questions.next().prompt()).messages()).extracting(Message::content)
                    .containsExactly("Be strict.\n\nAbout easy numbers.", "0?");
        }
        assertThat(task(TASK, Optional.of("Be strict.")).spec().fingerprint()).satisfies(fingerprint -> {
            assertThat(fingerprint.prompt()).isNotEqualTo(plain.spec().fingerprint().prompt());
            assertThat(fingerprint.data()).isEqualTo(plain.spec().fingerprint().data());
            assertThat(fingerprint.evaluator()).isEqualTo(plain.spec().fingerprint().evaluator());
        });
        assertThat(task(TASK, Optional.of("Be strict.")).spec().version()).isEqualTo(plain.spec().version());
        assertThat(task(TASK.replace("chat", "text"), Optional.of("S")).open(Selection.ALL).next().prompt())
                .isInstanceOf(Prompt.Chat.class);
    }

    @Test
    void aChangedScorerChangesTheEvaluatorsFingerprintAlone() {
        TaskFingerprints before = TaskFingerprints.of(task(TASK));
        TaskFingerprints after = TaskFingerprints.of(task(TASK.replace("zero}", "zero, places: 2}")));
        assertThat(after.evaluator()).isNotEqualTo(before.evaluator());
        assertThat(after.prompt()).isEqualTo(before.prompt());
    }

    private static final String TURNS = """
            dataset_path: rows
            doc_to_turns: "{{[n, level]}}"
            doc_to_target: "{{n}}"
            scorer: {function: zero}
            """;

    @Test
    void turnsOfTheDataStandBehindWhatTheFileSays() {
        String examples = "num_fewshot: 1\nfewshot_config: {doc_to_text: \"{{n}}!\", samples: [{n: 7}]}\n";
        try (Questions questions = task(TURNS.replace("n, level", "level, level") + examples
                + "description: Be short.\n").open(Selection.ALL)) {
            assertThat(questions.next().prompt()).isEqualTo(new Prompt.Dialogue(List.of(
                    new Message(Role.SYSTEM, "Be short."), new Message(Role.USER, "7!"),
                    new Message(Role.ASSISTANT, "7"), new Message(Role.USER, "easy")), List.of("easy")));
        }
    }

    @Test
    void examplesOfATalkOfTheDataNeedAQuestionOfTheirOwn() {
        assertThatThrownBy(() -> task(TURNS + "num_fewshot: 1\nfewshot_config: {samples: [{n: 7}]}\n"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("doc_to_text");
    }

    /// Answers of runs that were begun earlier stay usable.
    @Test
    void turnsOfTheDataHaveTheFingerprintAndDigitsThatTheyAlwaysHad() {
        TaskSpec spec = task(TURNS).spec();
        assertThat(spec.fingerprint().prompt()).isEqualTo(
                "e46bb3bc1d7efda299242088386e1b0b7b157b5303efb76c7ef48b7701fa0b25");
        assertThat(spec.version()).isEqualTo("aec864");
    }

    private record TaskFingerprints(String prompt, String evaluator) {
        static TaskFingerprints of(Task task) {
            return new TaskFingerprints(task.spec().fingerprint().prompt(),
                    task.spec().fingerprint().evaluator());
        }
    }

    @Test
    void missingDataNamesEveryPlaceThatWasTried() {
        assertThatThrownBy(() ->
                task(TASK.replace("dataset_path: rows", "dataset_path: [\"a/{{split}}.csv\", b]")))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_NOT_FOUND))
                .hasMessageContaining(folder.resolve("a/test.csv").toString())
                .hasMessageContaining(folder.resolve("b/test") + ".{jsonl,json,csv,tsv}")
                .hasMessageContaining("--data-root");
    }

    @Test
    void aRowThatDoesNotFitIsNamed() throws IOException {
        Files.writeString(folder.resolve("rows/test.jsonl"), "{\"n\": 0}\n{\"m\": 1}\n{\"n\": 2");
        try (Questions questions = task(TASK).open(Selection.ALL)) {
            assertThat(questions.next().gold()).isEqualTo("0");
            assertThatThrownBy(questions::next).isInstanceOfSatisfying(TouchstoneException.class,
                    failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_TEMPLATE))
                    .hasMessageContaining("test.jsonl").hasMessageContaining("row 2")
                            .hasMessageContaining("no field 'n'");
            assertThatThrownBy(questions::next).isInstanceOfSatisfying(TouchstoneException.class,
                    failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_UNREADABLE));
        }
    }

    @Test
    void tooFewExamplesAreSaid() {
        assertThatThrownBy(() -> task(TASK + "num_fewshot: 101\n"))
                .hasMessageContaining("101 worked examples are wanted, there are 100");
        assertThatThrownBy(() ->
                task(TASK + "num_fewshot: 1\nfewshot_config: {sampler: fixed, indices: [700]}\n"))
                .hasMessageContaining("row 700 is asked for, it has 100 rows");
        assertThatThrownBy(() -> task(TASK + "num_fewshot: 1\nfewshot_config: {sampler: odd}\n"))
                .hasMessageContaining("first_n, fixed or random");
    }

    @Test
    void dataRootsAreSearchedInOrder() {
        assertThat(TaskOptions.dataRoots(Optional.of(Path.of("mine")), Map.of("TOUCHSTONE_DATA_ROOT", "/env"),
                Path.of("/w")))
                .containsExactly(Path.of("/w/mine"), Path.of("/env"), Path.of("/w/datasets"),
                        Path.of("/w/ais_bench/datasets"));
    }
}
