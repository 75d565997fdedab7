package dev.touchstone.engine.view;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Names of prediction rows that are the same in every run of the same unit.
///
/// The first 32 hex digits of sha256 over the UTF-8 of fingerprint, sample and repeat, a line feed between
/// them.
final class RowIdentity {

    private static final int HEX_DIGITS = 32;

    private final byte[] fingerprint;

    RowIdentity(String fingerprint) {
        this.fingerprint = fingerprint.getBytes(StandardCharsets.UTF_8);
    }

    String of(AttemptKey key) {
        MessageDigest digest = Sha256.digest();
        digest.update(fingerprint);
        digest.update(("\n" + key.sample() + "\n" + key.repeat()).getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest).substring(0, HEX_DIGITS);
    }
}
