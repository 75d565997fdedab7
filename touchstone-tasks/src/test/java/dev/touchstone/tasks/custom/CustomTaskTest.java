package dev.touchstone.tasks.custom;

import static dev.touchstone.tasks.custom.Scripted.questions;
import static dev.touchstone.tasks.custom.Scripted.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.DataRow;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomTaskTest {

    private static final String CHOICE =
            "{\"question\": \"1+1=\", \"A\": \"2\", \"B\": \"3\", \"answer\": \"A\"}\n";

    @TempDir
    Path folder;

    @Test
    void aChoiceFileIsAskedInTheFormOfAisbench() throws IOException {
        CustomTask task = task(write("mcq.v2.jsonl", """
                {"question": "7+8=", "A": "14", "B": "15", "C": "1", "answer": "B", "max_tokens": 512}
                {"question": "首都是？", "A": "上海", "B": "北京", "C": "广州", "D": "成都", "answer": "b"}
                """));

        List<Question> questions = questions(task, Selection.ALL);

        assertThat(questions.getFirst().prompt())
                .isEqualTo(new Prompt.Text("Question: 7+8=\nA. 14\nB. 15\nC. 1\nAnswer: "));
        assertThat(questions.getFirst().maxOutputTokens()).isEqualTo(OptionalInt.of(512));
        assertThat(questions.get(1).choices()).containsExactly("上海", "北京", "广州", "成都");
        assertThat(questions.get(1).gold()).isEqualTo("B");
        assertThat(questions).extracting(Question::index).containsExactly(0, 1);
        assertThat(task.spec().abbr()).isEqualTo("mcq");
        assertThat(task.spec().version()).isEqualTo("1c6ff4");
        assertThat(task.scorers()).extracting(Scorer::name).containsExactly("robust", "compat");
        assertThat(task.kind()).isEqualTo(CustomKind.MCQ);
    }

    @Test
    void everyColumnIsAFieldOfTheRow() throws IOException {
        CustomTask task = task(write("qa.csv", "question,answer,grade\n1+2=,3,easy\n2+2=,4,\n"));

        try (DataRows rows = task.rows(Selection.ALL)) {
            DataRow first = rows.next();
            assertThat(first.fields().findText("grade")).contains("easy");
            assertThat(first.index()).isZero();
            assertThat(rows.next().index()).isEqualTo(1);
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void aQuestionAnswerFileIsScoredByItsAnswers() throws IOException {
        CustomTask task = task(write("qa.csv",
                "\uFEFFquestion,answer,max_tokens\n1+2=,3,16\n\"say \"\"hi\"\"\nnow\",hi,\n"));

        List<Question> questions = questions(task, Selection.ALL);

        assertThat(questions.getFirst().prompt()).isEqualTo(new Prompt.Text("Question: 1+2=\nAnswer: "));
        assertThat(questions.getFirst().maxOutputTokens()).isEqualTo(OptionalInt.of(16));
        assertThat(questions.get(1).gold()).isEqualTo("hi");
        assertThat(questions.get(1).maxOutputTokens()).isEmpty();
        assertThat(task.spec().version()).isEqualTo("41d5af");
    }

    @Test
    void aSetWithoutAnswersIsAskedAndNotScored() throws IOException {
        CustomTask task = task(
                write("qa.jsonl", "{\"question\": \"Who are you?\"}\n{\"question\": \"Why?\"}\n"));

        assertThat(questions(task, Selection.ALL)).hasSize(2);
        assertThat(task.scorers()).singleElement()
                .returns("the data set has no answers", Scorer::unavailable);
    }

    @Test
    void theScorersOfTheProductAreFound() throws IOException {
        assertThat(CustomTask.open(CustomRequest.of(write("a.jsonl", CHOICE))).scorers())
                .extracting(Scorer::name).containsExactly("robust", "compat");
        assertThat(CustomTask.open(CustomRequest.of(write("b.csv", "question,answer\n1,2\n"))).scorers())
                .extracting(Scorer::name).containsExactly("robust", "compat");
    }

    @Test
    void aSystemColumnBeatsTheSystemPrompt() throws IOException {
        Path file = write("qa.jsonl",
                "{\"question\": \"a\", \"system\": \"Be brief.\"}\n{\"question\": \"b\"}\n");

        List<Question> questions = questions(task(CustomRequest.of(file).withSystemPrompt("Be kind.")),
                Selection.ALL);

        assertThat(questions.getFirst().prompt()).isEqualTo(new Prompt.Chat(List.of(
                new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "Question: a\nAnswer: "))));
        assertThat(questions.get(1).prompt()).isEqualTo(new Prompt.Chat(List.of(
                new Message(Role.SYSTEM, "Be kind."), new Message(Role.USER, "Question: b\nAnswer: "))));
    }

    @Test
    void emptyCellsOfACsvFileAreNoOptions() throws IOException {
        CustomTask task = task(write("a.csv", "question,A,B,C,D,answer\nx,1,2,3,,C\ny,1,2,3,4,D\n"));

        assertThat(questions(task, Selection.ALL)).extracting(question -> question.choices().size())
                .containsExactly(3, 4);
    }

    @Test
    void wrongRowsAreNamedWithWhatIsWrong() throws IOException {
        assertThat(message(CHOICE + CHOICE.replace("\"A\"}", "\"E\"}")))
                .contains("row 2 (line 2)").contains("the answer is 'E'").contains("options A to B");
        assertThat(message(CHOICE + CHOICE.replace(", \"answer\": \"A\"", ""))).contains("row 2")
                .contains("no answer");
        assertThat(message(CHOICE + CHOICE.replace("1+1=", "  "))).contains("row 2")
                .contains("'question' is empty");
        assertThat(message(CHOICE + "{\"query\": \"x\"}\n")).contains("no field 'question'")
                .contains("the row has: query");
        assertThat(message(CHOICE + "{\"question\": \"x\", \"answer\": \"2\"}\n")).contains("row 2")
                .contains("no options");
        assertThat(message("{\"question\": \"x\", \"answer\": \"2\"}\n" + CHOICE)).contains("row 2")
                .contains("has options");
        assertThat(message(CHOICE + CHOICE.replace("\"B\": \"3\"", "\"B\": \"3\", \"D\": \"4\"")))
                .contains("option D and no option C");
        assertThat(message("{\"question\": \"x\", \"answer\": \"2\"}\n{\"question\": \"y\"}\n"))
                .contains("row 2").contains("no answer, and earlier rows have one");
        assertThat(message(CHOICE.replace("\"A\"}", "\"A\", \"max_tokens\": 0.5}")))
                .contains("max_tokens is '0.5'");
    }

    @Test
    void listsAndObjectsAreNoTexts() throws IOException {
        assertThat(message("{\"question\": {\"text\": \"x\"}, \"answer\": \"2\"}\n"))
                .contains("wrong.jsonl").contains("row 1").contains("'question' is an object");
        String answered = "{\"question\": \"x\", \"answer\": \"2\"}\n";
        assertThat(message(answered + answered.replace("\"2\"", "[\"2\", \"two\"]")))
                .contains("wrong.jsonl").contains("row 2").contains("'answer' is a list");
        assertThat(message(CHOICE + CHOICE.replace("\"3\"", "{\"text\": \"3\"}")))
                .contains("row 2").contains("'B' is an object");
        assertThat(message(CHOICE.replace("\"2\"", "[\"2\"]"))).contains("row 1").contains("'A' is a list");
    }

    @Test
    void nestedValuesOfUnusedColumnsAreNoMatter() throws IOException {
        CustomTask task = task(write("a.jsonl",
                "{\"question\": \"x\", \"answer\": \"2\", \"source\": {\"page\": [1, 2]}}\n"));
        assertThat(questions(task, Selection.ALL)).singleElement().returns("2", Question::gold);
    }

    @Test
    void optionsWithAGapAndSingleOnesAreRefused() throws IOException {
        assertThat(message("{\"question\": \"x\", \"A\": \"1\", \"C\": \"2\", \"answer\": \"A\"}\n"))
                .contains("row 1").contains("option C and no option B");
        assertThat(message("{\"question\": \"x\", \"B\": \"1\", \"C\": \"2\", \"answer\": \"B\"}\n"))
                .contains("row 1").contains("option B and no option A");
        assertThat(message(CHOICE.replace("\"B\": \"3\"", "\"B\": \"3\", \"F\": \"4\"")))
                .contains("row 1").contains("option F and no option C");
        assertThat(message(CHOICE.replace("\"B\": \"3\", ", "")))
                .contains("row 1").contains("one option alone");
        assertThat(message(CHOICE + CHOICE.replace("\"B\": \"3\", ", "")))
                .contains("row 2").contains("one option alone");
    }

    @Test
    void aFileOfAnotherKindIsTakenAsTheUserNamesIt() throws IOException {
        CustomRequest request = new CustomRequest(write("a.jsonl", CHOICE), Optional.empty(),
                Optional.of(CustomKind.QA), "gen", Optional.of("my_task"), Optional.empty());

        assertThat(questions(task(request), Selection.ALL).getFirst().prompt())
                .isEqualTo(new Prompt.Text("Question: 1+1=\nAnswer: "));
        assertThat(task(request).spec().name()).isEqualTo("my_task");
    }

    @Test
    void shuffledQuestionsKeepTheirRowNumbers() throws IOException {
        CustomTask task = task(write("a.jsonl", CHOICE.repeat(50)));
        Selection shuffled = new Selection(OptionalInt.empty(), OptionalInt.of(20), true, 11);

        List<Question> questions = questions(task, shuffled);

        assertThat(task.count(shuffled)).isEqualTo(20);
        assertThat(questions).extracting(Question::index).hasSize(20).doesNotHaveDuplicates().isNotEqualTo(
                questions(task, new Selection(OptionalInt.empty(), OptionalInt.of(20), false, 11)).stream()
                        .map(Question::index).toList());
    }

    @Test
    void fingerprintsChangeWithDataAndPromptAlone() throws IOException {
        Path file = write("a.jsonl", CHOICE);
        CustomTask before = task(file);
        Files.writeString(file, CHOICE.replace("3", "4"));
        CustomTask after = task(CustomRequest.of(file).withSystemPrompt("Be brief."));

        assertThat(after.spec().fingerprint().data()).isNotEqualTo(before.spec().fingerprint().data());
        assertThat(after.spec().fingerprint().prompt()).isNotEqualTo(before.spec().fingerprint().prompt());
        assertThat(after.spec().fingerprint().evaluator()).isEqualTo(before.spec().fingerprint().evaluator());
    }

    @Test
    void namedVariantsAreFoundBelowTheDataRoots() throws IOException {
        Files.createDirectories(folder.resolve("data/custom"));
        Files.writeString(folder.resolve("data/custom/mcq.jsonl"), CHOICE);
        List<Path> roots = List.of(folder.resolve("none"), folder.resolve("data"));

        assertThat(CustomVariants.find("custom_mcq_gen", roots).orElseThrow().abbr()).isEqualTo("mcq");
        assertThat(CustomVariants.find("gsm8k", roots)).isEmpty();
        assertThatThrownBy(() -> CustomVariants.find("custom_qa_gen", roots))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("qa.jsonl")
                        .hasMessageContaining("none");
    }

    @Test
    void onlyGenerationIsOffered() throws IOException {
        Path file = write("a.jsonl", CHOICE);
        assertThatThrownBy(() -> task(new CustomRequest(
                file, Optional.empty(), Optional.empty(), "ppl", Optional.empty(), Optional.empty())))
                .hasMessageContaining("not 'ppl'");
        assertThatThrownBy(() -> CustomKind.of("chat")).hasMessageContaining("mcq, qa or talk, not 'chat'");
    }

    private String message(String text) throws IOException {
        Path file = write("wrong.jsonl", text);
        TouchstoneException failed = assertThrows(TouchstoneException.class, () -> task(file));
        assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW);
        return failed.getMessage();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
