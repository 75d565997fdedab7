package dev.touchstone.cli.command;

import dev.touchstone.core.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// Cause and remedy of error codes in the user's language; English stands in the codes themselves.
///
/// Names of files and keys and a server's own words stay as they were written.
public final class ErrorTexts {

    private static final Pattern MODEL_OPTION = Pattern.compile(
            "(?<!doctor )(?<![\\w-])--(url|model|api-key-env|concurrency|max-cost)(?![\\w-])");

    private final Properties chinese = new Properties();
    private final DetailTexts details;

    /// The texts of a language.
    public ErrorTexts(Locale locale) {
        details = new DetailTexts(locale);
        if (!locale.getLanguage().equals("zh")) {
            return;
        }
        try (InputStream in = ErrorTexts.class.getResourceAsStream("errors_zh.properties")) {
            if (in == null) {
                throw new IllegalStateException("no resource errors_zh.properties");
            }
            chinese.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What lies behind the code, where it is not told in English by the message already.
    public Optional<String> cause(ErrorCode code) {
        return Optional.ofNullable(chinese.getProperty(code.id() + ".cause"));
    }

    /// What was found, as far as its sentence is known in the user's language.
    public String detail(String message) {
        return details.of(message);
    }

    /// Words that name options of models, with those of judges in their place; `doctor` keeps its own.
    public static String ofJudges(String text) {
        return MODEL_OPTION.matcher(text).replaceAll("--judge-$1");
    }

    /// What to do about a message, which may be one on a judge.
    public String remedy(ErrorCode code, String message) {
        return message.contains("--judge-url") ? ofJudges(remedy(code)) : remedy(code);
    }

    /// What to do.
    public String remedy(ErrorCode code) {
        return chinese.getProperty(code.id() + ".remedy", code.remedy());
    }
}
