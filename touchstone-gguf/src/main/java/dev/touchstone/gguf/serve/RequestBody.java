package dev.touchstone.gguf.serve;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.GenerationOptions;
import dev.touchstone.gguf.llama.Sampling;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import tools.jackson.core.JacksonException;

/// The JSON object of a request; `null` counts as left out, a field of the wrong type is a 400 that names it.
///
/// @param fields as they were sent
record RequestBody(Fields fields) {

    /// Larger requests are refused with 413.
    static final int MOST_BYTES = 16 << 20;

    static RequestBody read(ServerRequest request) {
        byte[] bytes = readBytes(request);
        try {
            if (Json.parse(bytes, 0, bytes.length) instanceof Fields fields) {
                return new RequestBody(fields);
            }
        } catch (JacksonException failure) {
            throw new ApiFailure(400, "the body is not JSON: " + JsonProblem.reason(failure), "",
                    "invalid_json");
        }
        throw new ApiFailure(400, "the body must be a JSON object", "", "invalid_json");
    }

    private static byte[] readBytes(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ApiFailure(413, "the body is larger than %d bytes".formatted(MOST_BYTES), "",
                        "request_too_large");
            }
            return bytes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<Value> find(String name) {
        return fields.find(name).filter(value -> !(value instanceof Value.Absent));
    }

    boolean flag(String name) {
        return find(name).map(value -> {
            if (value instanceof Value.Flag(boolean flag)) {
                return flag;
            }
            throw ApiFailure.invalid(name, "'%s' must be true or false".formatted(name));
        }).orElse(false);
    }

    OptionalInt whole(String name, int min, int max) {
        Optional<BigDecimal> number = number(name, min, max);
        if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
            throw ApiFailure.invalid(name,
                    "'%s' must be a whole number, is %s".formatted(name, number.get()));
        }
        return number.map(value -> OptionalInt.of(value.intValue())).orElseGet(OptionalInt::empty);
    }

    double real(String name, double min, double max, double standard) {
        return number(name, min, max).map(BigDecimal::doubleValue).orElse(standard);
    }

    private Optional<BigDecimal> number(String name, double min, double max) {
        return find(name).map(value -> {
            if (value instanceof Value.Numeric(BigDecimal number) && number.doubleValue() >= min
                    && number.doubleValue() <= max) {
                return number;
            }
            throw ApiFailure.invalid(name, "'%s' must be a number from %s to %s, is %s"
                    .formatted(name, display(min), display(max), Json.shown(value)));
        });
    }

    private static String display(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /// The sampling settings, the length limit and the stop texts, with OpenAI's defaults.
    ///
    /// @param maxTokens bound on the answer, when one is set
    GenerationOptions options(int maxTokens, OptionalInt alternatives, SplittableRandom seeds) {
        whole("n", 1, 1);
        whole("best_of", 1, 1);
        for (String penalty : List.of("presence_penalty", "frequency_penalty")) {
            real(penalty, 0, 0, 0); // not done here; another value than 0 must not be taken and ignored
        }
        double topP = real("top_p", 0, 1, 1);
        Sampling sampling = new Sampling(
                real("temperature", 0, 100, 1),
                topP == 0 ? Double.MIN_VALUE : topP,
                Math.max(0, whole("top_k", -1, Integer.MAX_VALUE).orElse(0)),
                find("seed").isPresent() ? seed() : nextSeed(seeds));
        return new GenerationOptions(maxTokens, sampling, stop(), alternatives);
    }

    private long seed() {
        return number("seed", Long.MIN_VALUE, Long.MAX_VALUE).map(BigDecimal::longValue).orElse(0L);
    }

    private static long nextSeed(SplittableRandom seeds) {
        synchronized (seeds) { // a generator of random numbers is for one thread at a time
            return seeds.nextLong();
        }
    }

    private List<String> stop() {
        List<Value> values = switch (find("stop").orElse(new Value.Items(List.of()))) {
            case Value.Text text -> List.of(text);
            case Value.Items(List<Value> items) -> items;
            case Value other -> throw ApiFailure.invalid("stop",
                    "'stop' must be a text or a list of texts, is "
                    + Json.shown(other));
        };
        List<String> stops = new ArrayList<>();
        for (Value value : values) {
            if (!(value instanceof Value.Text(String text))) {
                throw ApiFailure.invalid("stop", "'stop' must be a text or a list of texts");
            }
            if (!text.isEmpty()) {
                stops.add(text);
            }
        }
        return stops;
    }

    /// Whether a streamed answer ends with its token counts.
    boolean includeUsage() {
        return find("stream_options").flatMap(value -> value instanceof Fields options
                ? options.findFlag("include_usage") : Optional.empty()).orElse(false);
    }
}
