package dev.touchstone.tasks.score;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Real outputs with known scores, and the scorers by name; tests without the data are skipped with a
/// message.
public final class Proofs {

    private Proofs() {}

    /// Rows of a JSON-lines file below the data root.
    public static List<Fields> rows(String file) throws IOException {
        return Files.readAllLines(path(file)).stream().filter(line -> !line.isBlank())
                .map(line -> (Fields) Json.parse(line)).toList();
    }

    /// A JSON document below the data root.
    public static Fields document(String file) throws IOException {
        return (Fields) Json.parse(Files.readString(path(file)));
    }

    /// A scorer as a task file would name it.
    public static Scorer scorer(String function) {
        return scorer(function, Fields.EMPTY);
    }

    /// A scorer with settings.
    public static Scorer scorer(String function, Fields settings) {
        ScorerFactory factory = Extensions.load(ScorerFactory.class, ScorerFactory::name).get(function);
        if (factory == null) {
            throw new IllegalArgumentException("no scorer " + function);
        }
        return factory.create(settings);
    }

    /// A complete answer.
    public static Answer answer(String text) {
        return new Answer(text, "", Finish.STOP);
    }

    private static Path path(String file) {
        Path path = Path.of(System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets"),
                file);
        assumeTrue(Files.exists(path), () -> "no data file " + path.toAbsolutePath()
                + "; set TOUCHSTONE_DATA_ROOT to the folder that holds it");
        return path;
    }
}
