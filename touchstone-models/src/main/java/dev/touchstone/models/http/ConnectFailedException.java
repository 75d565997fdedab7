package dev.touchstone.models.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// No connection could be opened: name not found, nobody listens, TLS or proxy refused.
public final class ConnectFailedException extends IOException {

    /// @param address of the server, or `proxy ` and the proxy's
    public ConnectFailedException(String address, IOException cause) {
        super("no connection to %s: %s".formatted(address, reason(cause)), cause);
    }

    /// True when this process may not open another connection, whatever the server does.
    public boolean outOfFiles() {
        return outOfFiles((IOException) getCause());
    }

    /// True when every further try would end the same way: the server speaks no TLS, or its certificate is
    /// not trusted.
    public boolean forGood() {
        Throwable cause = getCause();
        return cause instanceof PlainTextException
                || cause instanceof SSLException && String.valueOf(cause.getMessage()).contains("PKIX");
    }

    private static boolean outOfFiles(IOException cause) {
        return String.valueOf(cause.getMessage()).contains("Too many open files");
    }

    private static String reason(IOException cause) {
        if (cause instanceof UnknownHostException unknown) {
            return "the host is not known (" + unknown.getMessage() + ")";
        }
        if (cause instanceof ConnectException refused && refused.getMessage() != null) {
            return refused.getMessage(); // such as "Connection refused"
        }
        if (cause instanceof PlainTextException plain) {
            return plain.getMessage();
        }
        if (outOfFiles(cause)) {
            return "this process may open no more files; raise the limit (ulimit -n) or lower --concurrency";
        }
        String name = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
