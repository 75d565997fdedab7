package dev.touchstone.engine.view;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.log.LoggedAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Attempts for tests of views: made up, or rebuilt from the rows of a predictions file.
final class Attempts {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+|-?\\d+");

    private Attempts() {}

    static Question question(int index, Prompt prompt, String gold) {
        return new Question(index, prompt, gold, List.of(), OptionalInt.empty(), Fields.EMPTY);
    }

    /// What a row of a predictions file says, nothing more.
    static LoggedAttempt ofRow(Fields row, int repeat) {
        int index = row.findNumber("id").orElseThrow().intValue();
        Question question = question(index, prompt(row.find("origin_prompt").orElseThrow()),
                row.findText("gold").orElse(""));
        return answered(question, repeat, row.findText("prediction").orElseThrow(), "", Finish.UNKNOWN);
    }

    static LoggedAttempt answered(Question question, int repeat, String text, String reasoning,
            Finish finish) {
        Optional<Usage> usage = finish == Finish.UNKNOWN ? Optional.empty() : Optional.of(new Usage(7, 5));
        Outcome outcome = new Outcome.Generated(text, reasoning, finish, usage,
                new Timing(Duration.ofMillis(20), Optional.empty()), 1);
        return new LoggedAttempt(new AttemptKey(question.index(), repeat), question, outcome, Instant.EPOCH);
    }

    static LoggedAttempt failed(Question question, int repeat) {
        Failure failure = new Failure(ErrorCode.MODEL_SERVER_ERROR, "HTTP 503: \"busy\"", OptionalInt.of(503),
                false);
        return new LoggedAttempt(new AttemptKey(question.index(), repeat), question,
                new Outcome.Failed(failure, 4),
                Instant.EPOCH);
    }

    /// A score by the peer's rule for gsm8k: the last number, compared with what follows `#### `.
    static Score score(String prediction, String gold) {
        String reference = gold.substring(gold.indexOf("#### ") + 5).replace(",", "");
        List<String> numbers = NUMBER.matcher(prediction).results().map(MatchResult::group).toList();
        if (numbers.isEmpty()) {
            return new Score(0, Reading.UNPARSED, "", "", reference);
        }
        boolean right = Double.parseDouble(numbers.getLast()) == Double.parseDouble(reference);
        return new Score(right ? 1 : 0, Reading.PARSED, numbers.getLast(), "last_number", reference);
    }

    private static Prompt prompt(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new Prompt.Text(text);
            case Value.Items(List<Value> items) -> new Prompt.Chat(items.stream().map(Attempts::message)
                    .toList());
            case Fields _, Value.Numeric _, Value.Flag _, Value.Absent _ ->
                throw new IllegalArgumentException("a prompt is a text or a list, is " + value);
        };
    }

    private static Message message(Value value) {
        Fields turn = (Fields) value;
        Role role = switch (turn.findText("role").orElseThrow()) {
            case "HUMAN" -> Role.USER;
            case "BOT" -> Role.ASSISTANT;
            case String other -> throw new IllegalArgumentException("unknown role " + other);
        };
        return new Message(role, turn.findText("prompt").orElseThrow());
    }
}
