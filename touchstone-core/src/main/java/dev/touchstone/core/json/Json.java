package dev.touchstone.core.json;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// JSON text to [Value] and back, and the shared streaming factory for hot paths.
///
/// Reading is strict: one document, nothing after it, no NaN, nesting up to 200, numbers up to 1,000 digits,
/// texts up to 100 MB. Object keys that occur twice are refused.
public final class Json {

    /// The streaming factory, thread-safe; use it where building a [Value] costs too much.
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(1_000)
                    .maxStringLength(100_000_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /// Reads one document.
    ///
    /// @throws JacksonException when the text is not one JSON document; the message names line and column
    public static Value parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return document(parser);
        }
    }

    /// Reads one document from UTF-8 bytes.
    ///
    /// @throws JacksonException when the bytes are not one JSON document in UTF-8
    public static Value parse(byte[] bytes, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            return document(parser);
        }
    }

    /// Writes compact JSON.
    public static String write(Value value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toString();
    }

    /// Writes JSON for people, indented by two spaces.
    public static String writeIndented(Value value) {
        StringBuilder out = new StringBuilder();
        indent(out, value, 0);
        return out.toString();
    }

    private static void indent(StringBuilder out, Value value, int depth) {
        String inner = "\n" + "  ".repeat(depth + 1);
        String outer = "\n" + "  ".repeat(depth);
        switch (value) {
            case Fields(Map<String, Value> entries) when !entries.isEmpty() -> {
                String before = "{";
                for (Map.Entry<String, Value> entry : entries.entrySet()) {
                    out.append(before).append(inner).append(write(Value.of(entry.getKey()))).append(": ");
                    indent(out, entry.getValue(), depth + 1);
                    before = ",";
                }
                out.append(outer).append('}');
            }
            case Value.Items(List<Value> items) when !items.isEmpty() -> {
                String before = "[";
                for (Value item : items) {
                    out.append(before).append(inner);
                    indent(out, item, depth + 1);
                    before = ",";
                }
                out.append(outer).append(']');
            }
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _, Value.Items _, Fields _ ->
                out.append(write(value));
        }
    }

    /// A value as messages show it: a text as it is, all else as JSON has it (`null`, `true`, `["a",1]`).
    public static String shown(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Numeric _ -> value.display(); // digits of a number with a huge exponent stay few
            case Value.Flag _, Value.Absent _, Value.Items _, Fields _ -> write(value);
        };
    }

    /// A generator that writes UTF-8 to the stream; closing it closes the stream.
    public static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// A generator into a text buffer.
    public static JsonGenerator generator(Writer out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    /// Reads the value that the parser stands on; afterwards it stands on the value's last token. NaN and
    /// Infinity, where the parser takes them, are absent.
    public static Value read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) { // not a case of the switch, which would then be made at its first use
            throw new StreamReadException(parser, "expected a value, found null");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    entries.put(name, read(parser));
                }
                yield new Fields(entries);
            }
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield new Value.Items(items);
            }
            case VALUE_STRING -> new Value.Text(parser.getString());
            case VALUE_NUMBER_INT -> new Value.Numeric(parser.getDecimalValue());
            case VALUE_NUMBER_FLOAT ->
                parser.isNaN() ? Value.ABSENT : new Value.Numeric(parser.getDecimalValue());
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_NULL -> Value.ABSENT;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new StreamReadException(parser, "expected a value, found " + token);
        };
    }

    /// Writes the value at the generator's place.
    public static void write(JsonGenerator generator, Value value) {
        switch (value) {
            case Value.Text(String text) -> generator.writeString(text);
            case Value.Numeric(BigDecimal number) -> generator.writeNumber(number);
            case Value.Flag(boolean flag) -> generator.writeBoolean(flag);
            case Value.Absent _ -> generator.writeNull();
            case Value.Items(List<Value> items) -> {
                generator.writeStartArray();
                items.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Fields(Map<String, Value> entries) -> {
                generator.writeStartObject();
                entries.forEach((name, item) -> {
                    generator.writeName(name);
                    write(generator, item);
                });
                generator.writeEndObject();
            }
        }
    }

    private static Value document(JsonParser parser) {
        if (parser.nextToken() == null) {
            throw new StreamReadException(parser, "expected a JSON value, found nothing");
        }
        Value value = read(parser);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "expected one JSON value, found more after it");
        }
        return value;
    }
}
