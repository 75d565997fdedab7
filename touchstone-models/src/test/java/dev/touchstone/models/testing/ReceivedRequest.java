package dev.touchstone.models.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What a client sent.
///
/// @param number how many requests the server got before this one
/// @param method `GET`, `POST`
/// @param path with the query, as it was sent
/// @param head the header lines as they were sent
/// @param body the bytes after the head
public record ReceivedRequest(long number, String method, String path, String head, byte[] body) {

    /// A header's value; names are compared without case.
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                .map(line -> line.substring(wanted.length()).strip())
                .findFirst();
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// True when the body asks for a stream.
    public boolean streamed() {
        return text().contains("\"stream\":true");
    }

    /// The last message or the prompt, as it stands in the JSON (escapes left); empty when there is none.
    public String prompt() {
        String text = text();
        int start = text.lastIndexOf("\"content\":\"");
        int skip = "\"content\":\"".length();
        if (start < 0) {
            start = text.lastIndexOf("\"prompt\":\"");
            skip = "\"prompt\":\"".length();
        }
        if (start < 0) {
            return "";
        }
        int end = start + skip;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return text.substring(start + skip, Math.min(end, text.length()));
    }
}
