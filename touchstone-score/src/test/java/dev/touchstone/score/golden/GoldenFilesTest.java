package dev.touchstone.score.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {

    /// Expected values that are another library's verdict, or name what others are about.
    private static final Set<String> FREE = Set.of("pos_label", "math_verify", "math_verify_swapped");

    private static final Path ROOT =
            Path.of(System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden"));

    private final Set<String> families = Extensions.load(GoldenFamily.class, GoldenFamily::name).keySet();

    @TempDir
    Path folder;

    @Test
    void theProductAgreesWithEveryCase() throws IOException {
        for (Path file : files()) {
            Verification.Outcome outcome = new Verification().check(file);
            assertThat(outcome.failures()).as(file.toString()).isEmpty();
            assertThat(outcome.equal()).isPositive();
        }
    }

    @Test
    void whatIsAddedToACaseIsNeverPassed() throws IOException {
        for (Path file : files()) {
            Fields document = (Fields) Json.parse(Files.readString(file));
            for (Fields one : firstOfEachKind(document)) {
                refused(document, one.with("novel", Value.of(1)));
                if (one.find("expected").orElseThrow() instanceof Fields expected) {
                    refused(document, one.with("expected", expected.with("novel", Value.of(1))));
                    refused(document, one.with("params", one.findFields("params").orElse(Fields.EMPTY)
                            .with("novel", Value.of(1))));
                }
                if (one.find("input").orElse(Value.ABSENT) instanceof Fields input) {
                    refused(document, one.with("input", input.with("novel", Value.of(1))));
                }
            }
        }
    }

    @Test
    void everyExpectedNumberIsCompared() throws IOException {
        for (Path file : files()) {
            Fields document = (Fields) Json.parse(Files.readString(file));
            for (Fields one : firstOfEachKind(document)) {
                if (one.find("expected").orElseThrow() instanceof Fields expected) {
                    for (String name : expected.names()) {
                        changed(expected.find(name).orElseThrow()).filter(_ -> !FREE.contains(name))
                                .forEach(value -> assertThat(check(document, one.with("expected",
                                        expected.with(name, value))).equal())
                                        .as("%s of %s with %s", name, one.find("id"), value).isZero());
                    }
                }
            }
        }
    }

    @Test
    void aCaseWithoutItsInputIsRefusedWithItsPlace() throws IOException {
        for (Path file : files()) {
            Fields document = (Fields) Json.parse(Files.readString(file));
            for (Fields one : firstOfEachKind(document)) {
                if (one.find("input").orElse(Value.ABSENT) instanceof Fields input) {
                    for (String name : input.names()) {
                        if (!name.endsWith("_tokens") && !name.equals("output") && !name.equals("baseline")
                                && !name.equals("qrels") && !name.equals("run_scores")) {
                            refused(document, one.with("input", input.without(name)));
                        }
                    }
                }
            }
        }
    }

    /// The same value with each number in it changed in turn, flags turned, texts lengthened.
    private static Stream<Value> changed(Value value) {
        return switch (value) {
            case Value.Numeric(var number) -> Stream.of(Value.of(1.5 * number.doubleValue() + 2));
            case Value.Flag(boolean flag) -> Stream.of(Value.of(!flag));
            case Value.Text(String text) -> text.matches("[0-9]+/[0-9]+")
                    ? Stream.of(Value.of("1" + text)) : Stream.of(Value.of(text + "x"));
            case Value.Absent _ -> Stream.of(Value.of(0.25));
            case Value.Items(List<Value> items) -> Stream.iterate(0, at -> at < items.size(), at -> at + 1)
                    .flatMap(at -> changed(items.get(at)).map(other -> {
                        List<Value> copy = new ArrayList<>(items);
                        copy.set(at, other);
                        return new Value.Items(copy);
                    }));
            case Fields fields -> fields.names().stream().flatMap(name ->
                    changed(fields.find(name).orElseThrow()).map(other -> fields.with(name, other)));
        };
    }

    private void refused(Fields document, Fields one) {
        assertThatThrownBy(() -> check(document, one)).as(Json.write(one))
                .isInstanceOfSatisfying(TouchstoneException.class, refusal -> {
                    assertThat(refusal.code()).isIn(ErrorCode.DATA_UNREADABLE, ErrorCode.DATA_INVALID_ROW);
                    assertThat(refusal).hasMessageContaining("one.json").hasMessageContaining(
                            one.find("id").orElseThrow().display());
                });
    }

    private Verification.Outcome check(Fields document, Fields one) {
        try {
            Path file = Files.writeString(folder.resolve("one.json"),
                    Json.write(document.with("cases", new Value.Items(List.of(one)))));
            return new Verification().check(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Fields> firstOfEachKind(Fields document) {
        List<String> seen = new ArrayList<>();
        List<Fields> chosen = new ArrayList<>();
        for (Value value : document.findItems("cases").orElseThrow()) {
            Fields one = (Fields) value;
            String kind = one.find("kind").orElse(Value.ABSENT).display() + one.find("level")
                    + one.find("task");
            boolean counted = one.findFields("expected").flatMap(expected -> expected.find("truth"))
                    .filter(truth -> truth instanceof Value.Absent).isEmpty();
            if (counted && !seen.contains(kind) && seen.size() < 8) {
                seen.add(kind);
                chosen.add(one);
            }
        }
        return chosen;
    }

    private List<Path> files() throws IOException {
        assumeTrue(Files.isDirectory(ROOT), () -> "no golden files in " + ROOT.toAbsolutePath()
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds them");
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> families.contains(
                            String.valueOf(file.getFileName()).replace(".json", ""))).sorted().toList();
        }
    }
}
