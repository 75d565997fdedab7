package dev.touchstone.core.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read or written, in words: the JDK tells some reasons by the class of the
/// exception alone, whose name means nothing to a user.
public final class IoReason {

    private IoReason() {}

    /// The reason, without the file's name where the JDK puts it in front.
    public static String of(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something else of that name is in the way";
            case NotDirectoryException _ -> "it is not a folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemException told when told.getReason() != null -> told.getReason();
            default -> failed.getMessage() == null || failed.getMessage().isBlank()
                    ? "the system gives no reason" : failed.getMessage();
        };
    }
}
