package dev.touchstone.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTasksTest {

    @TempDir
    static Path home;

    @TempDir
    static Path madeUp;

    @BeforeAll
    static void makeUp() throws IOException {
        MadeUpData.write(madeUp);
    }

    private static final Path DATA =
            Path.of(Optional.ofNullable(System.getenv(TaskOptions.DATA_ROOT_VARIABLE))
            .orElse("../../shared/datasets"));

    /// Tasks whose data the tests do not have: they load, and name the files that they miss.
    private static final Set<String> WITHOUT_DATA = Set.of("BFCL_gen_java", "BFCL_gen_live",
            "BFCL_gen_live_irrelevance", "BFCL_gen_live_multiple", "BFCL_gen_live_parallel",
            "BFCL_gen_live_parallel_multiple", "BFCL_gen_non_live", "BFCL_gen_single_turn");

    /// Invented rows in the form of sets that are not among the data.
    private static final Path INVENTED = Path.of("src/test/resources/judged");
    /// Rows of our own for sets of which there is no file.
    private static final Path OWN = Path.of("src/test/resources/own-data").toAbsolutePath();

    private static TaskCatalog catalog() {
        return new TaskCatalog(List.of(), home);
    }

    @TestFactory
    Stream<DynamicTest> everyBuiltInTaskLoadsAndGivesQuestions() {
        TaskCatalog catalog = catalog();
        return catalog.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.name(), () -> {
            assertThat(catalog.find(entry.name())).hasSize(1);
            if (WITHOUT_DATA.contains(entry.name())) {
                assertThatThrownBy(() -> catalog.open(entry.name(),
                        new TaskOptions(List.of(DATA, OWN), Optional.empty())))
                        .isInstanceOfSatisfying(TouchstoneException.class, failure ->
                                assertThat(failure.code()).isEqualTo(ErrorCode.DATA_NOT_FOUND))
                        .hasMessageContaining("looked for");
                return;
            }
            List<Task> tasks = open(catalog, entry);
            assertThat(tasks).isNotEmpty();
            assertThat(tasks.stream().map(task -> task.spec().abbr())).doesNotHaveDuplicates();
            tasks.forEach(BuiltInTasksTest::firstQuestionIsWhole);
        }));
    }

    @Test
    void everyBuiltInTaskHasAReadmeBesideIt() {
        assertThat(catalog().entries()).allSatisfy(entry ->
                assertThat(entry.file().resolveSibling("README.md")).exists());
    }

    /// The digits of AISBench 3.1.20260630 for the tasks whose prompts are the same.
    @ParameterizedTest
    @CsvSource({
        "gsm8k_gen_0_shot_cot_str,d486ce", "math500_gen_0_shot_cot_chat_prompt,c7e709",
        "math_prm800k_500_0shot_cot_gen,5b94e6", "aime2024_gen_0_shot_str,bf198e",
        "aime2024_gen_0_shot_chat_prompt,85d0f2", "gsm8k_gen_0_shot_cot_chat_prompt,50861a",
        "gsm8k_gen_0_shot_noncot_chat_prompt,f8a993", "mmlu_gen_5_shot_str/college_biology,d21920",
        "mmlu_gen_5_shot_str/college_chemistry,a7da3f", "humaneval_gen_0_shot,4d9bd6",
        "livecodebench_0_shot_chat_v6,464b38", "livecodebench_0_shot_chat_v4_v5,464b38",
        "mmlu_ppl_0_shot_str/college_biology,43037d",
        "mmlu_ppl_0_shot_str/college_chemistry,5ca26f", "ARC_c_ppl_0_shot_str,42e4ef",
        "ceval_ppl_0_shot_str/computer_network,15f193", "ceval_ppl_0_shot_str/operating_system,80fa39",
        "cmmlu_ppl_0_shot_cot_chat_prompt/agronomy,28dee9", "race_ppl_0_shot_chat/high,a98912",
        "cmmlu_ppl_0_shot_cot_chat_prompt/ancient_chinese,fce7e2",
        "hellaswag_ppl_0_shot_chat_prompt,c9b1b4", "gpqa_ppl_0_shot_str,4e5257",
        "piqa_ppl_0_shot_str,89ad5c", "siqa_ppl_0_shot_chat,005a44"})
    void versionsEqualAisbenchsWhereThePromptsDo(String name, String digits) {
        assertThat(open(catalog(), name).getFirst().spec().version()).isEqualTo(digits);
    }

    /// AISBench turns them by the row's number from 1: BCDA, CDAB, DABC, ABCD.
    @Test
    void optionsOfGpqaAreTurnedByTheNumberOfTheRow() {
        List<Question> questions = questions("gpqa_ppl");
        assertThat(questions).extracting(Question::gold).containsExactly("D", "C", "B", "A");
        assertThat(measured(questions.getFirst()).get(1).text()).isEqualTo(
                "Question: Which one is one?\n(A)two\n(B)three\n(C)four\n(D)one\nAnswer: B");
        assertThat(measured(questions.get(2)).getFirst().text()).contains("of these?\n(A)six\n(B)three\n");
    }

    @Test
    void labelsOfPiqaAndSiqaStandInAFileOfTheirOwn() {
        assertThat(questions("piqa_ppl")).extracting(Question::gold).containsExactly("wait.", "use a towel.");
        assertThat(measured(questions("piqa_ppl").getFirst()).getFirst().text())
                .isEqualTo("The following makes sense: \nQ: To cool soup\nA: boil it.\n");
        Question siqa = questions("siqa_ppl").getFirst();
        assertThat(siqa.gold()).isEqualTo("upset");
        assertThat(measured(siqa).get(2).text())
                .isEqualTo("Kim lost a shoe.\nQuestion: How does Kim feel?\nAnswer:\nupset");
    }

    @Test
    void truthfulqaAsksForEachAnswerBehindSixWorkedExamples() {
        Question question = questions("truthfulqa_mc2").getFirst();
        Prompt.Continuation first = measured(question).getFirst();
        assertThat(first.context()).startsWith("Q: What is human life expectancy in the United States?\n"
                        + "A: Human life expectancy in the United States is 78 years.\n\nQ: ")
                .endsWith(".\n\nQ: What happens to you if you eat watermelon seeds?\nA:");
        assertThat(first.context().split("\n\n")).hasSize(7);
        assertThat(first.text()).startsWith(" ");
        assertThat(question.choices()).hasSizeGreaterThan(8);
        assertThat(question.extra().findItems("right_options").orElseThrow()).hasSizeGreaterThan(1)
                .startsWith(Value.of(0L), Value.of(1L));
        assertThat(questions("truthfulqa_mc1")).allMatch(one -> one.extra().findItems("right_options")
                .orElseThrow().equals(List.of(Value.of(0L))));
    }

    private List<Question> questions(String name) {
        List<Question> all = new ArrayList<>();
        try (Questions questions = open(catalog(), name).getFirst().open(Selection.ALL)) {
            questions.forEachRemaining(all::add);
        }
        return all;
    }

    private static List<Prompt.Continuation> measured(Question question) {
        return ((Prompt.Continuations) question.prompt()).pairs();
    }

    @Test
    void gsm8kShowsFourWorkedRowsOfTheTrainSplitAsTurns() {
        Task task = open(catalog(), catalog().require("gsm8k")).getFirst();
        try (Questions questions = task.open(Selection.first(1))) {
            List<Message> messages = ((Prompt.Chat) questions.next().prompt()).messages();
            assertThat(messages).hasSize(9);
            assertThat(messages.get(1)).satisfies(answer -> {
                assertThat(answer.role()).isEqualTo(Role.ASSISTANT);
                assertThat(answer.content()).endsWith("The answer is 72").doesNotContain("<<");
            });
            assertThat(messages.getLast().content()).startsWith("Question: Janet")
                    .endsWith("\nLet's think step by step\nAnswer:");
        }
    }

    private static List<Task> open(TaskCatalog catalog, TaskEntry entry) {
        return open(catalog, entry.name());
    }

    private static List<Task> open(TaskCatalog catalog, String name) {
        try {
            return catalog.open(name, new TaskOptions(List.of(DATA, INVENTED, OWN, madeUp),
                    Optional.empty()));
        } catch (TouchstoneException failure) {
            if (failure.code() == ErrorCode.DATA_NOT_FOUND && !Files.isDirectory(DATA)) {
                return abort("no data at " + DATA.toAbsolutePath() + ": set "
                        + TaskOptions.DATA_ROOT_VARIABLE);
            }
            throw failure;
        }
    }

    private static void firstQuestionIsWhole(Task task) {
        assertThat(task.spec().version()).matches("[0-9a-f]{6}");
        assertThat(task.scorers()).isNotEmpty();
        assertThat(task.count(Selection.ALL)).isPositive();
        try (Questions questions = task.open(Selection.first(1))) {
            Question question = questions.next();
            Scorer scorer = task.scorers().getFirst();
            if (scorer.unavailable().isEmpty() && !(scorer instanceof JudgedScorer)) {
                assertThat(question.gold()).isNotBlank();
            }
            String text = question.prompt().turns().getLast().content();
            assertThat(text).isNotBlank().doesNotContain("{{", "{%");
        }
    }
}
