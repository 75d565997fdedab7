package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Reads what [RecordEncoder] wrote, from the parsed record.
///
/// A record that lacks a field throws [Malformed]; the caller knows file and line.
final class RecordDecoder {

    /// The format that a header names.
    static final String FORMAT = "touchstone-attempts";

    private static final int MILLIS_FORM = "2026-01-02T03:04:05.678Z".length();

    private RecordDecoder() {}

    /// A record that is valid JSON and not what it says it is.
    static final class Malformed extends Exception {
        Malformed(String field) {
            super("the field '" + field + "' is missing or of another type");
        }
    }

    static UnitIdentity identity(Fields header) throws Malformed {
        TreeMap<String, String> parts = new TreeMap<>();
        Fields identity = header.findFields("identity").orElseThrow(() -> new Malformed("identity"));
        for (String name : identity.names()) {
            parts.put(name, text(identity, name));
        }
        return new UnitIdentity(text(header, "model"), text(header, "task"), parts);
    }

    static AttemptKey key(Fields fields) throws Malformed {
        return new AttemptKey(whole(fields, "sample"), whole(fields, "repeat"));
    }

    static Outcome outcome(Fields fields) throws Malformed {
        return switch (text(fields, "outcome")) {
            case "generated" -> generated(fields);
            case "ranked" -> ranked(fields);
            case "failed" -> failed(fields);
            default -> throw new Malformed("outcome");
        };
    }

    static Instant at(Fields fields) throws Malformed {
        String text = text(fields, "at");
        try {
            // the form that is written, read without a formatter
            return text.length() == MILLIS_FORM && text.charAt(19) == '.' && text.charAt(23) == 'Z'
                    ? LocalDateTime.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10),
                            digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19),
                            digits(text, 20, 23) * 1_000_000).toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new Malformed("at");
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseUnsignedInt(text, from, to, 10);
    }

    static String text(Fields fields, String name) throws Malformed {
        return fields.findText(name).orElseThrow(() -> new Malformed(name));
    }

    private static Outcome generated(Fields fields) throws Malformed {
        return new Outcome.Generated(
                text(fields, "text"),
                fields.findText("reasoning").orElse(""),
                Finish.ofWireName(text(fields, "finish")),
                usage(fields),
                timing(fields),
                whole(fields, "tries"),
                calls(fields),
                texts(fields, "earlier"));
    }

    private static Outcome ranked(Fields fields) throws Malformed {
        List<Likelihood> likelihoods = new ArrayList<>();
        for (Value item : fields.findItems("likelihoods").orElseThrow(() -> new Malformed("likelihoods"))) {
            if (!(item instanceof Fields told)) {
                throw new Malformed("likelihoods");
            }
            double logProbability = number(told, "log_probability").doubleValue();
            if (logProbability > 0) {
                throw new Malformed("log_probability");
            }
            likelihoods.add(new Likelihood(logProbability, whole(told, "tokens"), greedy(told)));
        }
        if (likelihoods.isEmpty()) {
            throw new Malformed("likelihoods");
        }
        return new Outcome.Ranked(likelihoods, usage(fields), timing(fields), whole(fields, "tries"));
    }

    private static Optional<Boolean> greedy(Fields told) throws Malformed {
        if (told.find("greedy").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(told.findFlag("greedy").orElseThrow(() -> new Malformed("greedy")));
    }

    private static Optional<Usage> usage(Fields fields) throws Malformed {
        return fields.findNumber("prompt_tokens").isPresent()
                ? Optional.of(new Usage(whole(fields, "prompt_tokens"), whole(fields, "completion_tokens")))
                : Optional.empty();
    }

    private static Timing timing(Fields fields) throws Malformed {
        return new Timing(Duration.ofNanos(number(fields, "total_ns").longValue()),
                fields.findNumber("first_token_ns").map(nanos -> Duration.ofNanos(nanos.longValue())));
    }

    private static List<ToolCall> calls(Fields fields) throws Malformed {
        List<ToolCall> calls = new ArrayList<>();
        for (Value item : fields.findItems("calls").orElse(List.of())) {
            if (!(item instanceof Fields call)) {
                throw new Malformed("calls");
            }
            calls.add(new ToolCall(text(call, "name"), text(call, "arguments")));
        }
        return calls;
    }

    private static List<String> texts(Fields fields, String name) throws Malformed {
        List<String> texts = new ArrayList<>();
        for (Value item : fields.findItems(name).orElse(List.of())) {
            if (!(item instanceof Value.Text(String text))) {
                throw new Malformed(name);
            }
            texts.add(text);
        }
        return texts;
    }

    private static Outcome failed(Fields fields) throws Malformed {
        String id = text(fields, "code");
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Malformed("code"));
        Optional<BigDecimal> status = fields.findNumber("status");
        Failure failure = new Failure(
                code,
                text(fields, "message"),
                status.map(number -> OptionalInt.of(number.intValue())).orElseGet(OptionalInt::empty),
                fields.findFlag("permanent").orElseThrow(() -> new Malformed("permanent")));
        return new Outcome.Failed(failure, whole(fields, "tries"));
    }

    static Role role(String name) throws Malformed {
        for (Role role : Role.values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new Malformed("role");
    }

    static int whole(Fields fields, String name) throws Malformed {
        try {
            int whole = number(fields, name).intValueExact();
            if (whole >= 0) {
                return whole;
            }
        } catch (ArithmeticException notWhole) {
            throw new Malformed(name);
        }
        throw new Malformed(name);
    }

    private static BigDecimal number(Fields fields, String name) throws Malformed {
        return fields.findNumber(name).orElseThrow(() -> new Malformed(name));
    }
}
