package dev.touchstone.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {

    @Test
    void numbersKeepTheirDigitsAndQuotedScalarsStayTexts() {
        var fields = Yaml.parse("t.yaml", "a: 1.50\nb: '1.50'\nc: true\nd:\ne: [x, 2]\n");

        assertThat(fields.findNumber("a").orElseThrow()).hasToString("1.50");
        assertThat(fields.findText("b")).contains("1.50");
        assertThat(fields.findFlag("c")).contains(true);
        assertThat(fields.findItems("e").orElseThrow()).hasSize(2);
    }

    @Test
    void aTagThatAsksForCodeIsRefusedWithItsKey() {
        assertThatThrownBy(() -> Yaml.parse("t.yaml", "a: 1\nb:\n  process_docs: !function utils.process\n"))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED))
                .hasMessageContaining("t.yaml:3")
                .hasMessageContaining("b.process_docs")
                .hasMessageContaining("!function");
    }

    @Test
    void brokenYamlNamesItsPlace() {
        assertThatThrownBy(() -> Yaml.parse("t.yaml", "a: [1, 2\nb: 3"))
                .hasMessageContaining("t.yaml")
                .hasMessageContaining("line");
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() {
        assertThatThrownBy(() -> Yaml.parse("t.yaml", "a: 1\na: 2")).hasMessageContaining("t.yaml");
    }

    @Test
    void aliasesThatGrowWithoutBoundAreRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 60; level++) {
            text.append(
                    "a%d: &a%d [%s]\n".formatted(level, level, "*a%d, *a%d".formatted(level - 1, level - 1)));
        }
        assertThatThrownBy(() -> Yaml.parse("t.yaml", text.toString()))
                .isInstanceOf(TouchstoneException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Yaml.parse("t.yaml", "a: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .isInstanceOf(TouchstoneException.class);
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndTheNearestKnownOne() {
        Section section = Yaml.read("t.yaml", "task: x\nnum_fewshots: 4\n").section();
        section.text("task");
        section.wholeNumber("num_fewshot", 0, 100);

        assertThatThrownBy(section::refuseUnknown)
                .hasMessageStartingWith("t.yaml:2: unknown key 'num_fewshots', did you mean 'num_fewshot'?");
    }

    @Test
    void aValueOfTheWrongTypeNamesPlaceKeyAndWhatIsExpected() {
        Section section = Yaml.read("t.yaml", "a:\n  b: many\n").section().section("a");

        assertThatThrownBy(() -> section.wholeNumber("b", 1, 9))
                .hasMessage("t.yaml:2: 'a.b' is many, expected a number");
    }

    @Test
    void nearNamesComeBestFirst() {
        assertThat(Suggestions.near("gms8k", List.of("gsm8k", "mmlu", "math"))).startsWith("gsm8k");
    }
}
