package dev.touchstone.gguf.serve;

import static dev.touchstone.gguf.serve.Envelope.fields;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.Generation;
import dev.touchstone.gguf.llama.GenerationOptions;
import dev.touchstone.gguf.llama.TokenChoice;
import dev.touchstone.gguf.tokenize.ChatTemplate;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// `POST /v1/chat/completions`.
final class ChatRoute {

    private static final int MOST_ALTERNATIVES = 20;

    private final Served served;

    ChatRoute(Served served) {
        this.served = served;
    }

    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        RequestBody body = RequestBody.read(request);
        served.checkModel(body);
        ChatTemplate template = served.model().chatTemplate().orElseThrow(() -> new ApiFailure(400,
                "this model has no chat template that this server knows; use /v1/completions", "",
                "invalid_value"));
        int[] prompt = served.model().tokenizer().encodePrompt(template.render(messages(body)));
        OptionalInt alternatives = alternatives(body);
        OptionalInt most = body.whole("max_completion_tokens", 1, Integer.MAX_VALUE);
        int maxTokens = most.orElseGet(() ->
                body.whole("max_tokens", 1, Integer.MAX_VALUE).orElse(served.model().context()));
        GenerationOptions options = body.options(maxTokens, alternatives, served.seeds());
        Generation generation = served.model().generate(prompt, options);
        if (body.flag("stream")) {
            stream(generation, response, body.includeUsage());
        } else {
            Answer answer = Answer.collect(generation, (_, _) -> {});
            Fields message = fields("role", Value.of("assistant"), "content", Value.of(answer.text()));
            Value choice = fields("index", Value.of(0), "message", message,
                    "logprobs", alternatives.isPresent() ? report(answer.choices()) : Value.ABSENT,
                    "finish_reason", Value.of(answer.finish().wireName()));
            Exchange.send(response, 200, served.envelope("chatcmpl-", "chat.completion")
                    .message(List.of(choice), Envelope.usage(answer.usage())));
        }
    }

    private void stream(Generation generation, ServerResponse response, boolean includeUsage)
            throws InterruptedException {
        Envelope envelope = served.envelope("chatcmpl-", "chat.completion.chunk");
        try (generation; Exchange.Events events = new Exchange.Events(response)) {
            events.send(chunk(envelope, fields("role", Value.of("assistant"), "content", Value.of("")),
                    Value.ABSENT, Value.ABSENT));
            Answer answer = served.collectInto(events, generation,
                    (text, choice) -> events.send(chunk(envelope,
                    fields("content", Value.of(text)),
                    choice.isPresent() ? report(List.of(choice.get())) : Value.ABSENT, Value.ABSENT)));
            events.send(chunk(envelope, Fields.EMPTY, Value.ABSENT, Value.of(answer.finish().wireName())));
            if (includeUsage) {
                events.send(envelope.message(List.of(), Envelope.usage(answer.usage())));
            }
            events.done();
        }
    }

    private static Fields chunk(Envelope envelope, Fields delta, Value logprobs, Value finish) {
        return envelope.message(List.of(fields("index", Value.of(0), "delta", delta, "logprobs", logprobs,
                "finish_reason", finish)), Map.of());
    }

    private static OptionalInt alternatives(RequestBody body) {
        OptionalInt top = body.whole("top_logprobs", 0, MOST_ALTERNATIVES);
        boolean wanted = body.flag("logprobs");
        if (top.orElse(0) > 0 && !wanted) {
            throw ApiFailure.invalid("top_logprobs", "'top_logprobs' needs 'logprobs': true");
        }
        return wanted ? OptionalInt.of(top.orElse(0)) : OptionalInt.empty();
    }

    private static List<Message> messages(RequestBody body) {
        if (!(body.find("messages").orElse(Value.ABSENT) instanceof Value.Items(List<Value> items))
                || items.isEmpty()) {
            throw ApiFailure.invalid("messages", "'messages' must be a list of at least one message");
        }
        List<Message> messages = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            String place = "messages[" + index + "]";
            if (!(items.get(index) instanceof Fields message)) {
                throw ApiFailure.invalid(place, "'%s' must be an object".formatted(place));
            }
            messages.add(new Message(role(message, place), content(message, place)));
        }
        return messages;
    }

    private static Role role(Fields message, String place) {
        String name = message.findText("role").orElse("");
        return Arrays.stream(Role.values()).filter(role -> role.wireName().equals(name)).findFirst()
                .or(() -> name.equals("developer") ? Optional.of(Role.SYSTEM) : Optional.empty())
                .orElseThrow(() -> ApiFailure.invalid(place + ".role",
                        "'%s.role' must be system, user, assistant or tool, is '%s'".formatted(place, name)));
    }

    /// A text, or a list of text parts.
    private static String content(Fields message, String place) {
        return switch (message.find("content").orElse(Value.ABSENT)) {
            case Value.Text(String text) -> text;
            case Value.Items(List<Value> parts) -> {
                StringBuilder text = new StringBuilder();
                for (Value part : parts) {
                    text.append(part instanceof Fields fields && fields.findText("text").isPresent()
                            ? fields.findText("text").get() : refuse(place));
                }
                yield text.toString();
            }
            case Value _ -> refuse(place);
        };
    }

    private static String refuse(String place) {
        throw ApiFailure.invalid(place + ".content", "'%s.content' must be a text".formatted(place));
    }

    private Value report(List<TokenChoice> choices) {
        List<Value> content = new ArrayList<>();
        for (TokenChoice choice : choices) {
            List<Value> top = new ArrayList<>();
            choice.alternatives().forEach(other -> top.add(token(other.token(), other.logProbability())));
            content.add(token(choice.token(), choice.logProbability())
                    .with("top_logprobs", new Value.Items(top)));
        }
        return fields("content", new Value.Items(content));
    }

    private Fields token(int token, double logProbability) {
        List<Value> bytes = new ArrayList<>();
        for (byte value : served.model().tokenizer().bytesOf(token)) {
            bytes.add(Value.of(Byte.toUnsignedLong(value)));
        }
        return fields("token", Value.of(served.model().tokenizer().decode(token)),
                "logprob", Value.of(logProbability), "bytes", new Value.Items(bytes));
    }
}
