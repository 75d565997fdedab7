package dev.touchstone.store.imported;

import dev.touchstone.core.json.Json;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON object of row number to row, entry by entry; what stands before a cut is used.
final class PredictionObject {

    /// A number that occurs twice is no error here: the later row counts.
    private static final JsonFactory FACTORY =
            Json.FACTORY.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private PredictionObject() {}

    static void read(Path file, PredictionRows rows) {
        try (FileInputStream in = new FileInputStream(file.toFile());
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                rows.skipped(file, 1, "not a JSON object");
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                long line = parser.currentTokenLocation().getLineNr();
                parser.nextToken();
                rows.entry(file, line, name, Json.read(parser));
            }
        } catch (JacksonException broken) {
            long line = Optional.ofNullable(broken.getLocation()).map(place -> (long) place.getLineNr())
                    .orElse(1L);
            rows.skipped(file, Math.max(1, line), "cut or altered here, the rows before it are used: "
                    + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw ImportedPredictions.unreadable(file, unreadable);
        }
    }
}
