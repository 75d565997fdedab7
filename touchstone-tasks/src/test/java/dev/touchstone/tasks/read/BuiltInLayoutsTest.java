package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built-in task files on small data of our own, in AISBench's layouts beside our own.
class BuiltInLayoutsTest {

    @TempDir
    Path home;

    @TempDir
    Path data;

    @Test
    void mmluIsReadWithAndWithoutHeader() throws IOException {
        write("mmlu/test/anatomy_test.csv", "\"Where, exactly?\",here,there,nowhere,everywhere,C\n");
        Question plain = questions("mmlu_gen_0_shot_cot_chat_prompt/anatomy").getFirst();

        write("mmlu/test/anatomy_test.csv", "question,choice0,choice1,choice2,choice3,answer\n"
                + "\"Where, exactly?\",here,there,nowhere,everywhere,2\n");
        Question headed = questions("mmlu_gen_0_shot_cot_chat_prompt/anatomy").getFirst();

        assertThat(plain).isEqualTo(headed);
        assertThat(plain.gold()).isEqualTo("C");
        assertThat(plain.choices()).containsExactly("here", "there", "nowhere", "everywhere");
    }

    @Test
    void mathTasksTakeTheGoldFromTheBox() throws IOException {
        write("math/test_prm800k_500.jsonl",
                "{\"problem\": \"Half?\", \"solution\": \"$\\\\boxed{\\\\frac{1}{2}}$\"}\n");

        assertThat(questions("math500")).extracting(Question::gold).containsExactly("\\frac{1}{2}");
        assertThat(questions("math_prm800k_500_0shot_cot_gen").getFirst().prompt())
                .isInstanceOf(Prompt.Text.class);
    }

    @Test
    void aimeIsReadUnderBothNamesOfItsFields() throws IOException {
        write("aime/aime.jsonl", "{\"origin_prompt\": \"Find x.\", \"gold_answer\": \"025\"}\n");
        Question theirs = questions("aime2024").getFirst();
        write("aime2024/test.jsonl", "{\"question\": \"Find x.\", \"answer\": \"025\"}\n");

        assertThat(questions("aime2024").getFirst()).isEqualTo(theirs);
    }

    @Test
    void bbhAndAgievalAreReadInAisbenchsFolders() throws IOException {
        write("BBH/data/navigate.json", "{\"examples\": [{\"input\": \"Turn.\", \"target\": \"No\"}]}");
        write("AGIEval/data/v1/gaokao-mathqa.jsonl",
                "{\"passage\": null, \"question\": \"选\", "
                + "\"options\": [\"(A)1\", \"(B)2\", \"(C)3\", \"(D)4\"], \"label\": \"A C\", \"x\": 1}\n");
        write("AGIEval/data/v1/aqua-rat.jsonl", "{\"passage\": null, \"question\": \"x\", "
                + "\"options\": [\"(A)1\", \"(B)2\", \"(C)3\", \"(D)4\", \"(E)5\"], \"label\": \"E\"}\n");

        assertThat(questions("bbh/navigate").getFirst().gold()).isEqualTo("No");
        assertThat(questions("agieval/mathqa").getFirst().gold()).isEqualTo("AC");
        assertThat(questions("agieval/mathqa").getFirst().choices()).containsExactly("1", "2", "3", "4");
        assertThat(questions("aqua_rat").getFirst().choices()).hasSize(5);
    }

    @Test
    void workedExamplesOfGsm8kAreRowsOfTheTrainSplitWithoutMarks() throws IOException {
        write("gsm8k/test.jsonl", "{\"question\": \"q\", \"answer\": \"so\\n#### 1,234\"}\n");
        write("gsm8k/train.jsonl",
                "{\"question\": \"1+1?\", \"answer\": \"1+1=<<1+1=2>>2\\n#### 2\"}\n".repeat(4));

        Question question = questions("gsm8k").getFirst();

        assertThat(question.gold()).isEqualTo("1234");
        assertThat(question.prompt()).isInstanceOfSatisfying(Prompt.Chat.class, chat -> {
            assertThat(chat.messages()).hasSize(9);
            assertThat(chat.messages().get(1).content()).isEqualTo("1+1=2\nThe answer is 2");
        });
    }

    @Test
    void theFirstEightRowsAreTheDemo() throws IOException {
        write("gsm8k/test.jsonl", "{\"question\": \"q\", \"answer\": \"#### 1\"}\n".repeat(20));
        write("gsm8k/train.jsonl", "{\"question\": \"q\", \"answer\": \"#### 1\"}\n".repeat(4));

        assertThat(questions("demo_gsm8k")).hasSize(8);
    }

    @Test
    void missingDataIsNamedWithEveryPlaceThatWasLookedAt() {
        assertThatThrownBy(() -> questions("math500"))
                .hasMessageContaining(data.resolve("math500/test.jsonl").toString())
                .hasMessageContaining(data.resolve("math/test_prm800k_500.jsonl").toString());
    }

    @Test
    void theDemoSetsNeedNoData() {
        assertThat(questions("demo_word_problems")).hasSize(64);
        assertThat(questions("demo_choice")).hasSize(64);
    }

    private List<Question> questions(String name) {
        TaskCatalog catalog = new TaskCatalog(List.of(), home);
        Task task = catalog.open(name, new TaskOptions(List.of(data), Optional.empty())).getFirst();
        List<Question> all = new ArrayList<>();
        try (Questions questions = task.open(Selection.ALL)) {
            questions.forEachRemaining(all::add);
        }
        return all;
    }

    private void write(String file, String text) throws IOException {
        Path path = data.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
