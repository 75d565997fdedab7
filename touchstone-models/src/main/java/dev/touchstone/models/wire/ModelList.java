package dev.touchstone.models.wire;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.BaseUrl;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What a server says it serves, by the first of a form's [ModelQuery] that it knows.
final class ModelList {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_BODY = 16 << 20;

    private final HttpCalls calls;
    private final BaseUrl url;
    private final List<ModelQuery> queries;
    private final Redaction redaction;

    /// @param calls shared with the requests, not closed here
    /// @param queries at least one
    /// @param redaction takes what was sent in secret out of the server's words
    ModelList(HttpCalls calls, BaseUrl url, List<ModelQuery> queries, Redaction redaction) {
        this.calls = calls;
        this.url = url;
        this.queries = queries;
        this.redaction = redaction;
    }

    /// The entries in the server's order, with whatever it tells of each; the model's id is `id`.
    ///
    /// @throws TouchstoneException when the server is not there, refuses, or answers something else;
    ///         `MODEL_NOT_FOUND` when it knows none of the queries
    List<Fields> read() throws InterruptedException {
        for (ModelQuery query : queries.subList(0, queries.size() - 1)) {
            try {
                return read(query);
            } catch (TouchstoneException refused) {
                boolean elsewhere = refused.code() == ErrorCode.MODEL_NOT_FOUND
                        || refused.code() == ErrorCode.MODEL_REJECTED
                        || refused.code() == ErrorCode.MODEL_ANSWER_UNREADABLE;
                if (!elsewhere) {
                    throw refused;
                }
            }
        }
        return read(queries.getLast());
    }

    private List<Fields> read(ModelQuery query) throws InterruptedException {
        HttpCalls.ReplyReader<List<Fields>> reader = reply -> entries(query, reply);
        String path = url.requestPath(query.path());
        try {
            return query.body().isEmpty() ? calls.get(path, LIMIT, reader)
                    : calls.post(path, query.body().getBytes(StandardCharsets.UTF_8), LIMIT, reader);
        } catch (IOException broken) {
            throw new TouchstoneException(ErrorCode.MODEL_UNREACHABLE,
                    "asking %s%s for its models failed: %s; check --url, or name the model with --model"
                            .formatted(url, query.path(), redaction.apply(broken.getMessage())), broken);
        }
    }

    /// The ids in the server's order, at least one.
    List<String> ids() throws InterruptedException {
        List<String> ids = read().stream()
                .map(entry -> entry.findText("id")).flatMap(Optional::stream).toList();
        if (ids.isEmpty()) {
            throw new TouchstoneException(ErrorCode.MODEL_NOT_FOUND,
                    "%s%s lists no model; name one with --model".formatted(url, queries.getFirst().path()));
        }
        return ids;
    }

    private List<Fields> entries(ModelQuery query, HttpReply reply) throws IOException {
        byte[] body = reply.readBody(LONGEST_BODY);
        if (reply.status() != 200) {
            throw refused(query, reply.status(), ServerError.ofBody(body));
        }
        try {
            return listed(query, Json.parse(body, 0, body.length)).orElseThrow(() -> unreadable(query, body))
                    .stream().filter(Fields.class::isInstance).map(Fields.class::cast)
                    .map(entry -> entry.findText(query.id())
                            .map(id -> entry.with("id", Value.of(id))).orElse(entry))
                    .toList();
        } catch (JacksonException notJson) {
            throw unreadable(query, body);
        }
    }

    private static Optional<List<Value>> listed(ModelQuery query, Value answer) {
        return switch (answer) {
            case Fields fields when !query.list().isEmpty() -> fields.findItems(query.list());
            case Fields fields when fields.find(query.id()).isPresent() -> Optional.of(List.of(fields));
            case Value.Items(List<Value> items) when query.list().isEmpty() -> Optional.of(items);
            case Fields _, Value.Items _, Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ ->
                Optional.empty();
        };
    }

    private TouchstoneException unreadable(ModelQuery query, byte[] body) {
        String expected = query.list().isEmpty() ? "{\"%s\": ...}".formatted(query.id())
                : "{\"%s\": [{\"%s\": ...}]}".formatted(query.list(), query.id());
        return new TouchstoneException(ErrorCode.MODEL_ANSWER_UNREADABLE,
                "%s%s answered %s, expected %s; is the address right?".formatted(url, query.path(),
                        redaction.apply(PlainReply.start(body)), expected));
    }

    private TouchstoneException refused(ModelQuery query, int status, ServerError error) {
        ErrorCode code = status == 401 || status == 403 ? ErrorCode.MODEL_UNAUTHORIZED
                : status == 404 || status == 405 ? ErrorCode.MODEL_NOT_FOUND
                : status >= 500 ? ErrorCode.MODEL_SERVER_ERROR : ErrorCode.MODEL_REJECTED;
        String advice = code == ErrorCode.MODEL_UNAUTHORIZED
                ? "name the key's variable with --api-key-env NAME"
                : "check --url, or name the model with --model";
        return new TouchstoneException(code, "asking %s%s for its models gave HTTP %d: %s; %s"
                .formatted(url, query.path(), status, redaction.apply(error.message()), advice));
    }
}
