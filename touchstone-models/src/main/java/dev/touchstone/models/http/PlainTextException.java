package dev.touchstone.models.http;

import java.io.IOException;

/// The server behind an address that begins with https:// speaks no TLS.
public final class PlainTextException extends IOException {

    private static final long serialVersionUID = 1;

    /// @param cause what the TLS library said of the server's first bytes
    PlainTextException(IOException cause) {
        super("the server speaks plain http; write http:// in place of https://", cause);
    }
}
