package dev.touchstone.models.wire;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/// Streaming JSON for the wire: as the shared factory of core, without the check for keys that occur twice,
/// and with buffers shared between virtual threads (a pool per thread would never be used twice).
public final class FastJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(1_000)
                    .maxStringLength(64 << 20)
                    .build())
            // servers in Python write NaN and Infinity among log-probabilities; no answer is lost for that
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private FastJson() {}

    /// A parser of UTF-8 bytes.
    public static JsonParser parser(byte[] bytes, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }

    /// A generator that writes UTF-8 to the stream.
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }
}
