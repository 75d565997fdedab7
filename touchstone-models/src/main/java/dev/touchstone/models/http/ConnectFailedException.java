package dev.touchstone.models.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/// No connection could be opened: name not found, nobody listens, TLS or proxy refused.
public final class ConnectFailedException extends IOException {

    /// @param address of the server, or `proxy ` and the proxy's
    public ConnectFailedException(String address, IOException cause) {
        super("no connection to %s: %s".formatted(address, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof UnknownHostException unknown) {
            return "the host is not known (" + unknown.getMessage() + ")";
        }
        if (cause instanceof ConnectException refused && refused.getMessage() != null) {
            return refused.getMessage(); // such as "Connection refused"
        }
        String name = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}
