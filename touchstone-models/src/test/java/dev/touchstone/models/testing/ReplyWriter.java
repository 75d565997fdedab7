package dev.touchstone.models.testing;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Writes one [ScriptedReply] to a connection.
final class ReplyWriter {

    private final Socket socket;
    private final OutputStream out;

    ReplyWriter(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /// @param ending told once, just before the last bytes leave: true when the reply is a whole good answer
    /// @return true when the connection can carry another request
    boolean write(ReceivedRequest request, ScriptedReply reply, Consumer<Boolean> ending)
            throws IOException, InterruptedException {
        return switch (reply) {
            case ScriptedReply.Whole whole -> {
                byte[] bytes = whole(whole);
                ending.accept(whole.status() == 200);
                out.write(bytes);
                yield true;
            }
            case ScriptedReply.Says(String text, Duration gap) -> {
                say(request, text, gap, ending);
                yield true;
            }
            case ScriptedReply.Stream(List<byte[]> events, Duration gap) -> {
                stream(events, gap, ending);
                yield true;
            }
            case ScriptedReply.Cut(String text) -> {
                cut(request, text);
                yield false;
            }
            case ScriptedReply.Raw(byte[] bytes) -> {
                out.write(bytes);
                yield false;
            }
            case ScriptedReply.Kept(byte[] bytes) -> {
                out.write(bytes);
                yield true;
            }
            case ScriptedReply.Endless(byte[] start, byte[] repeated) -> {
                out.write(start);
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(repeated);
                }
                yield false;
            }
            case ScriptedReply.Reset _ -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
            case ScriptedReply.Never _ -> {
                socket.getInputStream().skip(Long.MAX_VALUE); // ends when the client goes away
                yield false;
            }
            case ScriptedReply.After(Duration pause, ScriptedReply then) -> {
                Thread.sleep(pause);
                yield write(request, then, ending);
            }
        };
    }

    private void say(ReceivedRequest request, String text, Duration gap, Consumer<Boolean> ending)
            throws IOException, InterruptedException {
        if (request.streamed()) {
            stream(eventsOf(request, text), gap, ending);
            return;
        }
        byte[] bytes = whole(plain(request, text));
        ending.accept(true);
        out.write(bytes);
    }

    private void cut(ReceivedRequest request, String text) throws IOException {
        if (request.streamed()) {
            List<byte[]> events = eventsOf(request, text);
            out.write(STREAM_HEAD);
            for (byte[] event : events.subList(0, Math.max(1, (events.size() - 2) / 2))) {
                out.write(chunk(event));
            }
        } else {
            byte[] all = whole(plain(request, text));
            out.write(all, 0, all.length - 20);
        }
    }

    private static ScriptedReply.Whole plain(ReceivedRequest request, String text) {
        return new ScriptedReply.Whole(200, List.of(), "application/json", bodyOf(request, text));
    }

    private void stream(List<byte[]> events, Duration gap, Consumer<Boolean> ending)
            throws IOException, InterruptedException {
        out.write(STREAM_HEAD);
        boolean first = true;
        for (byte[] event : events) {
            if (!first && gap.isPositive()) {
                Thread.sleep(gap);
            }
            first = false;
            out.write(chunk(event));
        }
        ending.accept(true);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static final byte[] STREAM_HEAD = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private static byte[] chunk(byte[] event) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(event.length + 16);
        chunk.write((Integer.toHexString(event.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.write(event);
        chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    private static byte[] whole(ScriptedReply.Whole reply) throws IOException {
        StringBuilder head = new StringBuilder(160).append("HTTP/1.1 ").append(reply.status())
                .append(" X\r\n")
                .append("Content-Type: ").append(reply.contentType()).append("\r\nContent-Length: ")
                .append(reply.body().length).append("\r\n");
        reply.headers().forEach(header -> head.append(header).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + reply.body().length + 2);
        all.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.write(reply.body());
        return all.toByteArray();
    }

    /// A plain answer: chat or completions by the request's path.
    static byte[] bodyOf(ReceivedRequest request, String text) {
        String quoted = Json.write(Value.of(text));
        String choice = request.path().contains("/chat/")
                ? "\"message\":{\"role\":\"assistant\",\"content\":" + quoted + "}" : "\"text\":" + quoted;
        return ("{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"fake\","
                + "\"choices\":[{\"index\":0," + choice + ",\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":" + Math.max(1, text.length() / 4)
                + "}}").getBytes(StandardCharsets.UTF_8);
    }

    /// The events of a streamed answer, one per word, then usage and `[DONE]`.
    static List<byte[]> eventsOf(ReceivedRequest request, String text) {
        boolean chat = request.path().contains("/chat/");
        List<byte[]> events = new ArrayList<>();
        for (String word : text.split("(?<= )")) {
            String quoted = Json.write(Value.of(word));
            events.add(event("{\"choices\":[{\"index\":0,"
                    + (chat ? "\"delta\":{\"content\":" + quoted + "}" : "\"text\":" + quoted) + "}]}"));
        }
        events.add(event("{\"choices\":[{\"index\":0," + (chat ? "\"delta\":{}" : "\"text\":\"\"")
                + ",\"finish_reason\":\"stop\"}]}"));
        events.add(event("{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":"
                + (events.size() - 1) + "}}"));
        events.add(event("[DONE]"));
        return events;
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
