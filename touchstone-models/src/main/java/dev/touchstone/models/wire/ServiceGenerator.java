package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ServedModels;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.HttpReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/// Asks a model's server in its own wire form, trying again what can be mended by waiting.
///
/// The arguments that are sent are those of the request's settings; nothing of the model file is added here.
public final class ServiceGenerator implements Generator, ServedModels {

    private final HttpCalls calls;
    private final String address;
    private final Tries tries;
    private final Served served;

    /// What is asked for.
    ///
    /// @param identity the model's name, also where requests carry none
    /// @param listed the server's models, where it had to be asked for them
    record Served(WireForm form, WireForm.Asked asked, String identity, List<String> listed) {}

    /// @param address where requests go, without secrets, for previews
    ServiceGenerator(HttpCalls calls, String address, Tries tries, Served served) {
        this.calls = calls;
        this.address = address;
        this.tries = tries;
        this.served = served;
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        if (request.prompt() instanceof Prompt.ToolChat && !served.form().takesTools()) {
            String words = "the task offers functions to call, which the back end '%s' does not send; use "
                    + "openai_chat, anthropic, ollama_chat or qianfan_chat";
            return new Outcome.Failed(new Failure(ErrorCode.MODEL_CAPABILITY,
                    words.formatted(served.form().name()), OptionalInt.empty(), true), 0);
        }
        return switch (tries.run(request.turn(), () -> body(request),
                http -> read(http, request.prompt()))) {
            case Tries.Ended.Answered<Reply>(Reply reply, int sent) -> {
                tries.pace().spend(reply.usage().orElseGet(() -> estimate(request.prompt(), reply)));
                yield new Outcome.Generated(reply.text(), reply.reasoning(), reply.finish(), reply.usage(),
                        reply.timing(), sent, reply.calls(), List.of());
            }
            case Tries.Ended.GaveUp<Reply>(Failure failure, int sent) -> new Outcome.Failed(failure, sent);
        };
    }

    /// Servers that answer plainly when asked to stream, or the other way round, say so by their content
    /// type; those that call a stream JSON are known by its first character.
    private Reply read(HttpReply http, Prompt.Asked prompt) throws IOException {
        String type = http.header("Content-Type").orElse("");
        AnswerReader reader = served.form().reader(prompt);
        WireTraits traits = served.form().traits();
        boolean streamed = switch (traits.framing()) {
            case EVENTS -> type.contains("event-stream") || served.asked().stream()
                    && (!type.contains("json") || http.firstCharacter().filter(ServiceGenerator::ofField)
                    .isPresent());
            case LINES -> served.asked().stream() || type.contains("ndjson");
        };
        return !streamed ? PlainReply.read(http, reader) : StreamReply.read(http, reader, traits);
    }

    /// Half of a surrogate pair, which UTF-8 cannot carry, goes out as its JSON escape.
    private byte[] body(GenerationRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
        try (JsonGenerator json = FastJson.generator(out)) {
            served.form().write(json, served.asked(), request.prompt(), request.settings());
        }
        return out.toByteArray();
    }

    /// The machinery of requests, for what a form can do beside generating.
    public Tries tries() {
        return tries;
    }

    /// True for what begins `data:`, `event:`, `id:`, `retry:` and comments; no JSON object begins so.
    private static boolean ofField(char first) {
        return Character.isLetter(first) || first == ':';
    }

    /// One token for four characters, where the server does not count; used for budgets alone.
    private static Usage estimate(Prompt.Asked prompt, Reply reply) {
        int characters = prompt.turns().stream().mapToInt(message -> message.content().length()).sum();
        return new Usage(characters / 4 + 1, (reply.text().length() + reply.reasoning().length()) / 4 + 1);
    }

    @Override
    public String identity() {
        return served.identity();
    }

    @Override
    public List<String> servedModels() {
        return served.listed();
    }

    @Override
    public Activity activity() {
        return tries.pace().activity();
    }

    @Override
    public ServiceGenerator withFewTries() {
        return new ServiceGenerator(calls, address, tries.few(), served);
    }

    @Override
    public void sendThrough(Gate gate) {
        tries.pace().sendThrough(gate);
    }

    @Override
    public void drain() {
        tries.pace().drain();
    }

    @Override
    public String preview(GenerationRequest request) {
        return "POST " + address + "\n"
                + new String(body(request), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        calls.close();
    }
}
