package dev.touchstone.benchmarks.endtoend;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures the whole command from outside; Linux only.
///
/// Arguments: names of figures (`cpu cold flight rate help memory`, or `serve`), then options with a value:
/// `--touchstone FILE` (the launcher, default that of this checkout), `--rounds N` (3), `--samples N` (of
/// `memory`, 1000000), `--latency-ms N` (of `serve`, 20), `--java-opts TEXT` (for the JVM of the command).
public final class Main {

    private Main() {}

    /// Measures what is asked for, one after the other.
    public static void main(String[] arguments) throws IOException, InterruptedException, URISyntaxException {
        List<String> words = List.of(arguments);
        Map<String, String> options = new HashMap<>();
        int named = (int) words.stream().takeWhile(word -> !word.startsWith("--")).count();
        for (int at = named; at + 1 < words.size(); at += 2) {
            options.put(words.get(at), words.get(at + 1));
        }
        Path module = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .getParent().getParent();
        Path launcher = Path.of(options.getOrDefault("--touchstone",
                module.resolveSibling("touchstone").toString())).toAbsolutePath().normalize();
        Path folder = module.resolve("target").resolve("figures");
        String javaOptions = options.getOrDefault("--java-opts", "");
        Product product = new Product(launcher, folder.resolve("work"), javaOptions);
        Bench bench = new Bench(product, folder, Integer.parseInt(options.getOrDefault("--rounds", "3")));
        int samples = Integer.parseInt(options.getOrDefault("--samples", "1000000"));
        List<Figure> figures = List.of(new HelpTime(), new ColdStart(), new WarmCpu(), new InFlight(),
                new RateBesideHey(), new Memory(samples),
                new Serve(Integer.parseInt(options.getOrDefault("--latency-ms", "20"))));
        for (String name : words.subList(0, named)) {
            Figure figure = figures.stream().filter(one -> one.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no figure '%s', there are %s"
                            .formatted(name, figures.stream().map(Figure::name).toList())));
            bench.say("%s, load of the last minute %s", name,
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
            warmUp(bench);
            figure.measure(bench);
        }
    }

    /// The launcher builds and makes its start-up cache where they are missing; that is not what is measured.
    private static void warmUp(Bench bench) throws IOException, InterruptedException {
        bench.product().start("--help").end();
    }
}
