package dev.touchstone.engine.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sentences for people in their language: English, and Simplified Chinese where the locale is Chinese.
///
/// The sentences of a class stand beside it in `messages.properties` and `messages_zh.properties`, in UTF-8.
/// `{0}`, `{1}` are replaced by the arguments as they are; a caller that wants a number in a certain form
/// passes a text. Table headers, file forms and log lines are not translated.
public final class Messages {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final List<String> VARIABLES = List.of("TOUCHSTONE_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

    private final Properties sentences;
    private final String origin;

    private Messages(Properties sentences, String origin) {
        this.sentences = sentences;
        this.origin = origin;
    }

    /// The sentences beside a class, in the language of the locale.
    public static Messages of(Class<?> anchor, Locale locale) {
        String file = locale.getLanguage().equals("zh") ? "messages_zh.properties" : "messages.properties";
        Properties sentences = new Properties();
        String origin = file + " beside " + anchor.getName();
        try (InputStream in = requireNonNull(anchor.getResourceAsStream(file), origin);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(origin, unreadable);
        }
        return new Messages(sentences, origin);
    }

    /// The user's locale: the first of `TOUCHSTONE_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG` that is set, else
    /// the fallback. The launcher sets the first one where it must replace a locale that is not installed.
    ///
    /// @param environment of the process
    /// @param fallback what the platform says, `Locale.getDefault()`
    public static Locale locale(Map<String, String> environment, Locale fallback) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(Messages::ofPosixName)
                .orElse(fallback);
    }

    /// The sentence of a key with its places filled.
    ///
    /// @throws IllegalArgumentException when the key or an argument for one of its places is missing
    public String text(String key, Object... arguments) {
        String sentence = sentences.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence '%s' in %s".formatted(key, origin));
        }
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(
                argument(key, place, arguments)));
    }

    /// The sentence of a key that not every language has, as it stands.
    public Optional<String> find(String key) {
        return Optional.ofNullable(sentences.getProperty(key));
    }

    private static String argument(String key, MatchResult place, Object[] arguments) {
        int number = Integer.parseInt(place.group(1));
        if (number >= arguments.length) {
            throw new IllegalArgumentException("sentence '%s' has place {%d}, %d arguments were given"
                    .formatted(key, number, arguments.length));
        }
        return String.valueOf(arguments[number]);
    }

    private static Locale ofPosixName(String name) {
        String language = name.split("[_.@-]", 2)[0];
        return language.equals("C") || language.equals("POSIX") ? Locale.ENGLISH : Locale.of(language);
    }
}
