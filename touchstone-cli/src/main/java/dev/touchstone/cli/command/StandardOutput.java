package dev.touchstone.cli.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// The process's standard output, which knows whether its reader went away, as `head` does after ten lines.
///
/// A reader that has seen enough is no failure; a full disk behind a redirection is one.
public final class StandardOutput extends FilterOutputStream {

    private volatile boolean readerGone;

    /// That of the process.
    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException refused) {
            // the JDK has no type of its own for EPIPE; the text is the system's
            readerGone |= String.valueOf(refused.getMessage()).contains("Broken pipe");
            throw refused;
        }
    }

    /// Whether a write was refused because nobody reads any more.
    public boolean readerGone() {
        return readerGone;
    }
}
