package dev.touchstone.tasks.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.version.AisbenchVersion.Examples;
import dev.touchstone.tasks.version.AisbenchVersion.Round;
import dev.touchstone.tasks.version.AisbenchVersion.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AisbenchVersionTest {

    private static String text(String prompt) {
        return AisbenchVersion.of(new Shape.Text(prompt), Optional.empty());
    }

    private static String chat(String prompt) {
        return AisbenchVersion.of(new Shape.Rounds(List.of(new Round("HUMAN", prompt))), Optional.empty());
    }

    @Test
    void digitsEqualThoseThatAisbenchPrintsForTheSamePrompt() {
        assertThat(text("Question: {question}\nA. {A}\nB. {B}\nC. {C}\nAnswer: {answer}"))
                .isEqualTo("1c6ff4");
        assertThat(text("Question: {question}\nAnswer: {answer}")).isEqualTo("41d5af");
        assertThat(text("Question: {question}\nLet's think step by step\nAnswer:")).isEqualTo("d486ce");
        String boxed = "\nPlease reason step by step, and put your final answer within \\boxed{}.";
        assertThat(chat("{problem}" + boxed)).isEqualTo("c7e709");
        assertThat(text("{problem}" + boxed)).isEqualTo("5b94e6");
        assertThat(chat("{question}" + boxed)).isEqualTo("85d0f2");
        assertThat(text("{question}" + boxed)).isEqualTo("bf198e");
    }

    @ParameterizedTest
    @CsvSource({"20261122_012112,f588a9", "20261122_012350,1c6ff4", "20261122_013439,f588a9"})
    void digitsOfARealRunAreThoseItPrinted(String run, String digits) throws IOException {
        Path folder =
                Path.of(Optional.ofNullable(System.getenv("TOUCHSTONE_SAMPLES_ROOT"))
                .orElse("../../shared/samples"))
                .resolve("aisbench-3.1").resolve(run).resolve("configs");
        assumeTrue(Files.isDirectory(folder), "no sample run at " + folder.toAbsolutePath()
                + ": set TOUCHSTONE_SAMPLES_ROOT");
        try (Stream<Path> files = Files.list(folder)) {
            String dumped = Files.readString(files.findFirst().orElseThrow());
            Value.Items datasets = (Value.Items) PythonLiteral.assigned("datasets", dumped);
            Fields configuration = ((Fields) datasets.items().getFirst()).findFields("infer_cfg")
                    .orElseThrow();
            assertThat(AisbenchVersion.digits(configuration)).isEqualTo(digits);
        }
    }

    @Test
    void examplesByNumberAreInTheDigits() {
        Shape prompt = new Shape.Text("Q: {question}\nA:");
        Shape example = new Shape.Text("Q: {question}\nA: {answer}");
        String five = AisbenchVersion.of(prompt, Optional.of(new Examples(example, List.of(0, 1, 2, 3, 4))));
        String four = AisbenchVersion.of(prompt, Optional.of(new Examples(example, List.of(0, 1, 2, 3))));
        assertThat(five).isNotEqualTo(four).isNotEqualTo(AisbenchVersion.of(prompt, Optional.empty()));
    }

    @Test
    void canonicalJsonIsPythons() {
        Fields value = Fields.EMPTY
                .with("b", new Value.Items(List.of(Value.of(1), Value.of(2.5), Value.ABSENT, Value.of(true))))
                .with("a", Value.of("é\n\"\\\u007f😀/"))
                .with("B", Fields.EMPTY);
        assertThat(PythonJson.write(value)).isEqualTo(
                "{\"B\": {}, \"a\": "
                        + "\"\\u00e9\\n\\\"\\\\\\u007f\\ud83d\\ude00/\", \"b\": [1, 2.5, null, true]}");
    }
}
