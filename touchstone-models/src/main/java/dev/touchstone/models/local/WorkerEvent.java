package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;

/// What a worker says, a line each.
sealed interface WorkerEvent {

    /// The model is loaded.
    ///
    /// @param facts device, context length, versions
    record Ready(Fields facts) implements WorkerEvent {}

    /// The model cannot be loaded; the worker ends.
    record Refused(Failure failure) implements WorkerEvent {}

    /// What a Python has, as `probe` asks.
    record Probed(Fields facts) implements WorkerEvent {}

    /// One answer.
    record Answered(long id, String text, Finish finish, Usage usage) implements WorkerEvent {}

    /// Likelihoods of one item.
    record Scored(long id, List<Likelihood> values) implements WorkerEvent {}

    /// One item has no answer.
    record Missed(long id, Failure failure) implements WorkerEvent {}

    /// Every item of the request has had its line.
    record Done() implements WorkerEvent {}

    /// The process closed its end, or a line broke the rules: nothing more comes.
    record Ended() implements WorkerEvent {}

    /// Reads a line.
    ///
    /// @return empty for a line that is no event
    static Optional<WorkerEvent> parse(byte[] line) {
        try {
            return Json.parse(line, 0, line.length) instanceof Fields fields ? event(fields)
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | ArithmeticException noEvent) {
            return Optional.empty(); // a library's own words; the caller counts and keeps them
        }
    }

    private static Optional<WorkerEvent> event(Fields fields) {
        return switch (fields.findText("event").orElse("")) {
            case "ready" -> Optional.of(new Ready(fields.without("event")));
            case "probe" -> Optional.of(new Probed(fields.without("event")));
            case "failed" -> Optional.of(new Refused(failure(fields, true)));
            case "answer" -> Optional.of(new Answered(id(fields), fields.findText("text").orElse(""),
                    Finish.ofWireName(fields.findText("finish").orElse("")),
                    new Usage(count(fields, "prompt_tokens"), count(fields, "completion_tokens"))));
            case "likelihood" -> Optional.of(new Scored(id(fields), values(fields)));
            case "error" -> Optional.of(new Missed(id(fields),
                    failure(fields, fields.findFlag("permanent").orElse(false))));
            case "done" -> Optional.of(new Done());
            default -> Optional.empty();
        };
    }

    private static Failure failure(Fields fields, boolean permanent) {
        String name = fields.findText("code").orElse("");
        ErrorCode code = Arrays.stream(ErrorCode.values()).filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(ErrorCode.MODEL_REJECTED);
        return new Failure(code, fields.findText("message").orElse(""), OptionalInt.empty(), permanent);
    }

    private static long id(Fields fields) {
        return fields.findNumber("id").orElseThrow(() -> new IllegalArgumentException("no id"))
                .longValueExact();
    }

    private static int count(Fields fields, String name) {
        return fields.findNumber(name).orElse(BigDecimal.ZERO).intValueExact();
    }

    private static List<Likelihood> values(Fields fields) {
        List<Likelihood> values = new ArrayList<>();
        for (Value value : fields.findItems("values").orElse(List.of())) {
            if (value instanceof Value.Items(List<Value> parts) && parts.size() == 3
                    && parts.get(0) instanceof Value.Numeric(BigDecimal probability)
                    && parts.get(1) instanceof Value.Numeric(BigDecimal tokens)
                    && parts.get(2) instanceof Value.Flag(boolean greedy)) {
                values.add(new Likelihood(probability.doubleValue(), tokens.intValueExact(), greedy));
            } else {
                throw new IllegalArgumentException("no likelihood: " + value);
            }
        }
        return values;
    }
}
