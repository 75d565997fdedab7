package dev.touchstone.gguf.serve;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes answers as JSON or as server-sent events.
final class Exchange {

    private Exchange() {}

    static void send(ServerResponse response, int status, Value body) {
        if (status == 429) {
            response.header(HeaderNames.RETRY_AFTER, "1");
        }
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    static void send(ServerResponse response, ApiFailure failure) {
        send(response, failure.status(), failure.envelope());
    }

    /// An open stream of events; each goes out at once, `data: [DONE]` on closing it well.
    static final class Events implements AutoCloseable {

        private final OutputStream out;

        Events(ServerResponse response) {
            response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
            response.header(HeaderNames.CACHE_CONTROL, "no-cache");
            out = response.outputStream();
        }

        /// @throws UncheckedIOException when the client went away
        void send(Value data) {
            write(Json.write(data));
        }

        void done() {
            write("[DONE]");
        }

        private void write(String data) {
            try {
                out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
