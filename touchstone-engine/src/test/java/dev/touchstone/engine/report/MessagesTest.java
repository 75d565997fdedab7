package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static Properties bundle(String file) throws IOException {
        Properties sentences = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            sentences.load(reader);
        }
        return sentences;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        Properties english = bundle("messages.properties");
        Properties chinese = bundle("messages_zh.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static TreeSet<String> places(String sentence) {
        TreeSet<String> places = new TreeSet<>();
        Pattern.compile("\\{[0-9]}").matcher(sentence).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    @Test
    void theFirstVariableThatIsSetDecides() {
        assertThat(Messages.locale(Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "en_US"), Locale.FRANCE)
                .getLanguage())
                .isEqualTo("zh");
        assertThat(Messages.locale(Map.of("LC_ALL", "", "LC_MESSAGES", "C.UTF-8", "LANG", "zh_CN"),
                Locale.FRANCE))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Messages.locale(Map.of(), Locale.FRANCE)).isEqualTo(Locale.FRANCE);
    }

    @Test
    void argumentsAreTakenAsTheyAre() {
        Messages messages = Messages.of(Messages.class, Locale.GERMAN);

        assertThat(messages.text("list.more", "$1 {1} \\", 1234)).isEqualTo("$1 {1} \\ and 1234 more");
    }

    @Test
    void aMissingKeyOrArgumentIsNamed() {
        Messages messages = Messages.of(Messages.class, Locale.ENGLISH);

        assertThatIllegalArgumentException().isThrownBy(() -> messages.text("nothing"))
                .withMessageContaining("nothing");
        assertThatIllegalArgumentException().isThrownBy(() -> messages.text("list.more", "a"))
                .withMessageContaining("{1}");
    }
}
