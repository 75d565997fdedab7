package dev.touchstone.tasks.score.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Proofs;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersScorerTest {

    private static Scorer filters(String json) {
        return Proofs.scorer("filters", (Fields) Json.parse(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '\0', value = {
        "{\"function\":\"regex\",\"regex_pattern\":\"is "
        + "(\\\\d+)\",\"group_select\":-1} ¦ it is 5 or is 7 ¦ 7",
        "{\"function\":\"regex\",\"regex_pattern\":\"is (\\\\d+)\"} ¦ it is 5 or is 7 ¦ 5",
        "{\"function\":\"regex\",\"regex_pattern\":\"(x)|(\\\\d+)\"} ¦ it is 5 ¦ 5",
        "{\"function\":\"regex\",\"regex_pattern\":\"\\\\d+\",\"fallback\":\"[invalid]\"} ¦ none ¦ [invalid]",
        "{\"function\":\"regex\",\"regex_pattern\":\"(?P<n>\\\\d+)\"} ¦ 12 ¦ 12",
        "{\"function\":\"take_first\"} ¦ as it is ¦ as it is",
        "{\"function\":\"remove_whitespace\"} ¦    a b   ¦ a b",
        "{\"function\":\"lowercase\"} ¦ YES ¦ yes",
        "{\"function\":\"map\",\"mapping_dict\":{\"ja\":\"yes\"},\"default_value\":\"no\"} ¦ ja ¦ yes",
        "{\"function\":\"map\",\"mapping_dict\":{\"ja\":\"yes\"},\"default_value\":\"no\"} ¦ oui ¦ no",
        "{\"function\":\"before\",\"text\":\"Q:\"} ¦ 12Q:13 ¦ 12",
        "{\"function\":\"after\",\"text\":\"=\",\"last\":true} ¦ a=b=c ¦ c",
        "{\"function\":\"last_number\"} ¦ So it is 1,200. ¦ 1200",
        "{\"function\":\"choice_letter\"} ¦ The answer is (B) ¦ B",
        "{\"function\":\"multi_choice_regex\",\"regex_pattern\":\"(\\\\([A-Z]\\\\))\"} ¦ surely (C) ¦ (C)",
        "{\"function\":\"json_field\",\"field\":\"a.b\"} ¦ Here: {\"a\": {\"b\": 4.50}} ¦ 4.50",
    })
    void eachFilterDoesWhatItsNameSays(String filter, String answer, String expected) {
        Score score = filters("{\"filter\":[" + filter + "]}").score(Proofs.answer(answer),
                Reference.of(expected));
        assertThat(score.extracted()).isEqualTo(expected);
        assertThat(score.right()).isTrue();
    }

    @Test
    void filtersRunInOrderAndThinkingIsLeftAway() {
        Scorer scorer = filters("{\"compare\":\"number\",\"filter_list\":[{\"name\":\"strict\",\"filter\":["
                + "{\"function\":\"after\",\"text\":\"ANSWER:\"},{\"function\":\"last_number\"}]}]}");
        Score score = scorer.score(Proofs.answer("<think>ANSWER: 7</think>ANSWER: 1,000"),
                Reference.of("x\n#### 1000"));
        assertThat(score.right()).isTrue();
        assertThat(score.rule()).isEqualTo("strict");
        assertThat(score.reference()).isEqualTo("1000");
    }

    @Test
    void aPipelineIsChosenByName() {
        String list = "\"filter_list\":[{\"name\":\"a\",\"filter\":[]},{\"name\":\"b\",\"filter\":[{\"fu"
                + "nction\":\"lowercase\"}]}]";
        assertThat(filters("{\"pipeline\":\"b\"," + list + "}").score(Proofs.answer("X"), Reference.of("x"))
                .right()).isTrue();
        assertThat(filters("{" + list + "}").score(Proofs.answer("X"), Reference.of("x")).right()).isFalse();
        assertThatThrownBy(() -> filters("{\"pipeline\":\"c\"," + list + "}")).hasMessageContaining("'c'");
    }

    @Test
    void nothingFoundIsUnparsedOrTruncated() {
        Scorer scorer = filters("{\"filter\":[{\"function\":\"regex\",\"regex_pattern\":\"(\\\\d+)\"}]}");
        assertThat(scorer.score(Proofs.answer("none"), Reference.of("1")).reading())
                .isEqualTo(Reading.UNPARSED);
        assertThat(scorer.score(new Answer("none", "", Finish.LENGTH), Reference.of("1")).reading())
                .isEqualTo(Reading.TRUNCATED);
    }

    @Test
    void wrongSettingsAreNamed() {
        assertThatThrownBy(() -> filters("{\"filter\":[{\"function\":\"regexp\"}]}"))
                .hasMessageContaining("'regexp'");
        assertThatThrownBy(() -> filters("{\"filter\":[{\"function\":\"regex\",\"patern\":\"a\"}]}"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("'patern'");
        assertThatThrownBy(() -> filters("{\"filter\":[{\"function\":\"regex\",\"regex_pattern\":\"(\"}]}"))
                .hasMessageContaining("no regular expression");
        assertThatThrownBy(() -> filters("{\"filter\":[\"lowercase\"]}"))
                .hasMessageContaining("function: NAME");
        assertThatThrownBy(() -> filters("{\"compare\":\"near\",\"filter\":[]}"))
                .hasMessageContaining("near");
        assertThatThrownBy(() -> filters("{}")).hasMessageContaining("is missing");
    }

    @Test
    void aPatternThatExplodesEndsInTime() {
        BoundedPattern hostile = new BoundedPattern(Pattern.compile("a+a+a+a+a+a+b"), Duration.ofMillis(50));
        assertThatThrownBy(() -> hostile.first("a".repeat(600), 1))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("nested repeats");
        BoundedPattern deep = BoundedPattern.compile("(?:a|b)*c", "here");
        assertThatThrownBy(() -> deep.first("a".repeat(1_000_000), 0))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("nested repeats");
        assertThat(deep.all("abc")).isEqualTo(List.of("abc"));
    }
}
