package dev.touchstone.gguf.serve;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request that cannot be answered, with its HTTP status and OpenAI's error envelope.
final class ApiFailure extends RuntimeException {

    private final int status;
    private final String param;
    private final String code;

    /// @param param the request's field that is wrong, empty when it is none
    /// @param code a short name of the error, empty when there is none
    ApiFailure(int status, String message, String param, String code) {
        super(message);
        this.status = status;
        this.param = param;
        this.code = code;
    }

    /// A field with a value that we cannot take.
    static ApiFailure invalid(String param, String message) {
        return new ApiFailure(400, message, param, "invalid_value");
    }

    /// The failure of a model as an HTTP status.
    static ApiFailure of(TouchstoneException failure) {
        return switch (failure.code()) {
            case MODEL_PROMPT_TOO_LONG ->
                new ApiFailure(400, failure.getMessage(), "prompt", "context_length_exceeded");
            case MODEL_REJECTED, MODEL_CAPABILITY, MODEL_TEXT_NOT_MEASURED ->
                new ApiFailure(400, failure.getMessage(), "", "invalid_value");
            case MODEL_RATE_LIMITED -> new ApiFailure(429, failure.getMessage(), "", "rate_limit_exceeded");
            default -> new ApiFailure(500, failure.code().id() + ": " + failure.getMessage(), "",
                    "server_error");
        };
    }

    int status() {
        return status;
    }

    /// `{"error": {"message", "type", "param", "code"}}`.
    Fields envelope() {
        Map<String, Value> error = new LinkedHashMap<>();
        error.put("message", Value.of(getMessage()));
        error.put("type", Value.of(status == 429 ? "rate_limit_error" : status >= 500 ? "server_error"
                : "invalid_request_error"));
        error.put("param", param.isEmpty() ? Value.ABSENT : Value.of(param));
        error.put("code", code.isEmpty() ? Value.ABSENT : Value.of(code));
        return new Fields(Map.of("error", new Fields(error)));
    }
}
