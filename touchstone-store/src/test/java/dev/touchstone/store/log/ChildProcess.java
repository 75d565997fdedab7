package dev.touchstone.store.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Java process of its own, for tests that kill it or bound what it may use.
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts `main` of a class of the test class path.
    ///
    /// @param before words before `java`, such as a shell that sets a limit; may be empty
    static ChildProcess start(List<String> before, List<String> jvm, Class<?> main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// The next line of its output, or nothing at its end.
    Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /// All further lines, to the end.
    List<String> lines() {
        return output.lines().toList();
    }

    /// Ends it as `kill -9` does.
    void kill() {
        process.toHandle().destroyForcibly(); // the handle's: what it wrote stays readable
        process.onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
    }
}
