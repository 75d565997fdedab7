package dev.touchstone.conformance;

import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.Faults;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model server that does sums and counts what it was asked, by prompt and seed.
final class SumServer implements AutoCloseable {

    private static final Pattern SEED = Pattern.compile("\"seed\":(\\d+)");

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final FaultServer server;

    /// A server that answers everything after a while.
    SumServer(Duration latency) {
        this(latency, Faults.NONE);
    }

    /// A server that answers after a while, less its faults.
    SumServer(Duration latency, Faults faults) {
        this(request -> {
            String says = Sums.answer(request.prompt(), seed(request));
            return faults.draw(request.number(), says)
                    .orElseGet(() -> new ScriptedReply.After(latency, ScriptedReply.says(says)));
        });
    }

    /// A server by script.
    SumServer(Function<ReceivedRequest, ScriptedReply> script) {
        this.server = new FaultServer(request -> {
            asked.computeIfAbsent(request.prompt() + "#" + seed(request), _ -> new AtomicInteger())
                    .incrementAndGet();
            return script.apply(request);
        });
    }

    /// The seed of a request, 0 when it has none.
    static long seed(ReceivedRequest request) {
        Matcher seed = SEED.matcher(request.text());
        return seed.find() ? Long.parseLong(seed.group(1)) : 0;
    }

    /// What it says to a request when nothing is wrong.
    static ScriptedReply right(ReceivedRequest request) {
        return ScriptedReply.says(Sums.answer(request.prompt(), seed(request)));
    }

    String url() {
        return server.url();
    }

    FaultServer server() {
        return server;
    }

    /// All requests so far.
    int requests() {
        return asked.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /// Different prompts (with their seeds) so far.
    int prompts() {
        return asked.size();
    }

    /// The most requests that any prompt got.
    int mostForOnePrompt() {
        return asked.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
    }

    /// Dies before its time.
    void die() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
