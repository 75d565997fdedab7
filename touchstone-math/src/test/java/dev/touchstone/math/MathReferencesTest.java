package dev.touchstone.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The references of MATH-500: each equals what is only another way to write it, and no other reference by
/// chance.
class MathReferencesTest {

    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Test
    void everyReferenceEqualsItsOtherSpellings() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String reference : references()) {
            for (String spelling : List.of("$" + reference + "$", "\\boxed{" + reference + "}", reference
                    + ".",
                    reference.replace("\\frac", "\\dfrac").replace("\\ddfrac", "\\dfrac"),
                    reference.replace("\\left", "").replace("\\right", ""), reference.replace("+", " + "))) {
                Verdict verdict = equality.compare(reference, spelling);
                if (!verdict.equal()) {
                    wrong.add(reference + " against " + spelling + ": " + verdict);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void neighbouringReferencesAreDecidedAlikeInBothOrders() throws IOException {
        List<String> references = references();
        for (int i = 1; i < references.size(); i++) {
            Verdict there = equality.compare(references.get(i - 1), references.get(i));
            Verdict back = equality.compare(references.get(i), references.get(i - 1));
            assertThat(back.getClass()).as(references.get(i)).isEqualTo(there.getClass());
        }
    }

    private static List<String> references() throws IOException {
        String root = System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets");
        Path path = Path.of(root, "math500/test.jsonl");
        assumeTrue(Files.exists(path), () -> "no data file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_DATA_ROOT to the folder that holds it");
        return Files.readAllLines(path).stream()
                .map(line -> ((Fields) Json.parse(line)).findText("answer").orElseThrow()).toList();
    }
}
