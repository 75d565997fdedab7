package dev.touchstone.models.testing;

import dev.touchstone.core.attempt.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What a scripted server of one wire form says; [WireContract] asks for it.
public interface ServerWords {

    /// The body of a plain answer.
    ///
    /// @param prompt what was asked, for servers that repeat it
    /// @param finish `stop` or `length`
    String plain(String prompt, String text, String finish);

    /// The parts of a streamed answer with their line ends: one for each piece, and what the form has around
    /// them.
    List<String> stream(String prompt, List<String> pieces, String finish);

    /// How many parts of a stream stand behind the last that a cut stream may hold.
    int tail();

    /// An error in the middle of a stream, with its line end.
    String failure(String message);

    /// The body of an answer with an error's status.
    String refusal(String message);

    /// How the form says that functions are called; empty where it takes none.
    default Optional<Calling> calling() {
        return Optional.empty();
    }

    /// What a server says that calls functions.
    interface Calling {

        /// The body of a plain answer.
        String plain(List<ToolCall> calls);

        /// The parts of a streamed answer with their line ends, pieces of arguments apart where the form has
        /// such.
        List<String> stream(List<ToolCall> calls);
    }

    /// The content type of a stream.
    String streamType();

    /// One server-sent event.
    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    /// An answer in chunks of that many bytes at most.
    ///
    /// @param ended false leaves the last chunk out, as a connection that broke does
    static byte[] chunked(String type, String body, int size, boolean ended) {
        StringBuilder all = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: ").append(type)
                .append("\r\nTransfer-Encoding: chunked\r\n\r\n");
        String bytes = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length(); at += size) {
            String chunk = bytes.substring(at, Math.min(bytes.length(), at + size));
            all.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk).append("\r\n");
        }
        if (ended) {
            all.append("0\r\n\r\n");
        }
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
