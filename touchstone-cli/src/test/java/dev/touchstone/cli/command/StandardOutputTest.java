package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

    @Test
    void aReaderThatWentAwayIsToldFromADiskThatIsFull() {
        StandardOutput pipe = refusing("Broken pipe");
        StandardOutput disk = refusing("No space left on device");

        assertThatThrownBy(() -> pipe.write(new byte[1], 0, 1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk.write(new byte[1], 0, 1)).isInstanceOf(IOException.class);
        assertThat(pipe.readerGone()).isTrue();
        assertThat(disk.readerGone()).isFalse();
    }

    private static StandardOutput refusing(String reason) {
        return new StandardOutput(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        });
    }
}
