package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.ServerError;
import dev.touchstone.models.wire.TokenCount;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Collects what matters of one answer from one JSON object (plain) or many (a stream's events).
///
/// Reads `choices[0]` in every form met: `message.content`, `delta.content`, `text`, contents as a text, as
/// null or as a list of parts; `refusal` where there is no content; `reasoning_content` or `reasoning`;
/// `tool_calls`; `finish_reason`; `usage`; an `error` object in place of an answer, or an object that says
/// it is one. Everything else is skipped.
final class ReplyFields implements AnswerReader {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ToolCalls calls = new ToolCalls();
    private Optional<Finish> finish = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private Optional<ServerError> error = Optional.empty();
    private boolean choiceSeen;
    private boolean deltaSeen;

    /// Reads one top-level object; the parser stands on its start.
    @Override
    public void read(JsonParser json) {
        int textBefore = text.length();
        int reasoningBefore = reasoning.length();
        boolean saysError = false; // vLLM's older form: the object itself is the error
        String message = "";
        String code = "";
        int number = 0; // Baidu's form: error_code and error_msg in place of an answer
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY && name.equals("choices")) {
                text.setLength(textBefore); // of a key that occurs twice the last one counts
                reasoning.setLength(reasoningBefore);
                readChoices(json);
            } else if (value == JsonToken.START_OBJECT && name.equals("usage")) {
                readUsage(json);
            } else if (value != JsonToken.VALUE_NULL && name.equals("error")) {
                error = Optional.of(ServerError.read(json));
            } else if (value == JsonToken.VALUE_STRING && name.equals("object")) {
                saysError = json.getString().equals("error");
            } else if (value == JsonToken.VALUE_STRING
                    && (name.equals("message") || name.equals("error_msg"))) {
                message = json.getString();
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("error_code")) {
                number = json.getValueAsInt();
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("code")) {
                code = String.valueOf(json.getValueAsInt());
            } else {
                json.skipChildren();
            }
        }
        if (number != 0 && error.isEmpty()) {
            error = Optional.of(ServerError.ofNumber(String.valueOf(number), message));
        } else if (saysError && error.isEmpty()) {
            error = Optional.of(ServerError.of(message, code));
        }
    }

    /// Only the first choice is an answer. It is the one that says `index` 0, or the first of those that do
    /// not say; whatever follows in the same object is another answer to the same question.
    private void readChoices(JsonParser json) {
        boolean taken = false;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            if (taken) {
                json.skipChildren();
            } else {
                taken = readChoice(json);
            }
        }
        while (json.currentToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            json.nextToken();
        }
    }

    /// A choice that says it is another than the first is read and thrown away. A key that occurs twice is
    /// taken as its last value, as JSON readers do.
    ///
    /// @return true when it was the first
    private boolean readChoice(JsonParser json) {
        Optional<Finish> finishBefore = finish;
        boolean first = true;
        Message read = Message.EMPTY;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_NUMBER_INT && name.equals("index")) {
                first = json.getValueAsInt() == 0;
            } else if (value == JsonToken.START_OBJECT && name.equals("delta")) {
                deltaSeen = true;
                read = readMessage(json);
            } else if (value == JsonToken.START_OBJECT && name.equals("message") && !deltaSeen) {
                read = readMessage(json); // after deltas it repeats the whole text: some servers' last event
            } else if (name.equals("text")) {
                read = new Message(readContent(json), read.reasoning(), List.of());
            } else if (value == JsonToken.VALUE_STRING && name.equals("finish_reason")) {
                finish = Optional.of(Finish.ofWireName(json.getString()));
            } else {
                json.skipChildren();
            }
        }
        if (first) {
            choiceSeen = true;
            text.append(read.text());
            reasoning.append(read.reasoning());
            if (deltaSeen) {
                calls.addPieces(read.calls());
            } else {
                calls.addWhole(read.calls());
            }
        } else {
            finish = finishBefore;
        }
        return first;
    }

    /// Answer, thinking and calls of one message or delta.
    private record Message(String text, String reasoning, List<Value> calls) {
        static final Message EMPTY = new Message("", "", List.of());
    }

    private static Message readMessage(JsonParser json) {
        String text = "";
        String reasoning = "";
        String refusal = "";
        List<Value> calls = List.of();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("content") || name.equals("text")) {
                text = readContent(json);
            } else if (value == JsonToken.VALUE_STRING
                    && (name.equals("reasoning_content") || name.equals("reasoning"))) {
                reasoning = json.getString(); // servers that send both names send the same text twice
            } else if (value == JsonToken.VALUE_STRING && name.equals("refusal")) {
                refusal = json.getString();
            } else if (value == JsonToken.START_ARRAY && name.equals("tool_calls")) {
                calls = ((Value.Items) Json.read(json)).items();
            } else if (value == JsonToken.START_OBJECT && name.equals("function_call")) {
                calls = List.of(Json.read(json)); // OpenAI's older form: one call
            } else {
                json.skipChildren();
            }
        }
        return new Message(text.isEmpty() ? refusal : text, reasoning, calls);
    }

    private static String readContent(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getString();
            case START_ARRAY -> {
                StringBuilder parts = new StringBuilder();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    readPart(json, parts);
                }
                yield parts.toString();
            }
            case null, default -> {
                json.skipChildren();
                yield "";
            }
        };
    }

    private static void readPart(JsonParser json, StringBuilder into) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            into.append(json.getString());
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            int before = into.length();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean isText = json.currentName().equals("text");
                if (json.nextToken() == JsonToken.VALUE_STRING && isText) {
                    into.setLength(before);
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
        Optional<Integer> prompt = Optional.empty();
        Optional<Integer> completion = Optional.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("prompt_tokens")) {
                prompt = TokenCount.of(Optional.of(Json.read(json)));
            } else if (name.equals("completion_tokens")) {
                completion = TokenCount.of(Optional.of(Json.read(json)));
            } else {
                json.skipChildren();
            }
        }
        if (prompt.isPresent() && completion.isPresent()) { // one alone leaves the cost unknown
            usage = Optional.of(new Usage(prompt.get(), completion.get()));
        }
    }

    @Override
    public String text() {
        return text.toString();
    }

    @Override
    public String reasoning() {
        return reasoning.toString();
    }

    @Override
    public List<ToolCall> calls() {
        return calls.calls();
    }

    @Override
    public boolean anyText() {
        return !text.isEmpty() || !reasoning.isEmpty();
    }

    @Override
    public Optional<Finish> finish() {
        return finish;
    }

    @Override
    public Optional<Usage> usage() {
        return usage;
    }

    @Override
    public Optional<ServerError> error() {
        return error;
    }

    /// True when the first choice occurred.
    @Override
    public boolean begun() {
        return choiceSeen;
    }

    @Override
    public String wanted() {
        return "choices";
    }

    /// False: usage may follow the finish reason; a stream ends with `[DONE]` or its body.
    @Override
    public boolean ended() {
        return false;
    }
}
