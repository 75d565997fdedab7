package dev.touchstone.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;

/// A model server that costs as little CPU as it can: every request gets the same answer after the same time.
///
/// One thread and one selector, so that on a machine of two cores the client under test keeps its own.
/// Because the delay is the same for all, answers leave in the order in which requests came: a queue is all
/// the timing there is. An answer leaves up to one millisecond late, the step of the selector's clock, for
/// every client alike. Speaks HTTP/1.1 with `Content-Length` on kept connections; `GET .../models` lists one
/// model.
public final class AnswerServer implements AutoCloseable {

    private static final int BACKLOG = 4_096;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final long delayNanos;
    private final byte[] answer;
    private final ServerCounts counts;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Thread thread;

    /// A request whose answer is due at a moment of [System#nanoTime].
    private record Pending(ServedConnection connection, long due) {}

    /// Listens on a free port of the loopback address.
    ///
    /// @param delay from a request's last byte to its answer
    /// @param says the text of every answer
    public AnswerServer(Duration delay, String says) {
        this.delayNanos = delay.toNanos();
        this.answer = Replies.chat(says);
        this.counts = new ServerCounts();
        try {
            selector = Selector.open();
            listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        thread = Thread.ofPlatform().name("answers").daemon().start(this::serve);
    }

    /// `http://127.0.0.1:PORT/v1`.
    public String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort() + "/v1";
    }

    /// What it saw since it was last asked to count anew.
    public ServerCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException("the answering server could not be closed", broken);
        }
    }

    private void serve() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (pending.isEmpty()) {
                    selector.select(this::ready);
                } else {
                    long wait = pending.peekFirst().due() - System.nanoTime();
                    if (wait <= 0) {
                        selector.selectNow(this::ready);
                    } else {
                        selector.select(this::ready, Math.max(1, (wait + 999_999) / 1_000_000));
                    }
                }
                answerDue();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answerDue() {
        long now = System.nanoTime();
        while (!pending.isEmpty() && pending.peekFirst().due() - now <= 0) {
            ServedConnection connection = pending.removeFirst().connection();
            counts.ended(System.nanoTime());
            connection.send(answer);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (ServedConnection) key.attachment());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.register(selector, SelectionKey.OP_READ, new ServedConnection(socket));
        }
    }

    private void read(SelectionKey key, ServedConnection connection) {
        switch (connection.read()) {
            case ServedConnection.Incoming.PARTIAL -> { }
            case ServedConnection.Incoming.CLOSED -> key.cancel();
            case ServedConnection.Incoming.GET -> connection.send(Replies.MODELS);
            case ServedConnection.Incoming.POST -> {
                long now = System.nanoTime();
                counts.began(now, connection::body);
                pending.addLast(new Pending(connection, now + delayNanos));
            }
        }
    }

    /// The two answers, whole with their heads.
    private static final class Replies {

        private static final byte[] MODELS =
                whole("{\"object\":\"list\",\"data\":[{\"id\":\"fake\",\"object\":\"model\"}]}");

        private static byte[] chat(String says) {
            return whole("{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"fake\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + says
                    + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":400,"
                    + "\"completion_tokens\":90,\"total_tokens\":490}}");
        }

        private static byte[] whole(String json) {
            return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                    + "\r\n\r\n" + json).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
