package dev.touchstone.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of(
            new Secret("${env:KEY}", "Bearer sk-123456789"), new Secret("text/plain", "text/plain")));

    @Test
    void aKeyIsTakenOutOfTheServersWordsAndWhatIsNoSecretStays() {
        assertThat(redaction.apply("key sk-123456789 as text/plain")).isEqualTo("key *** as text/plain");
    }

    @Test
    void aKeyThatIsCutWithTheMessageIsTakenOutToo() {
        assertThat(redaction.apply("the key was sk-12345678...")).isEqualTo("the key was ***...");
        assertThat(redaction.apply("the key was sk-123...")).isEqualTo("the key was ***...");
    }
}
