package dev.touchstone.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {

    @TempDir
    private Path folder;

    private Path limits(String text) throws IOException {
        return Files.writeString(folder.resolve("limits"), text);
    }

    @Test
    void theSoftLimitLessWhatTheProgrammeNeedsItselfIsForConnections() throws IOException {
        assertThat(OpenFiles.connections(limits("""
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             95                   95                   processes
                Max open files            1024                 4096                 files
                """))).hasValue(874);
        assertThat(OpenFiles.connections(limits("Max open files            64   64   files\n"))).hasValue(1);
    }

    @Test
    void noLimitAnotherSystemAndAlteredFilesBoundNothing() throws IOException {
        assertThat(OpenFiles.connections(limits("Max open files   unlimited   unlimited\n"))).isEmpty();
        assertThat(OpenFiles.connections(limits("Max open files"))).isEmpty();
        assertThat(OpenFiles.connections(limits(""))).isEmpty();
        assertThat(OpenFiles.connections(folder.resolve("nowhere"))).isEmpty();
    }
}
