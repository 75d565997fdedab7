package dev.touchstone.store.imported;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
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
            rows.skipped(file, JsonProblem.line(broken), "cut or altered here, the rows before it are used: "
                    + JsonProblem.reason(broken));
        } catch (IOException unreadable) {
            throw ImportedPredictions.unreadable(file, unreadable);
        }
    }
}
