package dev.touchstone.engine.view;

import dev.touchstone.core.attempt.AttemptKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        MessageDigest digest = sha256();
        digest.update(fingerprint);
        digest.update(("\n" + key.sample() + "\n" + key.repeat()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, HEX_DIGITS / 2);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
