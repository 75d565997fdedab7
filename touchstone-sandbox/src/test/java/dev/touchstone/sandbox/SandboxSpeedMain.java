package dev.touchstone.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What the sandbox adds to a program: the same Python program alone and in the sandbox, in pairs, by the
/// clock.
///
/// Argument: pairs. Prints medians and the quarters of the pairs' differences; a fifth of the pairs warm up.
public final class SandboxSpeedMain {

    private static final String SOURCE = "print(sum(range(10)))\n";

    private SandboxSpeedMain() {}

    /// Runs the pairs.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int pairs = Integer.parseInt(arguments[0]);
        Path python = new InterpreterFinder(Boxes.host(), true).find().orElseThrow().executable();
        Path file = Files.writeString(Files.createTempFile("speed", ".py"), SOURCE);
        double[] alone = new double[pairs];
        double[] boxed = new double[pairs];
        double[] more = new double[pairs];
        try (Sandbox sandbox = Boxes.open()) {
            for (int pair = -pairs / 5; pair < pairs; pair++) {
                long begun = System.nanoTime();
                Process process = new ProcessBuilder(python.toString(), "-I", file.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                process.waitFor();
                long between = System.nanoTime();
                sandbox.run(Program.python(SOURCE), Boxes.SMALL);
                long end = System.nanoTime();
                if (pair >= 0) {
                    alone[pair] = (between - begun) / 1e6;
                    boxed[pair] = (end - between) / 1e6;
                    more[pair] = boxed[pair] - alone[pair];
                }
            }
        } finally {
            Files.delete(file);
        }
        System.out.printf(Locale.ROOT, "%d pairs: alone %.1f ms, in the sandbox %.1f ms, more %.1f ms "
                + "(quarters %.1f to %.1f)%n", pairs, share(alone, 0.5), share(boxed, 0.5), share(more, 0.5),
                share(more, 0.25), share(more, 0.75));
    }

    private static double share(double[] values, double at) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (at * (sorted.length - 1))];
    }
}
