package dev.touchstone.report.testing;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium with one page, driven by its own protocol over a loopback socket.
///
/// One thread uses it. What the page logs, throws and requests is kept.
public final class Chromium implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Process process;
    private final HttpClient client;
    private final WebSocket socket;
    private final BlockingQueue<Fields> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private String session = "";
    private int calls;
    private int loads;

    private Chromium(Process process, HttpClient client, URI address) {
        this.process = process;
        this.client = client;
        this.socket = client.newWebSocketBuilder().buildAsync(address, new Listener(messages)).join();
    }

    /// The browser of this machine; none where no known name is on the path.
    public static Optional<Path> find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /// Starts it with a profile of its own and opens an empty page.
    ///
    /// @param dark whether the system asks for dark pages
    public static Chromium start(Path browser, Path profile, boolean dark)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(browser.toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
                "--window-size=1400,900", "--user-data-dir=" + profile));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(profile.resolve("stderr").toFile()).start();
        HttpClient client = HttpClient.newHttpClient();
        try {
            Chromium chromium = new Chromium(process, client, address(process, profile));
            chromium.open(dark);
            return chromium;
        } catch (RuntimeException | IOException | InterruptedException failed) {
            client.close();
            process.destroyForcibly();
            throw failed;
        }
    }

    /// The browser tells where it listens on standard error, once it does.
    private static URI address(Process process, Path profile) throws IOException, InterruptedException {
        Path said = profile.resolve("stderr");
        String mark = "DevTools listening on ";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<String> line = Files.readString(said, StandardCharsets.ISO_8859_1).lines()
                    .filter(candidate -> candidate.startsWith(mark)).findFirst();
            if (line.isPresent()) {
                return URI.create(line.get().substring(mark.length()).strip());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IOException("the browser did not start: " + Files.readString(said,
                StandardCharsets.ISO_8859_1));
    }

    private void open(boolean dark) {
        Fields target = call("Target.createTarget", Fields.EMPTY.with("url", Value.of("about:blank")));
        Fields attached = call("Target.attachToTarget", Fields.EMPTY
                .with("targetId", target.find("targetId").orElseThrow()).with("flatten", Value.of(true)));
        session = attached.findText("sessionId").orElseThrow();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Fields.EMPTY);
        }
        Fields scheme = Fields.EMPTY.with("name", Value.of("prefers-color-scheme"))
                .with("value", Value.of(dark ? "dark" : "light"));
        call("Emulation.setEmulatedMedia",
                Fields.EMPTY.with("features", new Value.Items(List.of(scheme))));
    }

    /// Goes to a file of this machine, with what stands behind `#`, and waits until it is loaded.
    public void open(Path file, String hash) {
        int before = loads;
        Fields answer = call("Page.navigate", Fields.EMPTY
                .with("url", Value.of(file.toUri() + (hash.isEmpty() ? "" : "#" + hash))));
        while (answer.find("loaderId").isPresent() && loads == before) { // a new document, not a new place
            note(next("the end of loading"));
        }
    }

    /// What an expression of JavaScript comes to in the page; a promise is waited for.
    ///
    /// @throws IllegalStateException when it throws
    public Value evaluate(String expression) {
        Fields answer = call("Runtime.evaluate", Fields.EMPTY.with("expression", Value.of(expression))
                .with("awaitPromise", Value.of(true)).with("returnByValue", Value.of(true)));
        if (answer.find("exceptionDetails").isPresent()) {
            throw new IllegalStateException(expression + ": " + Json.write(answer));
        }
        return answer.findFields("result").orElseThrow().find("value").orElse(Value.ABSENT);
    }

    /// Waits until an expression is true.
    public void await(String expression) {
        evaluate("""
                new Promise((resolve, reject) => {
                    const end = performance.now() + 30000;
                    const look = () => %s ? resolve(true)
                        : performance.now() > end ? reject(new Error('never true'))
                                : requestAnimationFrame(look);
                    look();
                })""".formatted(expression));
    }

    /// What the page logged as a warning or an error, and what it threw.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Addresses that the page asked for.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private Fields call(String method, Fields parameters) {
        int number = ++calls;
        Fields call = Fields.EMPTY.with("id", Value.of(number)).with("method", Value.of(method))
                .with("params", parameters);
        if (!session.isEmpty()) {
            call = call.with("sessionId", Value.of(session));
        }
        socket.sendText(Json.write(call), true).join();
        while (true) {
            Fields message = next(method);
            if (message.findNumber("id").filter(id -> id.intValueExact() == number).isPresent()) {
                return message.findFields("result").orElseThrow(
                        () -> new IllegalStateException(method + ": " + Json.write(message)));
            }
            note(message);
        }
    }

    private Fields next(String awaited) {
        try {
            Fields message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("the browser does not tell of " + awaited);
            }
            return message;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before " + awaited, stopped);
        }
    }

    private void note(Fields event) {
        Fields parameters = event.findFields("params").orElse(Fields.EMPTY);
        switch (event.findText("method").orElse("")) {
            case "Runtime.exceptionThrown",
                    "Page.javascriptDialogOpening" -> complaints.add(Json.write(parameters));
            case "Page.loadEventFired" -> loads++;
            case "Log.entryAdded" -> complaints.add(Json.write(parameters));
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(parameters.findText("type").orElse(""))) {
                    complaints.add(Json.write(parameters));
                }
            }
            case "Network.requestWillBeSent" -> requests.add(parameters.findFields("request")
                    .flatMap(request -> request.findText("url")).orElse(""));
            default -> { } // events that no test asks for
        }
    }

    /// Ends the browser and its helpers, and waits until they are gone: they write their profile to the end.
    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    /// Puts whole messages into a queue.
    private record Listener(BlockingQueue<Fields> messages,
            StringBuilder open) implements WebSocket.Listener {

        Listener(BlockingQueue<Fields> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            open.append(text);
            if (last) {
                messages.add((Fields) Json.parse(open.toString()));
                open.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, text, last);
        }
    }
}
