package dev.touchstone.models.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsAndProxyIT {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    /// A key for `localhost`, made by the JDK's own tool.
    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "san=dns:localhost",
                "-keystore", file.toString(), "-storepass", "changeit", "-storetype", "PKCS12")
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static ServerSocket secured(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost"));
    }

    private Path pem(KeyStore keys) throws Exception {
        String text = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("authority.pem"), text);
    }

    private static String ask(HttpOptions options) throws Exception {
        try (HttpCalls calls = new HttpCalls(options)) {
            return calls.post(options.url().requestPath("/chat/completions"),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(20), reply ->
                    new String(reply.readBody(1_000), StandardCharsets.UTF_8));
        }
    }

    private static HttpOptions options(String url, Optional<Path> authorities, Optional<ProxyAddress> proxy) {
        return new HttpOptions(BaseUrl.parse(url), Map.of(), proxy, authorities, Duration.ofSeconds(10));
    }

    @Test
    void anOwnAuthorityIsTrustedWhenNamedAndOnlyForItsHost() throws Exception {
        KeyStore keys = selfSigned();
        try (ServerSocket listener = secured(keys); FaultServer server = new FaultServer(listener, true,
                _ -> ScriptedReply.json(200, "hello"))) {
            Optional<Path> authority = Optional.of(pem(keys));

            assertThat(ask(options("https://localhost:" + server.port(), authority, Optional.empty())))
                    .isEqualTo("hello");
            assertThatThrownBy(() -> ask(options("https://localhost:" + server.port(), Optional.empty(),
                    Optional.empty()))).isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("SSLHandshake");
            assertThatThrownBy(() -> ask(options("https://127.0.0.1:" + server.port(), authority,
                    Optional.empty())))
                    .isInstanceOf(ConnectFailedException.class);
            Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA");
            assertThatThrownBy(() -> ask(options("https://localhost:1",
                    Optional.of(folder.resolve("broken.pem")),
                    Optional.empty()))).hasMessageContaining("--cacert");
        }
    }

    @Test
    void plainServerAtASecureAddressIsToldInWordsOfTheAddress() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Thread answering = Thread.ofVirtual().start(() -> {
                try (Socket caller = plain.accept(); OutputStream out = caller.getOutputStream()) {
                    out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    caller.getInputStream().readNBytes(1);
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            String url = "https://localhost:" + plain.getLocalPort();
            assertThatThrownBy(() -> ask(options(url, Optional.empty(), Optional.empty())))
                    .isInstanceOfSatisfying(ConnectFailedException.class,
                            plainly -> assertThat(plainly.forGood()).isTrue())
                    .hasMessageContaining("the server speaks plain http; write http:// in place of https://");
            answering.join();
        }
    }

    @Test
    void plainRequestsGoToTheProxyWithTheWholeAddress() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (FaultServer proxy = new FaultServer(request -> {
            seen.add(request.path() + " " + request.header("proxy-authorization").orElse(""));
            return ScriptedReply.json(200, "by proxy");
        })) {
            assertThat(ask(options("http://model.invalid:8000", Optional.empty(),
                    Optional.of(ProxyAddress.parse("http://me:secret@127.0.0.1:" + proxy.port())))))
                    .isEqualTo("by proxy");
            assertThat(seen).containsExactly(
                    "http://model.invalid:8000/v1/chat/completions Basic bWU6c2VjcmV0");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamedInsteadOfTheServer() {
        for (String url : List.of("http://model.invalid:8000", "https://model.invalid")) {
            assertThatThrownBy(() -> ask(options(url, Optional.empty(),
                    Optional.of(ProxyAddress.parse("http://me:secret@127.0.0.1:1")))))
                    .isInstanceOf(ConnectFailedException.class)
                    .hasMessageContaining("no connection to proxy http://127.0.0.1:1")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void secureRequestsGoThroughATunnel() throws Exception {
        KeyStore keys = selfSigned();
        try (ServerSocket listener = secured(keys);
                FaultServer server = new FaultServer(listener, true, _ -> ScriptedReply.json(200, "hello"));
                ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> tunnel(proxy, server.port()));
            assertThat(ask(options("https://localhost:" + server.port(), Optional.of(pem(keys)),
                    Optional.of(ProxyAddress.parse("127.0.0.1:" + proxy.getLocalPort())))))
                    .isEqualTo("hello");
        }
    }

    /// A proxy for one connection.
    private static void tunnel(ServerSocket listener, int target) {
        try (Socket client = listener.accept(); Socket server = new Socket("localhost", target)) {
            InputStream in = client.getInputStream();
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (IOException | InterruptedException ended) {
            return; // the test closes its sockets
        }
    }

    private static void copy(Socket from, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        } catch (IOException ended) {
            return; // the other side has closed
        }
    }

    @Test
    void aConnectionThatTheServerClosedWhileItRestedIsNotUsed() throws Exception {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(200, "hello"));
                HttpCalls calls = new HttpCalls(HttpOptions.of(BaseUrl.parse(server.url())))) {
            for (int at = 0; at < 2; at++) {
                assertThat(calls.<Integer>post("/v1/x", new byte[] {'{', '}'}, Duration.ofSeconds(5),
                        HttpReply::status))
                        .isEqualTo(200);
                server.dropConnections();
                Thread.sleep(1_100);
            }
            assertThat(server.counts().connections()).isEqualTo(2);
        }
    }
}
