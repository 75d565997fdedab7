package dev.touchstone.models.openai;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.http.BaseUrl;
import dev.touchstone.models.http.HttpCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a server says it serves: `GET {base}/models`.
final class ModelList {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_BODY = 16 << 20;

    private final HttpCalls calls;
    private final BaseUrl url;
    private final Redaction redaction;

    /// @param calls shared with the requests, not closed here
    /// @param redaction takes what was sent in secret out of the server's words
    ModelList(HttpCalls calls, BaseUrl url, Redaction redaction) {
        this.calls = calls;
        this.url = url;
        this.redaction = redaction;
    }

    /// The entries in the server's order, with whatever it tells of each.
    ///
    /// @throws TouchstoneException when the server is not there, refuses, or answers something else
    List<Fields> read() throws InterruptedException {
        try {
            return calls.get(url.requestPath("/models"), LIMIT, reply -> {
                byte[] body = reply.readBody(LONGEST_BODY);
                if (reply.status() != 200) {
                    throw refused(reply.status(), ServerError.ofBody(body));
                }
                return entries(body);
            });
        } catch (IOException broken) {
            throw new TouchstoneException(ErrorCode.MODEL_UNREACHABLE,
                    "asking %s/models for its models failed: %s; check --url, or name the model with --model"
                            .formatted(url, broken.getMessage()), broken);
        }
    }

    /// The ids in the server's order, at least one.
    List<String> ids() throws InterruptedException {
        List<String> ids = read().stream()
                .map(entry -> entry.findText("id")).flatMap(Optional::stream).toList();
        if (ids.isEmpty()) {
            throw new TouchstoneException(ErrorCode.MODEL_NOT_FOUND,
                    "%s/models lists no model; name one with --model".formatted(url));
        }
        return ids;
    }

    private List<Fields> entries(byte[] body) {
        try {
            if (Json.parse(body, 0, body.length) instanceof Fields fields && fields.findItems("data")
                    .isPresent()) {
                return fields.findItems("data").get().stream()
                        .filter(Fields.class::isInstance).map(Fields.class::cast).toList();
            }
        } catch (JacksonException notJson) {
            throw unreadable(body);
        }
        throw unreadable(body);
    }

    private TouchstoneException unreadable(byte[] body) {
        return new TouchstoneException(ErrorCode.MODEL_ANSWER_UNREADABLE,
                "%s/models answered %s, expected {\"data\": [{\"id\": ...}]}; is the address right?"
                        .formatted(url, redaction.apply(PlainReply.start(body))));
    }

    private TouchstoneException refused(int status, ServerError error) {
        ErrorCode code = status == 401 || status == 403 ? ErrorCode.MODEL_UNAUTHORIZED
                : status == 404 ? ErrorCode.MODEL_NOT_FOUND
                : status >= 500 ? ErrorCode.MODEL_SERVER_ERROR : ErrorCode.MODEL_REJECTED;
        String advice = code == ErrorCode.MODEL_UNAUTHORIZED
                ? "name the key's variable with --api-key-env NAME"
                : "check --url, or name the model with --model";
        return new TouchstoneException(code, "asking %s/models for its models gave HTTP %d: %s; %s"
                .formatted(url, status, redaction.apply(error.message()), advice));
    }
}
