package dev.touchstone.gguf.llama;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.llama.GenerationEvent.Broken;
import dev.touchstone.gguf.llama.GenerationEvent.Ended;
import dev.touchstone.gguf.llama.GenerationEvent.Grown;
import dev.touchstone.gguf.tokenize.TextStream;
import dev.touchstone.gguf.tokenize.Tokenizer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/// Chooses the tokens of one answer and tells of its text.
final class GenerationReader implements LogitsReader {

    private final Tokenizer tokenizer;
    private final Set<Integer> endTokens;
    private final GenerationOptions options;
    private final int promptTokens;
    private final int room;
    private final BlockingQueue<GenerationEvent> events;
    private final Sampler sampler;
    private final StopScanner scanner;
    private final TextStream stream = new TextStream();
    private int written;

    /// @param room tokens that fit into the context after the prompt, at least 1
    GenerationReader(Tokenizer tokenizer, Set<Integer> endTokens, GenerationOptions options, int promptTokens,
            int room, BlockingQueue<GenerationEvent> events) {
        this.tokenizer = tokenizer;
        this.endTokens = endTokens;
        this.options = options;
        this.promptTokens = promptTokens;
        this.room = room;
        this.events = events;
        this.sampler = new Sampler(options.sampling());
        this.scanner = new StopScanner(options.stop());
    }

    @Override
    public Next read(int position, Distribution distribution) {
        int token = sampler.choose(distribution);
        written++;
        if (endTokens.contains(token)) {
            return end(Finish.STOP, scanner.append(stream.finish()) + scanner.rest());
        }
        Optional<TokenChoice> choice = options.alternatives().isEmpty() ? Optional.empty()
                : Optional.of(distribution.choice(token, options.alternatives().getAsInt()));
        String text = tokenizer.special(token) ? "" : scanner.append(stream.append(tokenizer.bytesOf(token)));
        if (!text.isEmpty() || choice.isPresent()) {
            events.add(new Grown(text, choice));
        }
        if (scanner.found()) {
            return end(Finish.STOP, "");
        }
        if (written >= Math.min(options.maxTokens(), room)) {
            String last = scanner.append(stream.finish());
            return end(scanner.found() ? Finish.STOP : Finish.LENGTH, last + scanner.rest());
        }
        return new Next.Append(token);
    }

    private Next end(Finish finish, String rest) {
        if (!rest.isEmpty()) {
            events.add(new Grown(rest, Optional.empty()));
        }
        events.add(new Ended(finish, new Usage(promptTokens, written)));
        return new Next.End();
    }

    @Override
    public void fail(TouchstoneException failure) {
        events.add(new Broken(failure));
    }
}
