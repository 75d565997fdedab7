package dev.touchstone.models.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A [FaultServer] as a programme, for measurements beside a command under test.
///
/// Options, all with a value: `--port 0 --latency-ms 0 --answer TEXT --gap-ms 0` (pause between the pieces of
/// a stream) `--too-many 0.05 --retry-after 1 --broken 0.02 --reset 0.01 --cut 0.005 --never 0.002 --garbage
/// 0 --seed 1` `--by-prompt true`. Prints `port=N`, then serves until it is ended; `GET /stats` gives the
/// counts.
public final class FaultServerMain {

    private FaultServerMain() {}

    /// Starts the server.
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at + 1 < arguments.length; at += 2) {
            options.put(arguments[at], arguments[at + 1]);
        }
        Duration latency = Duration.ofMillis(Long.parseLong(options.getOrDefault("--latency-ms", "0")));
        Duration gap = Duration.ofMillis(Long.parseLong(options.getOrDefault("--gap-ms", "0")));
        String answer = options.getOrDefault("--answer", "The answer is 42.");
        Faults faults = new Faults(share(options, "--too-many"),
                Integer.parseInt(options.getOrDefault("--retry-after", "1")), share(options, "--broken"),
                share(options, "--reset"), share(options, "--cut"), share(options, "--never"),
                share(options, "--garbage"), Long.parseLong(options.getOrDefault("--seed", "1")));
        boolean byPrompt = Boolean.parseBoolean(options.getOrDefault("--by-prompt", "true"));
        FaultServer server = new FaultServer(Integer.parseInt(options.getOrDefault("--port", "0")), byPrompt,
                request -> {
                    ScriptedReply reply = faults.draw(request.number(), answer)
                            .orElse(new ScriptedReply.Says(answer, gap));
                    return latency.isPositive() ? new ScriptedReply.After(latency, reply) : reply;
                });
        System.out.println("port=" + server.port());
        Thread.currentThread().join();
    }

    private static double share(Map<String, String> options, String name) {
        return Double.parseDouble(options.getOrDefault(name, "0"));
    }
}
