package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Collects what matters of one answer from one JSON object (plain) or many (a stream's events).
///
/// Reads `choices[0]` in every form met: `message.content`, `delta.content`, `text`, contents as a text, as
/// null or as a list of parts; `reasoning_content` or `reasoning`; `finish_reason`; `usage`; an `error`
/// object in place of an answer. Everything else is skipped.
final class ReplyFields {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private Optional<Finish> finish = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private Optional<ServerError> error = Optional.empty();
    private boolean choiceSeen;
    private boolean deltaSeen;

    /// Reads one top-level object; the parser stands on its start.
    void read(JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("choices")) {
                readChoices(json);
            } else if (value == JsonToken.START_OBJECT && name.equals("usage")) {
                readUsage(json);
            } else if (value != JsonToken.VALUE_NULL && name.equals("error")) {
                error = Optional.of(ServerError.read(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private void readChoices(JsonParser json) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            readChoice(json);
        }
        while (json.currentToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            json.nextToken();
        }
    }

    /// A choice that says it is another than the first is read and thrown away.
    private void readChoice(JsonParser json) {
        int textBefore = text.length();
        int reasoningBefore = reasoning.length();
        Optional<Finish> finishBefore = finish;
        boolean first = true;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && name.equals("index")) {
                first = json.getValueAsInt() == 0;
            } else if (value == JsonToken.START_OBJECT && name.equals("delta")) {
                deltaSeen = true;
                readMessage(json);
            } else if (value == JsonToken.START_OBJECT && name.equals("message") && !deltaSeen) {
                readMessage(json); // after deltas it repeats the whole text: some servers' last event
            } else if (name.equals("text")) {
                readContent(json, text);
            } else if (value == JsonToken.VALUE_STRING && name.equals("finish_reason")) {
                finish = Optional.of(Finish.ofWireName(json.getString()));
            } else {
                json.skipChildren();
            }
        }
        choiceSeen |= first;
        if (!first) {
            text.setLength(textBefore);
            reasoning.setLength(reasoningBefore);
            finish = finishBefore;
        }
    }

    private void readMessage(JsonParser json) {
        boolean reasoningSeen = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("content") || name.equals("text")) {
                readContent(json, text);
            } else if (value == JsonToken.VALUE_STRING && !reasoningSeen
                    && (name.equals("reasoning_content") || name.equals("reasoning"))) {
                reasoningSeen = true; // servers that send both names send the same text twice
                readContent(json, reasoning);
            } else {
                json.skipChildren();
            }
        }
    }

    private static void readContent(JsonParser json, StringBuilder into) {
        switch (json.currentToken()) {
            case VALUE_STRING -> into.append(json.getString());
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    readPart(json, into);
                }
            }
            case null, default -> json.skipChildren();
        }
    }

    private static void readPart(JsonParser json, StringBuilder into) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            into.append(json.getString());
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean isText = json.currentName().equals("text");
                if (json.nextToken() == JsonToken.VALUE_STRING && isText) {
                    into.append(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        } else {
            json.skipChildren();
        }
    }

    private void readUsage(JsonParser json) {
        int prompt = 0;
        int completion = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && name.equals("prompt_tokens")) {
                prompt = Math.max(0, json.getValueAsInt());
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("completion_tokens")) {
                completion = Math.max(0, json.getValueAsInt());
            } else {
                json.skipChildren();
            }
        }
        usage = Optional.of(new Usage(prompt, completion));
    }

    String text() {
        return text.toString();
    }

    String reasoning() {
        return reasoning.toString();
    }

    boolean anyText() {
        return !text.isEmpty() || !reasoning.isEmpty();
    }

    Optional<Finish> finish() {
        return finish;
    }

    Optional<Usage> usage() {
        return usage;
    }

    /// An error in place of an answer, or in the middle of one.
    Optional<ServerError> error() {
        return error;
    }

    /// True when the first choice occurred.
    boolean choiceSeen() {
        return choiceSeen;
    }
}
