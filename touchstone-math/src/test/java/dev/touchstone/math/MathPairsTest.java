package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Several hundred pairs of answers, by kind, in both orders and each against itself.
class MathPairsTest {

    private record Pair(String kind, String verdict, String left, String right) {}

    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Test
    void everyPairHasItsVerdictInBothOrders() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Pair pair : pairs()) {
            check(pair, equality.compare(pair.left(), pair.right()), wrong);
            check(pair, equality.compare(pair.right(), pair.left()), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyAnswerEqualsItself() throws IOException {
        for (Pair pair : pairs()) {
            if (!pair.left().isBlank()) {
                assertThat(equality.compare(pair.left(), " " + pair.left() + " ").equal()).as(pair.left())
                        .isTrue();
            }
        }
    }

    private static void check(Pair pair, Verdict verdict, List<String> wrong) {
        String sign = switch (verdict) {
            case Equal _ -> "=";
            case Different _ -> "!";
            case Undecided _ -> "?";
        };
        if (!sign.equals(pair.verdict())) {
            wrong.add(pair + ": " + verdict);
        }
    }

    private static List<Pair> pairs() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                MathPairsTest.class.getResourceAsStream("pairs.tsv")), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split("\t", -1);
                if (!line.startsWith("#")) {
                    pairs.add(new Pair(parts[0], parts[1], parts[2], parts[3]));
                }
            }
        }
        assertThat(pairs).hasSizeGreaterThan(600);
        return pairs;
    }
}
