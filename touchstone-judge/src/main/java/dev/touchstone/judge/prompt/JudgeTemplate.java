package dev.touchstone.judge.prompt;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a judge's prompt, with names in braces where texts are put in.
///
/// `{name}` and `{{name}}` are replaced where the name is a known one; all replacements are made in one pass,
/// so a text that is put in is never expanded again, and braces that hold no known name stay as they are.
/// `{{#name}} ... {{/name}}` stands only where the text of that name is not empty.
///
/// @param system the system message; empty text for none
/// @param user the message that is answered
public record JudgeTemplate(String system, String user) {

    private static final Pattern SECTION = Pattern.compile("(?s)\\{\\{#(\\w+)}}\\n?(.*?)\\{\\{/\\1}}\\n?");
    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{(\\w+)}");

    public JudgeTemplate {
        requireNonNull(system, "system");
        if (user.isBlank()) {
            throw new IllegalArgumentException("a judge's template needs a message for the user's turn");
        }
    }

    /// A built-in template.
    ///
    /// @param name `rubric`, `graded`, `pairwise`, `extraction`
    /// @param language `en` or `zh`
    public static JudgeTemplate builtIn(String name, String language) {
        String resource = name + "." + language + ".yaml";
        try (InputStream in = JudgeTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no built-in template " + resource);
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads a template file: YAML with `system` and `user`, or a plain text that is the user's message.
    ///
    /// @param origin its name, for messages
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` when it holds no message
    public static JudgeTemplate parse(String origin, String text) {
        if (!text.stripLeading().startsWith("system:") && !text.stripLeading().startsWith("user:")) {
            if (text.isBlank()) {
                throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        origin + ": the template is empty; write what the judge is to be asked");
            }
            return new JudgeTemplate("", text.strip());
        }
        Section file = Section.of(origin, Yaml.parse(origin, text));
        String system = file.text("system").orElse("");
        String user = file.requireText("user");
        file.refuseUnknown();
        return new JudgeTemplate(system.strip(), user.strip());
    }

    /// Whether a text of that name is put in somewhere.
    public boolean uses(String name) {
        Matcher matcher = NAME.matcher(system + "\n" + user);
        while (matcher.find()) {
            if (name.equals(matcher.group(1)) || name.equals(matcher.group(2))) {
                return true;
            }
        }
        return false;
    }

    /// The prompt with texts put in.
    public Prompt.Asked render(Map<String, String> texts) {
        List<Message> turns = new ArrayList<>();
        if (!system.isEmpty()) {
            turns.add(new Message(Role.SYSTEM, fill(system, texts)));
        }
        turns.add(new Message(Role.USER, fill(user, texts)));
        return new Prompt.Chat(turns);
    }

    private static String fill(String template, Map<String, String> texts) {
        String chosen = SECTION.matcher(template).replaceAll(section -> Matcher.quoteReplacement(
                texts.getOrDefault(section.group(1), "").isEmpty() ? "" : section.group(2)));
        return NAME.matcher(chosen).replaceAll(name -> {
            String key = name.group(1) == null ? name.group(2) : name.group(1);
            return Matcher.quoteReplacement(texts.getOrDefault(key, name.group()));
        });
    }
}
