package dev.touchstone.models.wire;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.limit.Sleeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.core.JsonGenerator;

/// One end point in all the ways in which a run could use it, for probing: no second tries, at most a minute
/// each.
public final class ServiceProbe implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final ModelSpec model;
    private final ServiceBackend backend;
    private final WireForm form;
    private final ServiceSettings settings;
    private final HttpCalls calls;

    /// @param form of the server, without settings of its own
    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is wrong
    public ServiceProbe(ModelSpec model, Map<String, String> environment, WireForm form) {
        this.model = model;
        this.backend = new ServiceBackend(environment, Sleeper.real(), RandomGenerator.getDefault());
        this.settings = ServiceSettings.read(model, environment, form);
        this.form = settings.form();
        this.calls = new HttpCalls(settings.options());
    }

    /// The address for people.
    public String address() {
        return settings.options().url().toString();
    }

    /// What the server says it serves.
    public List<Fields> models() throws InterruptedException {
        return new ModelList(calls, settings.options().url(), form.traits().models(),
                new Redaction(settings.options().headers().values())).read();
    }

    /// A generator of that model, by another form that the server may know too.
    ///
    /// @param id empty where requests need none
    public Generator generator(WireForm other, String id, boolean stream) {
        return backend.generator(with(id, stream), other);
    }

    /// Header lines that tell limits, of one short answer; empty when there are none or no answer.
    public List<String> rateLimitHeaders(String id) throws InterruptedException {
        WireForm.Asked asked = new WireForm.Asked(id, false);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = FastJson.generator(body)) {
            form.write(json, asked, Prompt.user("Hi"), new GenerationSettings(1, Fields.EMPTY));
        }
        try {
            return calls.post(settings.options().url().requestPath(form.path(asked)), body.toByteArray(),
                    LIMIT, reply -> reply.headersLike("ratelimit"));
        } catch (IOException lost) {
            return List.of(); // that it does not work is a finding of its own
        }
    }

    /// Value of a field that tells a model's context length, under the names that servers use.
    public static Optional<Value> contextLength(Fields entry) {
        return entry.find("max_model_len").or(() -> entry.find("context_length"))
                .or(() -> entry.findFields("meta").flatMap(meta -> meta.find("n_ctx_train")));
    }

    private ModelSpec with(String id, boolean stream) {
        double limit = Math.min(60, Section.of(model.name(), model.settings()).number("timeout_s", 0, 1e9)
                .orElse(60));
        Fields changed = model.settings().with("stream", Value.of(stream)).with("retry", Value.of(0))
                .with("timeout_s", Value.of(limit));
        return model.withModel(id).withSettings(changed);
    }

    @Override
    public void close() {
        calls.close();
    }
}
