package dev.touchstone.models.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// What a [FaultServer] does with one request.
public sealed interface ScriptedReply {

    /// A complete HTTP answer.
    ///
    /// @param headers lines without line ends, such as `Retry-After: 1`
    record Whole(int status, List<String> headers, String contentType,
            byte[] body) implements ScriptedReply {}

    /// An answer of the model, in the form that the request asks for: plain or a stream of tokens, chat or
    /// completions.
    ///
    /// @param gap pause between the pieces of a stream
    record Says(String text, Duration gap) implements ScriptedReply {}

    /// A stream of server-sent events, then the end of the chunked body.
    ///
    /// @param events raw bytes, each sent as one chunk
    record Stream(List<byte[]> events, Duration gap) implements ScriptedReply {}

    /// An answer of the model cut in the middle: the connection is closed before its end.
    record Cut(String text) implements ScriptedReply {}

    /// Bytes as they are, then the connection is closed.
    record Raw(byte[] bytes) implements ScriptedReply {}

    /// Bytes as they are; the connection stays open.
    record Kept(byte[] bytes) implements ScriptedReply {}

    /// Bytes repeated without end, until the client goes away.
    record Endless(byte[] start, byte[] repeated) implements ScriptedReply {}

    /// The connection is reset.
    record Reset() implements ScriptedReply {}

    /// No answer; the connection stays open until one of the two closes it.
    record Never() implements ScriptedReply {}

    /// Waits, then does the other.
    record After(Duration pause, ScriptedReply then) implements ScriptedReply {}

    /// An answer of the model without pauses.
    static ScriptedReply says(String text) {
        return new Says(text, Duration.ZERO);
    }

    /// A JSON answer.
    static ScriptedReply json(int status, String body, String... headers) {
        return new Whole(status, List.of(headers), "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
