package dev.touchstone.gguf.tokenize;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Turns bytes that arrive in pieces into text, holding back a character until it is whole.
///
/// Bytes that can never become a character are U+FFFD. For use by one thread.
public final class TextStream {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] held = new byte[0];

    /// The text that these bytes complete, may be empty.
    public String append(byte[] more) {
        return decode(more, false);
    }

    /// The rest: an unfinished character as U+FFFD, else empty; the next text may begin afterwards.
    public String finish() {
        return decode(new byte[0], true);
    }

    private String decode(byte[] more, boolean last) {
        ByteBuffer input = ByteBuffer.allocate(held.length + more.length).put(held).put(more).flip();
        CharBuffer output = CharBuffer.allocate(input.remaining() + 2);
        decoder.decode(input, output, last);
        if (last) {
            decoder.flush(output);
            decoder.reset();
        }
        held = new byte[input.remaining()];
        input.get(held);
        return output.flip().toString();
    }
}
