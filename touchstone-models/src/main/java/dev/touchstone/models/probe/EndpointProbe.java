package dev.touchstone.models.probe;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.probe.Finding.State;
import dev.touchstone.models.wire.ServiceProbe;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireForms;
import dev.touchstone.models.wire.WireTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tries what a model's server can do, with about six short requests: both forms of an OpenAI-style one,
/// plain and streamed, or the one form of another.
///
/// Requests are not tried again and answers are short (64 tokens, 16 for completions). Nothing here throws
/// for a server's faults: they are findings.
public final class EndpointProbe {

    private static final String ID_NEEDED =
            "nothing more can be asked without a model id: give --model ID, and check that --url is right";

    private static final String GREEDY_UNKNOWN = "the server tells no top_logprobs, so it is unknown "
            + "whether each token is the likeliest; acc of single texts (lambada) and exact_match will not "
            + "be measured";

    private static final String QUESTION = "What is 2 + 3? Answer with the number alone.";
    private static final String OPENAI_CHAT = "openai_chat";
    private static final String OPENAI_COMPLETIONS = "openai_completions";

    private final ModelSpec model;
    private final WireForm form;
    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    /// @param model settings of the end point, as for a run; an empty id = the server's first model
    /// @param environment for key references and proxies
    /// @throws TouchstoneException `COMMAND_INVALID` when the model's back end has no address
    public EndpointProbe(ModelSpec model, Map<String, String> environment) {
        this.model = model;
        this.form = form(model.backend());
        this.environment = Map.copyOf(environment);
    }

    /// Asks everything, in order; stops early when there is no connection or no model.
    ///
    /// @throws TouchstoneException when a setting is wrong
    /// @throws InterruptedException when the calling thread is interrupted
    public List<Finding> run() throws InterruptedException {
        try (ServiceProbe access = new ServiceProbe(model, environment, form)) {
            Optional<String> id = models(access);
            if (id.isPresent()) {
                if (form.name().equals(OPENAI_CHAT) || form.name().equals(OPENAI_COMPLETIONS)) {
                    form("chat", access, form(OPENAI_CHAT), id.get());
                    form("completions", access, form(OPENAI_COMPLETIONS), id.get());
                } else {
                    form(form.name(), access, form, id.get());
                }
                headers(access, id.get());
            }
        }
        return List.copyOf(findings);
    }

    private static WireForm form(String backend) {
        return WireForms.find(backend).orElseThrow(() -> new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "the back end '%s' has no address to ask; those that have one: %s"
                        .formatted(backend, String.join(", ", WireForms.names()))));
    }

    private void form(String name, ServiceProbe access, WireForm asked, String id)
            throws InterruptedException {
        try (Generator plain = access.generator(asked, id, false)) {
            generation(name, plain);
            likelihood(plain);
        }
        try (Generator streaming = access.generator(asked, id, true)) {
            generation(name + " streaming", streaming);
        }
    }

    private void add(String name, State state, String detail) {
        findings.add(new Finding(name, state, detail));
    }

    private Optional<String> models(ServiceProbe access) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            List<Fields> entries = access.models();
            connected(access, begun);
            List<String> ids = entries.stream().map(entry -> entry.findText("id")).flatMap(Optional::stream)
                    .toList();
            add("models", ids.isEmpty() ? State.FAILS : State.WORKS,
                    ids.isEmpty() ? "the list is empty"
                    : String.join(", ", ids.subList(0, Math.min(8, ids.size()))));
            String wanted = model.model().isBlank() ? ids.isEmpty() ? "" : ids.getFirst() : model.model();
            entries.stream().filter(entry -> entry.findText("id").filter(wanted::equals).isPresent())
                    .findFirst()
                    .flatMap(ServiceProbe::contextLength)
                    .ifPresent(length -> add("context", State.NOTE, length.display() + " tokens"));
            if (wanted.isBlank() && idNeeded()) {
                add("model id", State.FAILS, ID_NEEDED);
            }
            return Optional.of(wanted).filter(text -> !text.isBlank() || !idNeeded());
        } catch (TouchstoneException refused) {
            return withoutList(access, refused, begun);
        }
    }

    /// A server may answer and have no list (404); then the command line must name the model.
    private Optional<String> withoutList(ServiceProbe access, TouchstoneException refused, long begun) {
        if (refused.code() != ErrorCode.MODEL_UNREACHABLE) {
            connected(access, begun);
        }
        boolean named = !model.model().isBlank();
        if (refused.code() == ErrorCode.MODEL_NOT_FOUND) {
            add("models", State.NOTE, "the server has no list of its models (HTTP 404 at %s%s)"
                    .formatted(access.address(), form.traits().models().getLast().path()));
            if (!named && idNeeded()) {
                add("model id", State.FAILS, ID_NEEDED);
            }
        } else {
            add("models", State.FAILS, refused.getMessage());
        }
        boolean reached = refused.code() != ErrorCode.MODEL_UNREACHABLE;
        return named ? Optional.of(model.model()) : Optional.of("").filter(_ -> reached && !idNeeded());
    }

    private boolean idNeeded() {
        return form.traits().naming() == WireTraits.Naming.NEEDED;
    }

    private void connected(ServiceProbe access, long begun) {
        add("connection", State.WORKS, "%s answers in %d ms".formatted(access.address(),
                (System.nanoTime() - begun) / 1_000_000));
    }

    private void generation(String name, Generator generator) throws InterruptedException {
        GenerationSettings settings = new GenerationSettings(name.startsWith("completions") ? 16 : 64,
                new Fields(Map.of("temperature", Value.of(0))));
        Outcome outcome = generator.generate(new GenerationRequest(new AttemptKey(0, 0),
                Prompt.user(QUESTION), settings));
        switch (outcome) {
            case Outcome.Generated generated -> answered(name, generated);
            case Outcome.Ranked _ -> throw new IllegalStateException("a likelihood for a question");
            case Outcome.Failed failed -> add(name, State.FAILS,
                    failed.failure().code().id() + " " + failed.failure().message());
        }
    }

    private void answered(String name, Outcome.Generated generated) {
        long total = generated.timing().total().toMillis();
        String answer = quoted(generated.text());
        add(name, State.WORKS, generated.timing().firstToken().map(first ->
                "%d ms, first text after %d ms, answer %s".formatted(total, first.toMillis(), answer))
                .orElseGet(() -> "%d ms, answer %s".formatted(total, answer)));
        add(name + ": usage", generated.usage().isPresent() ? State.WORKS : State.NOTE, generated.usage()
                .map(usage -> "%d prompt and %d answer tokens".formatted(usage.promptTokens(),
                usage.completionTokens()))
                .orElse("the server counts no tokens; limits of tokens and cost are estimated"));
        repeated(name, generated);
        if (!generated.reasoning().isEmpty()) {
            add(name + ": reasoning", State.NOTE, "the model's thinking comes apart from its answer");
        } else if (generated.text().contains("<think>") || generated.text().contains("</think>")) {
            add(name + ": reasoning", State.NOTE,
                    "the model thinks inside its answer (<think>); it is cut off before scoring");
        }
    }

    /// A repeated prompt would be scored as part of the answer.
    private void repeated(String name, Outcome.Generated generated) {
        if (generated.text().startsWith(QUESTION)) {
            add(name + ": prompt", State.NOTE, "the server repeats the prompt in its answer"
                    + (form.name().equals("triton") ? "; put echo: true into the model file" : ""));
        }
    }

    private void likelihood(Generator generator) throws InterruptedException {
        if (!(generator instanceof LogLikelihood likelihoods)) {
            return;
        }
        try {
            Likelihood likelihood =
                    likelihoods.logLikelihoods("The capital of France is", List.of(" Paris")).getFirst();
            add("log-likelihood", State.WORKS, String.format(Locale.ROOT,
                    "ln p(\" Paris\") = %.3f over %d token(s)",
                    likelihood.logProbability(), likelihood.tokens()));
            if (likelihood.greedy().isEmpty()) {
                add("log-likelihood: greedy", State.NOTE, GREEDY_UNKNOWN);
            }
        } catch (TouchstoneException missing) {
            add("log-likelihood", State.NOTE, missing.getMessage());
        }
    }

    private void headers(ServiceProbe access, String id) throws InterruptedException {
        List<String> limits = access.rateLimitHeaders(id);
        add("rate limits", State.NOTE, limits.isEmpty() ? "the server tells none"
                : limits.stream().sorted().collect(Collectors.joining("; ")));
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return '"' + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + '"';
    }
}
