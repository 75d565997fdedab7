package dev.touchstone.tasks.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.read.Rows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The demo sets that come with the product: complete, balanced, and every sum computed again.
class DemoSetsTest {

    private static final Path FOLDER = Path.of("src/main/resources/tasks/demo");

    @Test
    void everyWordProblemHasTheAnswerOfItsExpression() {
        List<Fields> rows = rows("demo_word_problems.jsonl");

        assertThat(rows).hasSize(64);
        for (Fields row : rows) {
            BigDecimal computed = new Sum(text(row, "expression")).value();
            assertThat(new BigDecimal(text(row, "answer"))).as(text(row, "question"))
                    .isEqualByComparingTo(computed);
        }
    }

    @Test
    void wordProblemsAreShortAndHoldNumbers() {
        for (Fields row : rows("demo_word_problems.jsonl")) {
            assertThat(text(row, "question")).as(text(row, "expression")).matches(".*[0-9].*");
            assertThat(text(row, "question").length()).isLessThan(160);
        }
    }

    @Test
    void bothLanguagesAndAllLevelsAreThere() {
        assertThat(counts(rows("demo_word_problems.jsonl"), "lang")).isEqualTo(Map.of("en", 32L, "zh", 32L));
        assertThat(counts(rows("demo_word_problems.jsonl"), "level"))
                .isEqualTo(Map.of("1", 32L, "2", 20L, "3", 12L));
        assertThat(counts(rows("demo_choice.jsonl"), "lang")).isEqualTo(Map.of("en", 32L, "zh", 32L));
    }

    @Test
    void everyLetterIsRightEquallyOften() {
        for (String language : List.of("en", "zh")) {
            List<Fields> rows = rows("demo_choice.jsonl").stream()
                    .filter(row -> text(row, "lang").equals(language)).toList();
            assertThat(counts(rows, "answer")).isEqualTo(Map.of("A", 8L, "B", 8L, "C", 8L, "D", 8L));
        }
    }

    @Test
    void questionsAndOptionsDiffer() {
        List<Fields> choices = rows("demo_choice.jsonl");
        for (Fields row : choices) {
            assertThat(Stream.of("A", "B", "C", "D").map(letter -> text(row, letter)))
                    .doesNotHaveDuplicates();
        }
        assertThat(Stream.concat(choices.stream(), rows("demo_word_problems.jsonl").stream())
                .map(row -> text(row, "question"))).doesNotHaveDuplicates();
        assertThat(choices.stream().map(row -> text(row, "id"))).doesNotHaveDuplicates();
    }

    private static List<Fields> rows(String file) {
        List<Fields> all = new ArrayList<>();
        try (Rows rows = RowSources.file(FOLDER.resolve(file), ReadOptions.DEFAULT).open()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private static Map<String, Long> counts(List<Fields> rows, String field) {
        return rows.stream().collect(Collectors.groupingBy(row -> text(row, field), Collectors.counting()));
    }

    private static String text(Fields row, String field) {
        return row.find(field).orElseThrow().display();
    }

    /// Sums of `+ - * /` and parentheses, read by recursive descent.
    private static final class Sum {

        private final String text;
        private int at;

        Sum(String text) {
            this.text = text;
        }

        BigDecimal value() {
            BigDecimal value = terms();
            assertThat(at).as("whole expression %s read", text).isEqualTo(text.length());
            return value;
        }

        private BigDecimal terms() {
            BigDecimal value = factors();
            while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                value = text.charAt(at++) == '+' ? value.add(factors()) : value.subtract(factors());
            }
            return value;
        }

        private BigDecimal factors() {
            BigDecimal value = number();
            while (at < text.length() && "*/".indexOf(text.charAt(at)) >= 0) {
                value = text.charAt(at++) == '*'
                        ? value.multiply(number())
                        : value.divide(number(), MathContext.DECIMAL64);
            }
            return value;
        }

        private BigDecimal number() {
            if (text.charAt(at) == '(') {
                at++;
                BigDecimal value = terms();
                assertThat(text.charAt(at++)).isEqualTo(')');
                return value;
            }
            int from = at;
            while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return new BigDecimal(text.substring(from, at));
        }
    }
}
