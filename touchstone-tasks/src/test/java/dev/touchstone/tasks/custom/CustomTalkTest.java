package dev.touchstone.tasks.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomTalkTest {

    @TempDir
    private Path folder;

    private CustomTask task(String rows) throws IOException {
        return CustomTask.open(CustomRequest.of(Files.writeString(folder.resolve("talk.jsonl"), rows)));
    }

    private List<Question> questions(String rows) throws IOException {
        List<Question> all = new ArrayList<>();
        try (Questions questions = task(rows).open(Selection.ALL)) {
            questions.forEachRemaining(all::add);
        }
        return all;
    }

    @Test
    void turnsAreATalkAndMessagesAChat() throws IOException {
        List<Question> questions = questions("""
                {"turns": ["one", "two"], "answers": ["1", "2"], "system": "Be brief."}
                {"conversations": [{"from": "human", "value": "a"}, {"from": "gpt", "value": "x"}, \
                {"from": "human", "value": "b"}], "answer": "2"}
                {"messages": [{"role": "user", "content": "q"}, {"role": "assistant", \
                "content": "hm"}, {"role": "user", "content": "and?"}], "answer": "3"}
                """);
        assertThat(questions.get(0).prompt()).isEqualTo(new Prompt.Dialogue(List.of(
                new Message(Role.SYSTEM, "Be brief."), new Message(Role.USER, "one")), List.of("two")));
        assertThat(questions.get(0).extra().findItems("targets").orElseThrow()).hasSize(2);
        assertThat(questions.get(1).prompt()).isEqualTo(
                new Prompt.Dialogue(List.of(new Message(Role.USER, "a")), List.of("b")));
        assertThat(questions.get(1).gold()).isEqualTo("2");
        assertThat(questions.get(2).prompt()).isInstanceOfSatisfying(Prompt.Chat.class, chat ->
                assertThat(chat.messages()).hasSize(3));
    }

    @Test
    void theGoldIsThatOfTheLastTurnAsTheAnswerIs() throws IOException {
        List<Question> questions = questions("""
                {"turns": ["one", "two"], "answers": ["1", "2"]}
                {"turns": ["one", "two", "three"], "answers": ["1", null, "3"]}
                {"turns": ["one", "two"], "answers": ["1", ""]}
                """);
        assertThat(questions).extracting(Question::gold).containsExactly("2", "3", "");
        assertThat(questions.get(1).extra().findItems("targets").orElseThrow())
                .containsExactly(Value.of("1"), Value.ABSENT, Value.of("3"));
        assertThat(task("{\"turns\": [\"a\", \"b\"], \"answers\": [null, null]}\n").scorers().getFirst()
                .unavailable()).isNotEmpty();
    }

    @Test
    void aTalkWithoutReferencesBesideOthersIsRefusedByTheFieldsOfTalks() {
        assertThatThrownBy(() -> questions("""
                {"turns": ["one", "two"], "answers": ["1", "2"]}
                {"turns": ["Double 7?"], "answers": [null]}
                """)).isInstanceOf(TouchstoneException.class).hasMessageContaining("row 2")
                .hasMessageContaining("no turn of the talk has a reference")
                .hasMessageContaining("'answers'");
    }

    @Test
    void theRowIsNamedOnce() {
        assertThatThrownBy(() -> questions("{\"turns\": [\"a\"], \"answers\": [\"1\", \"2\"]}\n"))
                .satisfies(failed -> assertThat(failed.getMessage().split("row 1", -1)).hasSize(2));
    }

    @Test
    void aSetOfTalksIsScoredTurnByTurn() throws IOException {
        CustomTask task = task("{\"turns\": [\"one\", \"two\"], \"answers\": [\"1\", \"2\"]}\n");
        assertThat(task.kind()).isEqualTo(CustomKind.TALK);
        assertThat(task.scorers()).hasSize(1).allMatch(scorer -> scorer.unavailable().isEmpty());
        assertThat(task("{\"turns\": [\"one\", \"two\"]}\n").scorers().getFirst().unavailable()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "2 answers for 1 turns | {\"turns\": [\"a\"], \"answers\": [\"1\", \"2\"]}",
        "no turn is the user's | {\"turns\": []}",
        "last message is the assistant's | {\"messages\": [{\"role\": \"bot\", \"content\": \"x\"}]}",
        "role 'robot' | {\"messages\": [{\"role\": \"robot\", \"content\": \"x\"}]}",
        "an empty list | {\"messages\": []}",
        "a turn is 7 | {\"turns\": [7]}"})
    void whatIsWrongIsNamedWithItsRow(String what, String row) {
        assertThatThrownBy(() -> questions(row + "\n")).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining(what).hasMessageContaining("row 1");
    }
}
