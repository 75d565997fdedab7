package dev.touchstone.report.html;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The words of the page in one language, `page.properties` and `page_zh.properties` in UTF-8.
///
/// @param language `en` or `zh`
/// @param words by their keys
public record PageTexts(String language, Map<String, String> words) {

    /// The words for a locale: Chinese where it is Chinese, else English.
    public static PageTexts of(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        String file = chinese ? "page_zh.properties" : "page.properties";
        Properties words = new Properties();
        try (InputStream in = PageFiles.open(file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.stringPropertyNames().forEach(name -> sorted.put(name, words.getProperty(name)));
        return new PageTexts(chinese ? "zh" : "en", sorted);
    }

    /// The word of a key.
    ///
    /// @throws IllegalArgumentException when there is none
    public String text(String key) {
        String word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no word '%s' for the page in '%s'".formatted(key, language));
        }
        return word;
    }

    /// All words, as the page's code reads them.
    Fields fields() {
        Fields fields = Fields.EMPTY;
        for (Map.Entry<String, String> word : words.entrySet()) {
            fields = fields.with(word.getKey(), Value.of(word.getValue()));
        }
        return fields;
    }
}
