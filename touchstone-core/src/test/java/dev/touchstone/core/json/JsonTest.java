package dev.touchstone.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.value.Fields;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsReadIsWrittenBackTheSame() {
        String text = "{\"a\":[1,2.50,true,null,\"ü \\\" \\n\"],\"b\":{\"c\":-0.1}}";

        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void truncatedTextIsRefused() {
        String text = "{\"a\":[1,2]}";
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> Json.parse(cut)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void moreThanOneDocumentIsRefused() {
        assertThatThrownBy(() -> Json.parse("{} {}")).hasMessageContaining("more after it");
    }

    @Test
    void nestingIsBounded() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void fieldsMergeDeeply() {
        Fields under = (Fields) Json.parse("{\"a\":{\"x\":1,\"y\":2},\"b\":[1]}");
        Fields over = (Fields) Json.parse("{\"a\":{\"y\":3},\"b\":[2]}");

        assertThat(Json.write(under.merge(over))).isEqualTo("{\"a\":{\"x\":1,\"y\":3},\"b\":[2]}");
    }
}
