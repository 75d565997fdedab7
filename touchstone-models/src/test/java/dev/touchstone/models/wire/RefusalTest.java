package dev.touchstone.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.models.http.ConnectFailedException;
import java.net.ConnectException;
import java.net.SocketException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void aProcessOutOfFilesSlowsDownAndIsToldWhatToDo() {
        TryResult.Failed<Void> failed = Refusal.ofBroken(
                new ConnectFailedException("http://a/v1", new SocketException("Too many open files")));

        assertThat(failed).isInstanceOfSatisfying(TryResult.Lost.class, lost ->
                assertThat(lost.pushedBack()).isTrue());
        assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_UNREACHABLE);
        assertThat(failed.failure().message()).contains("ulimit -n").contains("--concurrency");
    }

    @Test
    void aServerThatIsNotThereHasNotAskedToSlowDown() {
        assertThat(Refusal.ofBroken(
                new ConnectFailedException("http://a/v1", new ConnectException("Connection refused"))))
                .isInstanceOfSatisfying(TryResult.Lost.class, lost ->
                        assertThat(lost.pushedBack()).isFalse());
    }
    @Test
    void anUntrustedCertificateIsNotTriedAgain() {
        TryResult.Failed<Void> failed = Refusal.ofBroken(new ConnectFailedException("https://a/v1",
                new SSLHandshakeException("PKIX path building failed")));

        assertThat(failed).isInstanceOf(TryResult.Refused.class);
        assertThat(failed.failure().permanent()).isTrue();
        assertThat(Refusal.ofBroken(new ConnectFailedException("https://a/v1",
                new SSLHandshakeException("Remote host terminated the handshake"))))
                .isInstanceOf(TryResult.Lost.class);
    }

    @Test
    void anErrorInsideAnAnswerHasNoStatus() {
        for (ServerError error : new ServerError[] {ServerError.of("boom", ""),
                ServerError.of("boom", "overloaded_error"), ServerError.of("boom", "400")}) {
            AnswerException told = Refusal.inAnswer(error);

            assertThat(told.result().failure().message()).startsWith("an error inside the answer")
                    .endsWith(": boom").doesNotContain("HTTP");
            assertThat(told.result().failure().status()).isEmpty();
        }
        assertThat(Refusal.inAnswer(ServerError.of("boom", "")).result()).isInstanceOf(TryResult.Lost.class);
        assertThat(Refusal.inAnswer(ServerError.of("boom", "400")).result())
                .isInstanceOf(TryResult.Refused.class);
    }
}
