package dev.touchstone.models.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/// A connection that knows whether the server has sent more than it was asked for.
///
/// Answers carry no number: one that comes without a request would be taken for the answer to the next, and
/// every later sample on this connection would get its neighbour's answer.
final class ServerConnection extends DefaultBHttpClientConnection {

    private final Probe probe = new Probe();

    /// @param limits on the head of an answer; the parser keeps them too, its default knows none
    ServerConnection(Http1Config limits) {
        super(limits, null, null, null, null, null, new DefaultHttpResponseParserFactory(limits));
    }

    /// Whether a look at the socket may wait; used by the one thread that holds the connection.
    private static final class Probe {
        private boolean on;
    }

    /// Takes an open socket.
    void take(Socket socket) throws IOException {
        bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket of) throws IOException {
                return new Watched(of.getInputStream(), probe);
            }
        });
    }

    /// Takes a secured socket.
    ///
    /// @param base what carries it
    void take(SSLSocket secured, Socket base) throws IOException {
        bind(new SocketHolder(secured, base) {
            @Override
            protected InputStream getInputStream(Socket of) throws IOException {
                return new Watched(of.getInputStream(), probe);
            }
        });
    }

    /// True when bytes lie here that belong to no request of ours; never waits. Only between two requests.
    boolean surplus() throws IOException {
        probe.on = true;
        try {
            return isDataAvailable(Timeout.ONE_MILLISECOND);
        } finally {
            probe.on = false;
        }
    }

    /// Input that gives nothing instead of waiting while the probe is on.
    private static final class Watched extends FilterInputStream {

        private final Probe probe;

        Watched(InputStream in, Probe probe) {
            super(in);
            this.probe = probe;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return probe.on && in.available() == 0 ? 0 : in.read(bytes, from, length);
        }
    }
}
