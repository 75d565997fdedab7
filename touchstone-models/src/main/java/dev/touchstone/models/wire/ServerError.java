package dev.touchstone.models.wire;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/// A server's own words on why it gave no answer.
///
/// @param message at most 500 characters
/// @param code the server's code or type, empty when it gave none
/// @param status a status that the error object names (streams carry errors under status 200)
public record ServerError(String message, String code, OptionalInt status) {

    private static final int LONGEST = 500;

    /// Reads the value of an `error` key; the parser stands on it.
    public static ServerError read(JsonParser json) {
        return of(Json.read(json));
    }

    /// Reads the body of an error answer: `{"error": {"message": ...}}`, `{"error": "...", "error_type":
    /// "..."}`, `{"error_code": ..., "error_msg": ...}`, `{"message": ...}`, `{"detail": ...}`, or any text.
    static ServerError ofBody(byte[] body) {
        try {
            Value value = Json.parse(body, 0, body.length);
            if (value instanceof Fields fields) {
                return inObject(fields).orElseGet(() -> of(fields));
            }
        } catch (JacksonException notJson) {
            // the text itself is the message then
        }
        return new ServerError(cut(new String(body, StandardCharsets.UTF_8).strip()), "",
                OptionalInt.empty());
    }

    /// The error that stands in an object in place of an answer; empty where the object tells none.
    public static Optional<ServerError> inObject(Fields object) {
        Optional<Value> error = first(object, "error").filter(inner -> !(inner instanceof Value.Numeric)
                && !(inner instanceof Value.Text(String text) && text.isEmpty()));
        if (error.isPresent()) {
            return error.map(inner -> inner instanceof Value.Text(String text)
                    ? of(text, object.findText("error_type").orElse("")) : of(inner));
        }
        return object.findNumber("error_code").filter(code -> code.signum() != 0)
                .map(code -> ofNumber(code.toString(), object.findText("error_msg").orElse("")));
    }

    /// An error of a message and a code, such as a status, that were read already; the code may be empty.
    public static ServerError of(String message, String code) {
        return new ServerError(cut(message), code, status(code));
    }

    private static ServerError of(Value value) {
        if (!(value instanceof Fields fields)) {
            return new ServerError(cut(value.display()), "", OptionalInt.empty());
        }
        String message = first(fields, "message").or(() -> first(fields, "detail"))
                .or(() -> first(fields, "msg"))
                .map(words -> words instanceof Value.Text(String text) ? text : Json.write(words))
                .orElseGet(() -> Json.write(fields));
        String type = first(fields, "type").map(Value::display).orElse("");
        String code = first(fields, "code").map(Value::display).orElse(type);
        return new ServerError(cut(message), code, status(code).isPresent() ? status(code) : status(type));
    }

    /// An error by its number in Baidu's services, which they send under status 200 too: what may pass and
    /// what will not. A day's or an account's limit does not pass.
    public static ServerError ofNumber(String number, String message) {
        return switch (number) {
            case "4", "18", "336501", "336502", "336503", "336504", "336505" -> told(message, number, 429);
            case "17", "19" -> told(message, "insufficient_quota", 429);
            case "1", "2", "336000", "336100", "336200" -> told(message, number, 503);
            case "6", "13", "14", "15", "110", "111", "336004" -> told(message, number, 401);
            case "336103" -> told(message, "tokens_too_long", 400);
            default -> told(message, number, number.matches("[45]\\d\\d") ? Integer.parseInt(number) : 400);
        };
    }

    private static ServerError told(String message, String code, int status) {
        return new ServerError(cut(message), code, OptionalInt.of(status));
    }

    /// The status that a code is, or that the name of a type of errors stands for.
    private static OptionalInt status(String code) {
        return switch (code) {
            case "invalid_request_error" -> OptionalInt.of(400);
            case "authentication_error" -> OptionalInt.of(401);
            case "permission_error" -> OptionalInt.of(403);
            case "not_found_error" -> OptionalInt.of(404);
            case "request_too_large" -> OptionalInt.of(413);
            case "validation" -> OptionalInt.of(422);
            case "rate_limit_error", "rate_limit_exceeded", "overloaded" -> OptionalInt.of(429);
            case "timeout_error" -> OptionalInt.of(504);
            case "overloaded_error" -> OptionalInt.of(529);
            default -> code.matches("[45]\\d\\d") ? OptionalInt.of(Integer.parseInt(code))
                    : OptionalInt.empty();
        };
    }

    private static Optional<Value> first(Fields fields, String name) {
        return fields.find(name).filter(value -> !(value instanceof Value.Absent));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
