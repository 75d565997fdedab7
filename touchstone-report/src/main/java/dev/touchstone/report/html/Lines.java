package dev.touchstone.report.html;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Texts in blocks: a line is one JSON list of texts, a block some hundred lines.
///
/// Memory is one block. A text longer than [#LONGEST] characters is cut and its mark says by how much, so one
/// runaway answer cannot make the page unusable.
final class Lines {

    /// Characters of one text that the page holds at most.
    static final int LONGEST = 200_000;

    private static final int BLOCK = 1 << 18;

    /// Stands before the number of characters that were cut; of the private use area, in no text of data.
    private static final char CUT = '\uE0FF';

    private final Blocks blocks;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(BLOCK + (BLOCK >> 2));
    private final List<Value> numbers = new ArrayList<>();
    private final List<Value> starts = new ArrayList<>();
    private int lines;
    private int started;

    Lines(Blocks blocks) {
        this.blocks = blocks;
    }

    /// Adds a line.
    void add(List<Value> texts) throws IOException {
        byte[] line = Json.write(new Value.Items(texts)).getBytes(StandardCharsets.UTF_8);
        if (open.size() > 0 && open.size() + line.length > BLOCK) {
            flush();
        }
        open.write(line);
        open.write('\n');
        lines++;
    }

    /// A text as a page holds it.
    static Value text(String text) {
        if (text.length() <= LONGEST) {
            return Value.of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return Value.of(text.substring(0, end) + CUT + (text.length() - end));
    }

    /// Writes what is left.
    ///
    /// @return the numbers of the blocks, and the first line of each
    Written finish() throws IOException {
        flush();
        return new Written(new Value.Items(numbers), new Value.Items(starts));
    }

    /// Where the lines are.
    record Written(Value blocks, Value starts) {}

    private void flush() throws IOException {
        if (open.size() == 0) {
            return;
        }
        byte[] content = open.toByteArray();
        numbers.add(Value.of(blocks.write(content, content.length)));
        starts.add(Value.of(started));
        started = lines;
        open.reset();
    }
}
