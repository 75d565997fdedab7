package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.HttpReply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;

/// Collects an answer object by object, each read as a whole: the reader of forms that need no streaming
/// within an object.
///
/// An object with `error` (or OpenAI-like relatives of it) ends the answer before the form sees it.
public final class AnswerParts implements AnswerReader {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final CallParts calls = new CallParts();
    private final String wanted;
    private String echoed = "";
    private final BiConsumer<Fields, AnswerParts> form;
    private BiConsumer<HttpReply, AnswerParts> headers = (_, _) -> {};
    private Optional<Finish> finish = Optional.empty();
    private OptionalInt promptTokens = OptionalInt.empty();
    private OptionalInt completionTokens = OptionalInt.empty();
    private Optional<ServerError> error = Optional.empty();
    private boolean begun;
    private boolean ended;

    /// @param wanted what makes an object an answer, such as `generated_text`
    /// @param form takes what is its own from each object
    public AnswerParts(String wanted, BiConsumer<Fields, AnswerParts> form) {
        this.wanted = wanted;
        this.form = form;
    }

    /// With something to be read from the headers too.
    public AnswerParts withHeaders(BiConsumer<HttpReply, AnswerParts> taking) {
        headers = taking;
        return this;
    }

    /// Without the prompt, where the answer begins with it: for servers that repeat it.
    public AnswerParts without(String prompt) {
        echoed = prompt;
        return this;
    }

    @Override
    public void head(HttpReply http) {
        headers.accept(http, this);
    }

    @Override
    public void read(JsonParser json) {
        Fields object = (Fields) Json.read(json); // the caller saw its opening brace
        error = error.or(() -> ServerError.inObject(object));
        if (error.isEmpty()) {
            form.accept(object, this);
        }
    }

    /// Adds to the answer.
    public void say(String more) {
        begun = true;
        text.append(more);
    }

    /// Sets the answer, for servers that repeat it from its start.
    public void sayAll(String whole) {
        begun = true;
        text.setLength(0);
        text.append(whole);
    }

    /// Adds to the model's thinking.
    public void think(String more) {
        reasoning.append(more);
    }

    /// Adds a whole call of a function behind those that are there; arguments that are a text stay as they
    /// are.
    public void call(String name, Value arguments) {
        begun = true;
        calls.add(calls.next(), name, switch (arguments) {
            case Value.Text(String text) -> text;
            case Value.Absent _ -> "";
            case Value other -> Json.write(other);
        });
    }

    /// Adds to the call of a function, name and arguments piece by piece.
    ///
    /// @param place what pieces of one call have in common
    public void callPiece(int place, String name, String arguments) {
        begun = true;
        calls.add(place, name, arguments);
    }

    /// An answer has begun, be it empty.
    public void begin() {
        begun = true;
    }

    /// Why the answer ended, by the server's word; an empty word says nothing.
    public void finish(Optional<String> word) {
        word.filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> finish = Optional.of(Finish.ofWireName(reason)));
    }

    /// Why the answer ended.
    public void finishAs(Finish reason) {
        finish = Optional.of(reason);
    }

    /// Tokens of the prompt, where the value is there and a count.
    public void promptTokens(Optional<Value> tokens) {
        TokenCount.of(tokens).ifPresent(count -> promptTokens = OptionalInt.of(count));
    }

    /// Tokens of the answer, where the value is there and a count.
    public void completionTokens(Optional<Value> tokens) {
        TokenCount.of(tokens).ifPresent(count -> completionTokens = OptionalInt.of(count));
    }

    /// Nothing more will come.
    public void end() {
        begun = true;
        ended = true;
    }

    /// There is an error in place of an answer.
    public void fail(ServerError told) {
        error = Optional.of(told);
    }

    /// A text of a field that may be missing, null or of another type: empty then.
    public static String textOf(Fields object, String name) {
        return object.findText(name).orElse("");
    }

    /// True when a field is there and holds something.
    public static boolean holds(Fields object, String name) {
        return object.find(name).filter(value -> !(value instanceof Value.Absent)).isPresent();
    }

    @Override
    public String text() {
        String whole = text.toString();
        return whole.startsWith(echoed) ? whole.substring(echoed.length()) : whole;
    }

    @Override
    public String reasoning() {
        return reasoning.toString();
    }

    /// Arguments are objects in these forms, so none at all are an empty one.
    @Override
    public List<ToolCall> calls() {
        return calls.calls().stream().map(call -> call.arguments().isBlank()
                ? new ToolCall(call.name(), "{}") : call).toList();
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
        return promptTokens.isPresent() && completionTokens.isPresent()
                ? Optional.of(new Usage(promptTokens.getAsInt(), completionTokens.getAsInt()))
                : Optional.empty();
    }

    @Override
    public Optional<ServerError> error() {
        return error;
    }

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public String wanted() {
        return wanted;
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
