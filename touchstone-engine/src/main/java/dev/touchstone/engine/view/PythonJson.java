package dev.touchstone.engine.view;

import dev.touchstone.core.json.Json;
import dev.touchstone.engine.report.PythonText;
import dev.touchstone.store.layout.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// Streams JSON with the bytes that Python's `json.dump(..., ensure_ascii=False)` gives.
///
/// Separators are `", "` and `": "`, control characters `\u001f` in lower case, floats as `repr` prints them.
/// With `indent=4` each entry has its line; [#lines(boolean)] turns that off for a while. Half a surrogate
/// pair, which UTF-8 cannot hold, becomes U+FFFD.
final class PythonJson implements AutoCloseable {

    private final JsonGenerator generator;
    private final OutputStream out;
    private final PythonLayout layout;

    private PythonJson(OutputStream out, PythonLayout layout) {
        this.out = out;
        this.layout = layout;
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8)));
        this.generator = Json.FACTORY.createGenerator(new Context(layout), text);
    }

    /// Everything on one line; root values follow each other, see [#endLine()].
    static PythonJson compact(OutputStream out) {
        return new PythonJson(out, new PythonLayout(0, false));
    }

    /// Four spaces per level, for a document that stands at `level` of another one; the first line is not
    /// indented.
    static PythonJson indented(OutputStream out, int level) {
        return new PythonJson(out, new PythonLayout(level, true));
    }

    /// A writing that reports what the disk refused as `IOException`, which Jackson wraps.
    static AtomicFile.Writing writing(AtomicFile.Writing body) {
        return out -> {
            try {
                body.to(out);
            } catch (JacksonIOException refused) {
                throw refused.getCause();
            }
        };
    }

    /// Whether entries get lines of their own from here on; what is opened in one way must be closed in the
    /// same.
    PythonJson lines(boolean own) {
        layout.lines(own);
        return this;
    }

    PythonJson object() {
        generator.writeStartObject();
        return this;
    }

    PythonJson object(String name) {
        generator.writeName(name);
        return object();
    }

    PythonJson end() {
        generator.writeEndObject();
        return this;
    }

    PythonJson array() {
        generator.writeStartArray();
        return this;
    }

    PythonJson array(String name) {
        generator.writeName(name);
        return array();
    }

    PythonJson endArray() {
        generator.writeEndArray();
        return this;
    }

    PythonJson text(String text) {
        generator.writeString(text);
        return this;
    }

    PythonJson text(String name, String text) {
        generator.writeName(name);
        return text(text);
    }

    PythonJson texts(String name, List<String> texts) {
        array(name);
        texts.forEach(this::text);
        return endArray();
    }

    PythonJson number(String name, long number) {
        generator.writeName(name);
        generator.writeNumber(number);
        return this;
    }

    PythonJson number(String name, double number) {
        generator.writeName(name);
        generator.writeRawValue(PythonText.repr(number));
        return this;
    }

    PythonJson flag(boolean flag) {
        generator.writeBoolean(flag);
        return this;
    }

    PythonJson flag(String name, boolean flag) {
        generator.writeName(name);
        return flag(flag);
    }

    /// A value that `source` writes itself, already in this form and for this level.
    PythonJson raw(String name, Source source) throws IOException {
        generator.writeName(name);
        generator.writeRawValue("");
        generator.flush();
        source.to(out);
        return this;
    }

    /// A line feed between two root values.
    PythonJson endLine() {
        generator.writeRaw('\n');
        return this;
    }

    /// Ends the document; the stream below is closed too.
    @Override
    public void close() {
        generator.close();
    }

    /// Bytes that are ready.
    @FunctionalInterface
    interface Source {
        void to(OutputStream out) throws IOException;
    }

    private static final class Context extends ObjectWriteContext.Base {
        private final PythonLayout layout;

        Context(PythonLayout layout) {
            this.layout = layout;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return layout;
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public CharacterEscapes getCharacterEscapes() {
            return LowerCaseEscapes.INSTANCE;
        }
    }

    /// Jackson writes `\u001F` in upper case.
    private static final class LowerCaseEscapes extends CharacterEscapes {
        private static final LowerCaseEscapes INSTANCE = new LowerCaseEscapes();
        private final int[] codes = standardAsciiEscapesForJSON();

        LowerCaseEscapes() {
            for (int code = 0; code < ' '; code++) {
                codes[code] = codes[code] == ESCAPE_STANDARD ? ESCAPE_CUSTOM : codes[code];
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return codes;
        }

        /// Asked for every character beyond ASCII too; Jackson takes null for "as it is".
        @Override
        public @Nullable SerializableString getEscapeSequence(int code) {
            return code >= ' ' ? null : new SerializedString("\\u" + HexFormat.of().toHexDigits((char) code));
        }
    }
}
