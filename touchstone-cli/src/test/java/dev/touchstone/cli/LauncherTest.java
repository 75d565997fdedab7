package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher as an archive has it, with a JVM that only tells how it was started.
class LauncherTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/a.jar"), "");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        Files.writeString(java, """
                #!/bin/sh
                printf '%s\\n' "$@" "LC_ALL=${LC_ALL:-}" "LC_CTYPE=${LC_CTYPE:-}" \\
                    "charmap=$(locale charmap 2>&1)" "TOUCHSTONE_LANG=${TOUCHSTONE_LANG:-}" \\
                    "TOUCHSTONE_SCREEN=${TOUCHSTONE_SCREEN:-}"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Path.of("../touchstone"), folder.resolve("bin/touchstone"));
    }

    private List<String> started(Map<String, String> environment, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", folder.resolve("bin/touchstone").toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().put("TOUCHSTONE_JAVA_HOME", folder.resolve("jdk").toString());
        // with no place for a start-up cache none is made behind the test's back
        builder.environment().keySet().removeAll(List.of("TOUCHSTONE_CACHE", "XDG_CACHE_HOME", "HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANG", "LC_ALL"})
    void localeThatThisMachineDoesNotHaveStillReadsFileNamesAsUtf8(String variable) throws IOException {
        List<String> told = started(Map.of(variable, "zh_ZZ.UTF-8"), "--version");

        assertThat(told).contains("charmap=UTF-8", "TOUCHSTONE_LANG=zh_ZZ.UTF-8");
    }

    @Test
    void withoutALocaleFileNamesAreUtf8() throws IOException {
        assertThat(started(Map.of(), "--version")).contains("LC_CTYPE=C.UTF-8", "charmap=UTF-8");
        assertThat(started(Map.of("LC_ALL", "C"), "--version")).contains("LC_ALL=C.UTF-8", "charmap=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "model serve smollm2", "run --models smollm2 --datasets d",
        "run --datasets d --models=smollm2", "run --models mine --datasets d", "run --models a mine"})
    void vectorModuleIsThereWhereTheEmbeddedModelComputes(String line) throws IOException {
        Path models = Files.createDirectories(folder.resolve("configs/models"));
        Files.writeString(models.resolve("mine.yaml"), "backend: embedded\nmodel: smollm2\n");

        assertThat(started(Map.of(), line.split(" "))).contains("--add-modules=jdk.incubator.vector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "demo --help", "model pull smollm2", "doctor --url u --model smollm2",
        "run --url u --model smollm2 --datasets d", "run --models m --datasets d -w smollm2"})
    void vectorModuleAndItsWarningStayAwayElsewhere(String line) throws IOException {
        assertThat(started(Map.of(), line.split(" "))).contains("dev.touchstone.cli.Main")
                .doesNotContain("--add-modules=jdk.incubator.vector");
    }

    @Test
    void librariesOfTheServerAreOpenedOnlyWhereAModelCanBeServed() throws IOException {
        Files.writeString(folder.resolve("lib/helidon-http-4.jar"), "");

        assertThat(classPath("score", "--list")).endsWith("/a.jar").doesNotContain("helidon");
        assertThat(classPath("model", "serve", "smollm2")).endsWith("/a.jar:" + folder.toRealPath()
                .resolve("lib/helidon-http-4.jar"));
    }

    private String classPath(String... arguments) throws IOException {
        List<String> words = started(Map.of(), arguments);
        return words.get(words.indexOf("-cp") + 1);
    }

    @Test
    void standardErrorThatIsNoTerminalIsToldToTheCommand() throws IOException {
        assertThat(started(Map.of(), "run")).contains("TOUCHSTONE_SCREEN=lines");
    }
}
