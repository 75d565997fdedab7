package dev.touchstone.models.service;

import com.google.auto.service.AutoService;
import dev.touchstone.core.config.Secret;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.Arguments;
import dev.touchstone.models.wire.ModelQuery;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// The back end `anthropic`: `POST messages`, with the headers `x-api-key` and `anthropic-version`.
///
/// System messages go apart, joined by empty lines; a tool's words are a user's. `stop` is `stop_sequences`.
/// The interface knows no seed: one that is set is not sent. Thinking blocks are the model's reasoning.
/// Functions go as [AnthropicTools] writes them; calls are blocks of the type `tool_use`.
@AutoService(GeneratorFactory.class)
public final class AnthropicMessages implements WireForm {

    private static final String VERSION = "2023-06-01";

    private static final WireTraits TRAITS = new WireTraits(
            new PathRule("/v1", List.of("/messages", "/models")),
            WireTraits.Framing.EVENTS, WireTraits.End.MARKED, WireTraits.Naming.NEEDED,
            List.of(ModelQuery.openAi("/models")));

    private final String version;

    /// With the interface's version as it is documented.
    public AnthropicMessages() {
        this(VERSION);
    }

    private AnthropicMessages(String version) {
        this.version = version;
    }

    /// Reads `anthropic_version`.
    @Override
    public WireForm configured(Section section) {
        String asked = section.text("anthropic_version").orElse(version);
        if (!asked.matches("[0-9A-Za-z.-]{1,40}")) {
            throw section.wrong("anthropic_version", "a date, such as " + VERSION);
        }
        return new AnthropicMessages(asked);
    }

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public WireTraits traits() {
        return TRAITS;
    }

    @Override
    public boolean takesTools() {
        return true;
    }

    @Override
    public String path(Asked asked) {
        return "/messages";
    }

    @Override
    public Map<String, Secret> headers(Optional<Secret> key) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        key.ifPresent(secret -> headers.put("x-api-key", secret));
        headers.put("anthropic-version", new Secret(version, version));
        return headers;
    }

    @Override
    public void write(JsonGenerator json, Asked asked, Prompt.Asked prompt, GenerationSettings settings) {
        List<Message> messages = prompt.turns();
        String system = messages.stream().filter(message -> message.role() == Role.SYSTEM)
                .map(Message::content).collect(Collectors.joining("\n\n"));
        json.writeStartObject();
        json.writeStringProperty("model", asked.model());
        json.writeNumberProperty("max_tokens", settings.maxOutputTokens());
        if (!system.isEmpty()) {
            json.writeStringProperty("system", system);
        }
        json.writeName("messages");
        json.writeStartArray();
        messages.stream().filter(message -> message.role() != Role.SYSTEM)
                .forEach(message -> writeMessage(json, message));
        json.writeEndArray();
        if (prompt instanceof Prompt.ToolChat(_, List<Fields> tools)) {
            AnthropicTools.write(json, tools);
        }
        json.writeBooleanProperty("stream", asked.stream());
        Arguments.of(settings, "model", "max_tokens", "system", "messages", "stream", "seed")
                .rename("stop", "stop_sequences").asList("stop_sequences")
                .reshape("tool_choice", AnthropicTools::choice).write(json);
        json.writeEndObject();
    }

    private static void writeMessage(JsonGenerator json, Message message) {
        json.writeStartObject();
        json.writeStringProperty("role", message.role() == Role.ASSISTANT ? "assistant" : "user");
        json.writeStringProperty("content", message.content());
        json.writeEndObject();
    }

    @Override
    public AnswerReader reader(Prompt.Asked prompt) {
        return AnthropicReply.reader();
    }
}
