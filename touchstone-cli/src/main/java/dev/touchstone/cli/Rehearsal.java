package dev.touchstone.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.StandardOutput;
import dev.touchstone.cli.command.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A rehearsal of the command, from which the launcher makes its start-up cache.
///
/// Asks for help in both languages, takes metrics over small files, then evaluates built-in questions against
/// a server of its own on the loopback address, so that the cache holds the classes of all. Prints nothing
/// and leaves nothing behind.
final class Rehearsal {

    private static final String MODELS = """
            {"object":"list","data":[{"id":"rehearsal","object":"model"}]}""";
    private static final String ANSWER = """
            {"id":"1","object":"chat.completion","created":1,"model":"rehearsal","choices":[
            {"index":0,"finish_reason":"stop",
            "message":{"role":"assistant","content":"Step by step: 40 + 2 = 42. The answer is 42."}}],
            "usage":{"prompt_tokens":60,"completion_tokens":12,"total_tokens":72}}""";

    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /// Rehearses in a folder of its own below the system's folder for temporary files.
    ///
    /// @param arguments `score` for metrics over files alone
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("touchstone-rehearsal");
        try {
            CommandContext.ofProcess(new StandardOutput()); // as the command begins
            Rehearsal rehearsal = new Rehearsal(folder);
            rehearsal.measure();
            if (!List.of(arguments).contains("score")) {
                rehearsal.run();
            }
        } finally {
            delete(folder);
        }
        System.exit(0); // as the command ends
    }

    private void run() throws IOException {
        perform(Locale.ENGLISH, "--help");
        perform(Locale.CHINESE, "run", "--help");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", Rehearsal::answer);
            server.start();
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            perform(Locale.ENGLISH, "run", "--url", url, "--datasets", "demo_word_problems", "demo_choice");
            perform(Locale.ENGLISH, "run", "--url", url, "--datasets", "demo_word_problems", "--reuse");
        } finally {
            server.stop(0);
        }
    }

    /// Takes metrics over small files of each kind, and holds one case against a reference.
    private void measure() throws IOException {
        write("pairs.jsonl", """
                {"id":"1","prediction":"the cat sat on a mat","references":["the cat sat on the mat."]}
                {"id":"2","prediction":"我们去公园","references":["我们去了公园。"]}
                """);
        write("pairs.tsv", "the cat sat\tthe cat sat down\na dog, barked\ta dog barked\n");
        write("labels.csv", "truth,prediction\na,a\na,b\nb,b\nb,b\n");
        write("qrels.txt", "q1 0 d1 1\nq1 0 d2 0\n");
        write("run.txt", "q1 Q0 d2 1 2.5 tag\nq1 Q0 d1 2 1.5 tag\n");
        write("golden.json", """
                {"meta":{"family":"bleu_sentence"},"cases":[{"id":"1","kind":"en","params":{},
                "input":{"hyp":"a b","refs":["a b"]},"expected":{"sys_len":2}}]}""");
        perform(Locale.ENGLISH, "score", "--metric", "bleu,chrf,rouge,ter,wer,exact_match", "--input",
                "pairs.jsonl",
                "--output-json", "-");
        perform(Locale.ENGLISH, "score", "--metric", "bleu", "--columns", "prediction,reference", "--input",
                "pairs.tsv");
        perform(Locale.ENGLISH, "score", "--metric", "accuracy,f1", "--average", "macro", "--input",
                "labels.csv");
        perform(Locale.ENGLISH, "score", "--metric", "ndcg@10,map", "--qrels", "qrels.txt", "--run",
                "run.txt");
        perform(Locale.ENGLISH, "verify", "golden.json");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void perform(Locale locale, String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        CommandContext context = new CommandContext(new Terminal(nowhere, nowhere, nowhere, false),
                Map.of("TOUCHSTONE_CACHE", folder.resolve("cache").toString()), folder, locale);
        new Main(context).run(arguments);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String text = exchange.getRequestMethod().equals("GET") ? MODELS : ANSWER;
            byte[] reply = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
