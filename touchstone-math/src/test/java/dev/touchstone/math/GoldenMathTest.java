package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The pairs of the golden file with a known truth, in both orders; pairs of convention are not counted.
class GoldenMathTest {

    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Test
    void everyPairWithAKnownTruthIsRightInBothOrders() throws IOException {
        List<String> wrong = new ArrayList<>();
        int counted = 0;
        for (Fields one : cases()) {
            Fields input = one.findFields("input").orElseThrow();
            Optional<Boolean> truth = one.findFields("expected").orElseThrow().findFlag("truth");
            String gold = input.findText("gold").orElseThrow();
            String prediction = input.findText("prediction").orElseThrow();
            if (truth.isPresent()) {
                check(gold, prediction, truth.get(), wrong);
                check(prediction, gold, truth.get(), wrong);
                counted++;
            }
        }
        assertThat(counted).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    private void check(String reference, String answer, boolean truth, List<String> wrong) {
        Verdict verdict = equality.compare(reference, answer);
        if (!(truth ? verdict instanceof Equal : verdict instanceof Different)) {
            wrong.add("%s against %s: %s".formatted(reference, answer, verdict));
        }
    }

    private static List<Fields> cases() throws IOException {
        String root = System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden");
        Path path = Path.of(root, "math_equiv.json");
        assumeTrue(Files.exists(path), () -> "no golden file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds it");
        Fields document = (Fields) Json.parse(Files.readString(path));
        return document.findItems("cases").orElseThrow().stream().map(Fields.class::cast).toList();
    }
}
