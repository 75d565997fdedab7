package dev.touchstone.models.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;

/// Opens connections to one server: direct or by a proxy, plain or TLS with the host name checked.
final class ConnectionOpener {

    /// Bounds on what a hostile server may send as a head: 200 lines of 64 KiB, then the connection is given
    /// up.
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(65_536)
            .setMaxEmptyLineCount(10)
            .build();

    private final HttpOptions options;
    private final Optional<SSLSocketFactory> secure;

    ConnectionOpener(HttpOptions options) {
        this.options = options;
        this.secure = options.url().secure()
                ? Optional.of(TrustedAuthorities.socketFactory(options.authorities())) : Optional.empty();
    }

    /// @param limitMillis until the connection stands
    /// @throws ConnectFailedException when the proxy is not there; other failures are the server's
    ServerConnection open(int limitMillis) throws IOException {
        Socket socket = options.proxy().isPresent()
                ? connect(options.proxy().get(), limitMillis)
                : connect(options.url().host(), options.url().port(), limitMillis);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(limitMillis);
            if (options.proxy().isPresent() && options.url().secure()) {
                tunnel(socket, options.proxy().get());
            }
            ServerConnection connection = new ServerConnection(LIMITS);
            if (secure.isPresent()) {
                connection.take(handshake(secure.get(), socket), socket);
            } else {
                connection.take(socket);
            }
            socket.setSoTimeout(0);
            return connection;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket connect(ProxyAddress proxy, int limitMillis) throws IOException {
        try {
            return connect(proxy.host(), proxy.port(), limitMillis);
        } catch (IOException failed) {
            throw new ConnectFailedException("proxy " + proxy.address(), failed);
        }
    }

    private static Socket connect(String host, int port, int limitMillis) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        IOException last = new ConnectException("no address of " + name + " answers");
        for (InetAddress address : InetAddress.getAllByName(name)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), limitMillis);
                return socket;
            } catch (IOException failed) {
                socket.close();
                last = failed;
            }
        }
        throw last;
    }

    private SSLSocket handshake(SSLSocketFactory factory, Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, options.url().host(), options.url()
                .port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        try {
            secured.startHandshake();
        } catch (SSLException refused) {
            String words = String.valueOf(refused.getMessage());
            throw words.startsWith("Unsupported or unrecognized SSL message") // what comes back is no TLS
                    ? new PlainTextException(refused)
                    : refused;
        }
        return secured;
    }

    /// Asks the proxy for a tunnel; its answer is read byte by byte so that nothing of the TLS bytes is lost.
    private void tunnel(Socket socket, ProxyAddress proxy) throws IOException {
        String target = options.url().host() + ":" + options.url().port();
        StringBuilder head = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        proxy.authorization().ifPresent(secret ->
                head.append("Proxy-Authorization: ").append(secret.value()).append("\r\n"));
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder reply = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!reply.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || reply.length() > 8_192) {
                throw new ConnectException("the proxy %s closed the connection or sent no answer to CONNECT"
                        .formatted(proxy.address()));
            }
            reply.append((char) next);
        }
        String line = reply.substring(0, reply.indexOf("\r\n"));
        if (!line.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
            throw new ConnectException("the proxy %s refused the connection: %s"
                    .formatted(proxy.address(), line));
        }
    }
}
