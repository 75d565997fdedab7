package dev.touchstone.gguf.serve;

import static dev.touchstone.gguf.serve.Envelope.fields;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.Generation;
import dev.touchstone.gguf.llama.GenerationOptions;
import dev.touchstone.gguf.llama.TokenChoice;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// `POST /v1/completions`: texts or lists of token ids, several prompts per request, `echo` with the prompt's
/// own log-probabilities.
final class TextRoute {

    private static final int MOST_ALTERNATIVES = 100;
    private static final int MOST_PROMPTS = 256;
    private static final int STANDARD_TOKENS = 16;

    private final Served served;

    TextRoute(Served served) {
        this.served = served;
    }

    void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        RequestBody body = RequestBody.read(request);
        served.checkModel(body);
        List<int[]> prompts = new Prompts(served.model().tokenizer(), MOST_PROMPTS).read(body);
        OptionalInt alternatives = body.whole("logprobs", 0, MOST_ALTERNATIVES);
        boolean echo = body.flag("echo");
        int maxTokens = body.whole("max_tokens", echo ? 0 : 1, Integer.MAX_VALUE).orElse(STANDARD_TOKENS);
        GenerationOptions options = body.options(Math.max(1, maxTokens), alternatives, served.seeds());
        if (body.flag("stream")) {
            if (echo || prompts.size() != 1) {
                throw ApiFailure.invalid("stream", "'stream' does one prompt without 'echo' at a time");
            }
            stream(served.model().generate(prompts.getFirst(), options), response, body.includeUsage());
        } else {
            Exchange.send(response, 200, complete(prompts, options, echo, maxTokens));
        }
    }

    private Value complete(List<int[]> prompts, GenerationOptions options, boolean echo, int maxTokens)
            throws InterruptedException {
        List<Generation> generations = new ArrayList<>();
        try {
            for (int[] prompt : prompts) {
                if (maxTokens > 0) {
                    generations.add(served.model().generate(prompt, options));
                }
            }
            List<Value> choices = new ArrayList<>();
            int promptTokens = 0;
            int completionTokens = 0;
            for (int index = 0; index < prompts.size(); index++) {
                int[] prompt = prompts.get(index);
                TokenReport report = new TokenReport(served.model().tokenizer());
                String text = "";
                if (echo) {
                    text = served.model().tokenizer().decode(prompt);
                    addPrompt(report, prompt, options.alternatives());
                }
                Answer answer = maxTokens > 0 ? Answer.collect(generations.get(index), (_, _) -> {})
                        : new Answer("", List.of(), Finish.LENGTH, new Usage(prompt.length, 0));
                report.addAll(answer.choices());
                promptTokens += prompt.length;
                completionTokens += answer.usage().completionTokens();
                choices.add(choice(index, text + answer.text(),
                        options.alternatives().isPresent() ? report.toValue() : Value.ABSENT,
                        Value.of(answer.finish().wireName())));
            }
            return served.envelope("cmpl-", "text_completion")
                    .message(choices, Envelope.usage(new Usage(promptTokens, completionTokens)));
        } finally {
            generations.forEach(Generation::close);
        }
    }

    private void addPrompt(TokenReport report, int[] prompt, OptionalInt alternatives)
            throws InterruptedException {
        report.addFirst(prompt[0]);
        if (prompt.length > 1 && alternatives.isPresent()) {
            report.addAll(served.model().score(prompt, 1, alternatives.getAsInt()));
        }
    }

    private void stream(Generation generation, ServerResponse response, boolean includeUsage)
            throws InterruptedException {
        Envelope envelope = served.envelope("cmpl-", "text_completion");
        try (generation; Exchange.Events events = new Exchange.Events(response)) {
            Answer answer = served.collectInto(events, generation, (text, choice) -> events.send(
                    envelope.message(List.of(choice(0, text, choice.map(this::report).orElse(Value.ABSENT),
                            Value.ABSENT)), Map.of())));
            events.send(envelope.message(
                    List.of(choice(0, "", Value.ABSENT, Value.of(answer.finish().wireName()))), Map.of()));
            if (includeUsage) {
                events.send(envelope.message(List.of(), Envelope.usage(answer.usage())));
            }
            events.done();
        }
    }

    private Value report(TokenChoice choice) {
        TokenReport report = new TokenReport(served.model().tokenizer());
        report.addAll(List.of(choice));
        return report.toValue();
    }

    private static Value choice(int index, String text, Value logprobs, Value finish) {
        return fields("index", Value.of(index), "text", Value.of(text), "logprobs", logprobs, "finish_reason",
                finish);
    }
}
