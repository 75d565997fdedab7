package dev.touchstone.models.local;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.Turn;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A model on this machine as the engine sees it; owns its workers.
///
/// Questions that arrive together share batches. The model is loaded with the first question, so a run in
/// which nothing is missing loads none; what keeps it from being loaded fails every question in the same
/// permanent way.
final class LocalGenerator implements Generator {

    private final LocalSettings settings;
    private final String identity;
    private final Optional<FetchedByName> fetched;
    private final int concurrency;
    private final CallQueue queue;
    private final WorkerPool pool;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();

    /// @param identity what the weights are
    /// @param fetched the name that stands for the weights, where they are not on this machine
    /// @param concurrency questions in workers at once, at most
    LocalGenerator(LocalSettings settings, String identity, Optional<FetchedByName> fetched, int concurrency,
            CallQueue queue, WorkerPool pool) {
        this.settings = settings;
        this.identity = identity;
        this.fetched = fetched;
        this.concurrency = concurrency;
        this.queue = queue;
        this.pool = pool;
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        if (request.prompt() instanceof Prompt.ToolChat) {
            return new Outcome.Failed(new Failure(ErrorCode.MODEL_CAPABILITY,
                    "a model on this machine calls no functions; use tasks without tools, or serve it",
                    OptionalInt.empty(), true), 0);
        }
        Fields arguments = request.settings().arguments();
        Fields item = item(request.prompt())
                .with("max_tokens", Value.of(request.settings().maxOutputTokens()));
        Optional<Value> seed = arguments.find("seed");
        Call call = new Call(ids.incrementAndGet(), new Call.Kind("generate", arguments.without("seed")),
                seed.isPresent() ? item.with("seed", seed.get()) : item, length(request.prompt()));
        return switch (ask(call, request.turn())) {
            case Reply.Answer(var text, var finish, var usage, var took) ->
                    new Outcome.Generated(text, "", finish,
                    Optional.of(usage), new Timing(took, Optional.empty()), call.sendings());
            case Reply.Nothing(Failure failure) -> new Outcome.Failed(failure, call.sendings());
            case Reply.Values _ -> throw new IllegalStateException("likelihoods were answered to a question");
        };
    }

    /// Likelihoods of continuations, or of a whole text.
    ///
    /// @param item the item without its id
    /// @param length characters
    List<Likelihood> likelihoods(Fields item, int length) throws InterruptedException {
        Call call = new Call(ids.incrementAndGet(), new Call.Kind("likelihood", Fields.EMPTY), item, length);
        return switch (ask(call, Turn.FIRST)) {
            case Reply.Values(List<Likelihood> values) -> values;
            case Reply.Nothing(Failure failure) ->
                    throw new TouchstoneException(failure.code(), failure.message());
            case Reply.Answer _ ->
                    throw new IllegalStateException("text was answered where likelihoods were asked");
        };
    }

    private Reply ask(Call call, Turn turn) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pool.start();
        inFlight.incrementAndGet();
        try {
            switch (turn) {
                case FIRST -> queue.put(call);
                case LATER -> queue.putAhead(call);
            }
            return named(call.await());
        } catch (InterruptedException stopped) {
            queue.remove(call);
            call.fail(ErrorCode.MODEL_CANCELLED, "given up: the run is stopping", false);
            throw stopped;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /// Where no model of that name can be had, a folder may have been meant: that is said first.
    private Reply named(Reply reply) {
        return fetched.isPresent() && reply instanceof Reply.Nothing(Failure failure)
                && failure.code() == ErrorCode.MODEL_FILE_NOT_FOUND
                ? new Reply.Nothing(new Failure(failure.code(),
                        ("there is no folder %s; '%s' was taken for the name of a model that transformers "
                                + "fetches; give the path of the folder (--model-path DIR): %s").formatted(
                                        fetched.get().absent(), fetched.get().name(), failure.message()),
                        failure.status(), failure.permanent())) : reply;
    }

    /// A chat goes to a chat template; where there is none its turns stand in one text, a line each.
    private Fields item(Prompt.Asked prompt) {
        if (settings.metaTemplate().isPresent()) {
            return text(settings.metaTemplate().get().render(prompt));
        }
        if (settings.engine() == Engine.BASE) {
            return text(String.join("\n", prompt.turns().stream().map(Message::content).toList()));
        }
        return Fields.EMPTY.with("messages", new Value.Items(prompt.turns().stream().<Value>map(message ->
                Fields.EMPTY.with("role", Value.of(message.role().wireName()))
                        .with("content", Value.of(message.content()))).toList()));
    }

    private static Fields text(String text) {
        return Fields.EMPTY.with("text", Value.of(text));
    }

    private static int length(Prompt.Asked prompt) {
        return prompt.turns().stream().mapToInt(message -> message.content().length()).sum();
    }

    @Override
    public String identity() {
        return settings.answers().names().isEmpty() ? identity : identity + " "
                + Json.write(settings.answers());
    }

    @Override
    public Activity activity() {
        return new Activity(Math.min(inFlight.get(), concurrency), concurrency, pool.deaths());
    }

    @Override
    public void sendThrough(Gate gate) {
        queue.sendThrough(gate);
    }

    @Override
    public void drain() {
        queue.drain();
    }

    @Override
    public Optional<FetchedByName> fetchedByName() {
        return fetched;
    }

    @Override
    public Optional<FewerWorkers> fewerWorkers() {
        return pool.fewerWorkers();
    }

    @Override
    public String preview(GenerationRequest request) {
        return Json.writeIndented(item(request.prompt())
                .with("max_tokens", Value.of(request.settings().maxOutputTokens()))
                .with("arguments", request.settings().arguments()));
    }

    @Override
    public void close() {
        pool.close();
    }
}
