package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ServedModels;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Asks an OpenAI-style server, trying again what can be mended by waiting.
///
/// The arguments that are sent are those of the request's settings; nothing of the model file is added here.
final class OpenAiGenerator implements Generator, ServedModels {

    private final HttpCalls calls;
    private final String address;
    private final Tries tries;
    private final Served served;
    private final RequestWriter writer;

    /// What is asked for.
    ///
    /// @param listed the server's models, where it had to be asked for them
    record Served(Wire wire, String model, boolean stream, List<String> listed) {}

    /// @param address where requests go, without secrets, for previews
    OpenAiGenerator(HttpCalls calls, String address, Tries tries, Served served) {
        this.calls = calls;
        this.address = address;
        this.tries = tries;
        this.served = served;
        this.writer = new RequestWriter(served.wire(), served.model(), served.stream());
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        byte[] body = writer.write(request.prompt(), request.settings());
        return switch (tries.run(body, this::read)) {
            case Tries.Ended.Answered<Reply>(Reply reply, int sent) -> {
                tries.pace().spend(reply.usage().orElseGet(() -> estimate(request.prompt(), reply)));
                yield new Outcome.Generated(
                        reply.text(), reply.reasoning(), reply.finish(), reply.usage(), reply.timing(), sent);
            }
            case Tries.Ended.GaveUp<Reply>(Failure failure, int sent) -> new Outcome.Failed(failure, sent);
        };
    }

    /// Servers that answer plainly when asked to stream, or the other way round, say so by their content
    /// type; those that call a stream JSON are known by its first character.
    private Reply read(HttpReply http) throws IOException {
        String type = http.header("Content-Type").orElse("");
        boolean streamed = type.contains("event-stream") || served.stream()
                && (!type.contains("json") || http.firstCharacter().filter(OpenAiGenerator::ofField)
                .isPresent());
        return !streamed ? PlainReply.read(http) : StreamReply.read(http);
    }

    /// True for what begins `data:`, `event:`, `id:`, `retry:` and comments; no JSON object begins so.
    private static boolean ofField(char first) {
        return Character.isLetter(first) || first == ':';
    }

    /// One token for four characters, where the server does not count; used for budgets alone.
    private static Usage estimate(Prompt prompt, Reply reply) {
        int characters = prompt.turns().stream().mapToInt(message -> message.content().length()).sum();
        return new Usage(characters / 4 + 1, (reply.text().length() + reply.reasoning().length()) / 4 + 1);
    }

    @Override
    public String identity() {
        return served.model();
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
    public void drain() {
        tries.pace().drain();
    }

    @Override
    public String preview(GenerationRequest request) {
        return "POST " + address + "\n"
                + new String(writer.write(request.prompt(), request.settings()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        calls.close();
    }
}
