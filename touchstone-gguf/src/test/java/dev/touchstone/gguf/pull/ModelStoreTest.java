package dev.touchstone.gguf.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

    private static final byte[] CONTENT = "the model's bytes".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final AtomicInteger downloads = new AtomicInteger();

    private KnownModel model() throws IOException {
        Path file = Files.write(folder.resolve("content"), CONTENT);
        return new KnownModel("mini", "mini==1", "mini.gguf", CONTENT.length, Checksum.sha256(file), "none");
    }

    private PackageSource wheelOf(byte[] content) {
        return (model, work, _) -> {
            downloads.incrementAndGet();
            Path wheel = work.resolve("mini.whl");
            try (OutputStream out = Files.newOutputStream(wheel); ZipOutputStream zip =
                    new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("mini/" + model.file()));
                zip.write(content);
            }
            return wheel;
        };
    }

    private List<Path> filesInPlace() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("models/mini"))) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }

    @Test
    void aPulledModelIsThereOnceAndNothingElse() throws Exception {
        ModelStore store = new ModelStore(folder, wheelOf(CONTENT));
        assertThat(store.find(model())).isEmpty();
        Path file = store.pull(model(), _ -> {});
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(store.pull(model(), _ -> {})).isEqualTo(file);
        assertThat(downloads).hasValue(1);
        assertThat(filesInPlace()).containsExactly(Path.of(".lock"), Path.of("mini.gguf"));
    }

    @Test
    void anAlteredModelIsFetchedAgain() throws Exception {
        ModelStore store = new ModelStore(folder, wheelOf(CONTENT));
        Path file = store.pull(model(), _ -> {});
        byte[] altered = CONTENT.clone();
        altered[3] ^= 1;
        Files.write(file, altered);
        assertThat(store.pull(model(), _ -> {})).hasBinaryContent(CONTENT);
        assertThat(downloads).hasValue(2);
    }

    @Test
    void aPackageOfAnotherContentIsRefusedAndLeavesNothing() throws Exception {
        byte[] altered = CONTENT.clone();
        altered[0] ^= 1;
        for (byte[] wrong : List.of(altered, new byte[3], new byte[1_000])) {
            assertThatThrownBy(() -> new ModelStore(folder, wheelOf(wrong)).pull(model(), _ -> {}))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_PULL_FAILED))
                    .hasMessageContaining("mini==1");
            assertThat(filesInPlace()).containsExactly(Path.of(".lock"));
        }
    }

    @Test
    void whatAKilledPullLeftIsRemovedByTheNext() throws Exception {
        Path left = Files.createDirectories(folder.resolve("models/mini/.pull-killed"));
        Files.write(left.resolve("model.gguf"), new byte[5]);
        Path file = new ModelStore(folder, wheelOf(CONTENT)).pull(model(), _ -> {});
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(left).doesNotExist();
    }

    @Test
    void twoPullsAtOnceDownloadOnce() throws Exception {
        KnownModel model = model();
        Callable<Path> pull = () -> new ModelStore(folder, wheelOf(CONTENT)).pull(model, _ -> {});
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(List.of(pull, pull, pull))) {
                assertThat(result.get()).hasBinaryContent(CONTENT);
            }
        }
        assertThat(downloads).hasValue(1);
    }

    @Test
    void withoutPipTheMessageSaysWhatToInstall() throws Exception {
        PipSource source = new PipSource(List.of(List.of("no-such-programme-1"),
                List.of("no-such-programme-2")),
                Duration.ofSeconds(5));
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> new ModelStore(folder, source).pull(model(), told::add))
                .isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("pip")
                .hasMessageContaining(".gguf");
        assertThat(told).anyMatch(line -> line.contains("no-such-programme-2"));
    }

    @Test
    void pipsOwnWordsAreShownAndASlowPipIsEnded() throws Exception {
        PipSource failing = new PipSource(List.of(List.of("sh", "-c", "echo no network here >&2; exit 1")),
                Duration.ofSeconds(20));
        assertThatThrownBy(() -> new ModelStore(folder, failing).pull(model(), _ -> {}))
                .hasMessageContaining("no network here");
        PipSource slow = new PipSource(List.of(List.of("sh", "-c", "sleep 60")), Duration.ofMillis(300));
        assertThatThrownBy(() -> new ModelStore(folder, slow).pull(model(), _ -> {}))
                .hasMessageContaining("no end after");
        assertThat(filesInPlace()).containsExactly(Path.of(".lock"));
    }

    @Test
    void theFolderFollowsTheEnvironment() {
        Path home = folder.resolve("home");
        assertThatThrownBy(() -> ModelStore.of(Map.of("TOUCHSTONE_CACHE", "/own"), home).locate("smollm2"))
                .hasMessageContaining("/own").hasMessageContaining("touchstone model pull smollm2");
        assertThatThrownBy(() -> ModelStore.of(Map.of("XDG_CACHE_HOME", "/xdg"), home).locate("smollm2"))
                .hasMessageContaining("/xdg/touchstone");
        assertThatThrownBy(() -> ModelStore.of(Map.of(), home).locate("smollm2"))
                .hasMessageContaining(home.resolve(".cache/touchstone").toString());
    }

    @Test
    void aPathIsTakenWhereverANameIs() throws Exception {
        Path own = Files.write(folder.resolve("own.gguf"), CONTENT);
        ModelStore store = new ModelStore(folder, wheelOf(CONTENT));
        assertThat(store.locate(own.toString())).isEqualTo(own);
        assertThat(store.pull(own.toString(), _ -> {})).isEqualTo(own);
        assertThatThrownBy(() -> store.locate("unknown")).hasMessageContaining("smollm2");
    }
}
