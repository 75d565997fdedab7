package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.math.notation.Readings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for any texts: no exception, the same verdict in both orders, equal to itself.
class MathPropertiesTest {

    private static final long SEED = 20_261_125;

    private static final List<String> PIECES = List.of("1", "2", "35", "0.5", "x", "y", "\\pi", "e", "i", "+",
            "-", "*",
            "/", "^", "_", "{", "}", "(", ")", "[", "]", "|", ",", ";", ":", "=", "<", ">", "!", "%", "$",
                    "&", "\\\\",
            "\\frac", "\\sqrt", "\\text{cm}", "\\text{ or }", "\\pm", "\\infty", "\\cup", "\\sin", "\\log_2",
                    "\\le", "\\in",
            "\\begin{pmatrix}", "\\end{pmatrix}", "\\{", "\\}", "^\\circ", "\\left", "\\right", " ", ".",
                    "\\binom", "'",
            "\\overline{3}", "\\mathbb{R}", "and", "even", "万", "½", "\\", "~", "1,000", "1e9");

    private static final List<String> SOUND = List.of("\\frac{3}{4}", "x^2+2x+1", "(-\\infty,3]\\cup(5,7)",
            "\\{1,2,3\\}",
            "y=2x+1", "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "3\\pm\\sqrt{5}", "\\sin^2 x+\\cos^2 x",
                    "12\\text{ cm}^2",
            "101_2", "x \\in [-2,7]", "\\sqrt[3]{2+\\sqrt{5}}", "1{,}234.5", "\\frac{1+i}{1-i}",
                    "-1 \\le x < 4",
            "\\log_2 32", "3:4", "\\text{no solution}", "45^\\circ", "18\\%", "x=2 \\text{ or } x=3");

    private final MathConventions conventions =
            MathConventions.standard().with(new MathConventions.Effort(true, 60_000));
    private final MathEquality equality = new MathEquality(conventions);

    @Test
    void randomTextsNeverFailAndAreTreatedAlikeInBothOrders() {
        Random random = new Random(SEED);
        for (int round = 0; round < 4_000; round++) {
            holds(random(random), random(random));
        }
    }

    @Test
    void damagedAnswersNeverFailAndAreTreatedAlikeInBothOrders() {
        Random random = new Random(SEED + 1);
        for (int round = 0; round < 4_000; round++) {
            String sound = SOUND.get(random.nextInt(SOUND.size()));
            holds(sound, damaged(sound, random));
        }
    }

    private void holds(String left, String right) {
        Verdict there = equality.compare(left, right);
        Verdict back = equality.compare(right, left);
        assertThat(back.getClass()).as("seed %d: '%s' against '%s'", SEED, left, right)
                .isEqualTo(there.getClass());
        if (!Readings.of(left).tokens().isEmpty()) {
            assertThat(equality.compare(left, left).equal()).as("seed %d: '%s'", SEED, left).isTrue();
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String damaged(String sound, Random random) {
        StringBuilder text = new StringBuilder(sound);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.setLength(at);
                default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
            }
        }
        return text.toString();
    }
}
