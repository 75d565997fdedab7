package dev.touchstone.models.http;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Whose signatures make a server's certificate good.
final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /// The JDK's authorities, or those of a PEM file alone (as curl's `--cacert`).
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` when the file is no list of certificates
    static SSLSocketFactory socketFactory(Optional<Path> pem) {
        if (pem.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(pem.get())));
            if (certificates.isEmpty()) {
                throw invalid(pem.get(), "it holds no certificate");
            }
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException unreadable) {
            throw invalid(pem.get(), IoReason.of(unreadable));
        } catch (GeneralSecurityException malformed) {
            throw invalid(pem.get(), "it does not hold what a PEM file holds");
        }
    }

    private static TouchstoneException invalid(Path pem, String reason) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "--cacert %s cannot be used (%s), expected a PEM file with certificates".formatted(pem,
                reason));
    }
}
