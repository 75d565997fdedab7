package dev.touchstone.store.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of(
            new Secret("${env:SHORT}", "EMPTY"),
            new Secret("${env:A}", "sk-12345678"),
            new Secret("${file:/k}", "sk-12345678-and-more\n")));

    @Test
    void secretsGiveWayToTheirReferences() {
        assertThat(redaction.apply("key sk-12345678!")).isEqualTo("key ${env:A}!");
        assertThat(redaction.apply("key sk-12345678-and-more!")).isEqualTo("key ${file:/k}!");
        assertThat(redaction.apply(
                Fields.EMPTY.with("sk-12345678", Value.ofTexts(List.of("Bearer sk-12345678")))))
                .isEqualTo(Fields.EMPTY.with("${env:A}", Value.ofTexts(List.of("Bearer ${env:A}"))));
    }

    @Test
    void placeHoldersAreNotSecrets() {
        assertThat(redaction.apply("the set is EMPTY")).isEqualTo("the set is EMPTY");
    }
}
