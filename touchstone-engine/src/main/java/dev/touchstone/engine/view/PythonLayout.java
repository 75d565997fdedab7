package dev.touchstone.engine.view;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/// Where Python's `json.dump` puts spaces and line feeds; one instance per document.
final class PythonLayout implements PrettyPrinter {

    private static final String INDENT = "    ";

    private int level;
    private boolean lines;

    PythonLayout(int level, boolean lines) {
        this.level = level;
        this.lines = lines;
    }

    void lines(boolean own) {
        this.lines = own;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator generator) {
        // root values are told apart by the line feeds that the writer sets
    }

    @Override
    public void writeStartObject(JsonGenerator generator) {
        generator.writeRaw('{');
        level++;
    }

    @Override
    public void writeEndObject(JsonGenerator generator, int entries) {
        end(generator, entries, '}');
    }

    @Override
    public void writeStartArray(JsonGenerator generator) {
        generator.writeRaw('[');
        level++;
    }

    @Override
    public void writeEndArray(JsonGenerator generator, int entries) {
        end(generator, entries, ']');
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator generator) {
        separate(generator);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator generator) {
        separate(generator);
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator generator) {
        generator.writeRaw(": ");
    }

    @Override
    public void beforeArrayValues(JsonGenerator generator) {
        indent(generator);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator generator) {
        indent(generator);
    }

    private void separate(JsonGenerator generator) {
        if (lines) {
            generator.writeRaw(',');
            indent(generator);
        } else {
            generator.writeRaw(", ");
        }
    }

    private void end(JsonGenerator generator, int entries, char bracket) {
        level--;
        if (entries > 0) {
            indent(generator);
        }
        generator.writeRaw(bracket);
    }

    private void indent(JsonGenerator generator) {
        if (lines) {
            generator.writeRaw('\n');
            for (int depth = 0; depth < level; depth++) {
                generator.writeRaw(INDENT);
            }
        }
    }
}
