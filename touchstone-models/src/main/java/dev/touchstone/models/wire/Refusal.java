package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.models.http.BodyTooLongException;
import dev.touchstone.models.http.ConnectFailedException;
import dev.touchstone.models.http.DeadlineException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a status, an error object or a broken connection means: another try, or a failure for good.
///
/// Tried again: 408, 409, 424, 425, 429, every 5xx, lost connections, time-outs, unreadable answers. For good
/// and for every further request (`permanent`): 401, 403, 404, redirects, an exhausted quota, a 400 that
/// names an unknown model, a server without TLS or with a certificate that is not trusted. For this sample
/// only: every other 4xx.
public final class Refusal {

    private Refusal() {}

    /// @param retryAfter the server's `Retry-After`, read
    static TryResult.Failed<Void> ofStatus(int status, ServerError error, Optional<Duration> retryAfter) {
        String words = "HTTP " + status + (error.message().isEmpty() ? "" : ": " + error.message());
        return meant(status, error, new Told(words, OptionalInt.of(status)), retryAfter);
    }

    /// What is told of a refusal.
    ///
    /// @param status that the server answered with; empty where it answered with success
    private record Told(String words, OptionalInt status) {
        Failure failure(ErrorCode code, boolean permanent) {
            return new Failure(code, words, status, permanent);
        }
    }

    /// @param status what the error means, be it that the server answered with another
    private static TryResult.Failed<Void> meant(int status, ServerError error, Told told,
            Optional<Duration> retryAfter) {
        boolean quota = status == 429 && error.code().equals("insufficient_quota");
        boolean passing = status == 408 || status == 409 || status == 424 || status == 425 || status >= 500;
        if (passing || status == 429 && !quota) {
            ErrorCode code = status == 429 ? ErrorCode.MODEL_RATE_LIMITED
                    : status == 408 ? ErrorCode.MODEL_TIMEOUT : ErrorCode.MODEL_SERVER_ERROR;
            return new TryResult.Lost<>(
                    told.failure(code, false), retryAfter,
                    status == 429 || status == 503 || status == 529);
        }
        ErrorCode code = permanentCode(status, error);
        boolean permanent = quota || status < 400 || status == 401 || status == 403 || status == 404
                || status == 400 && code == ErrorCode.MODEL_NOT_FOUND;
        return new TryResult.Refused<>(told.failure(code, permanent));
    }

    private static ErrorCode permanentCode(int status, ServerError error) {
        String words = error.message().toLowerCase(Locale.ROOT);
        if (status == 401 || status == 403) {
            return ErrorCode.MODEL_UNAUTHORIZED;
        }
        if (status == 404 || error.code().equals("model_not_found")
                || status == 400 && words.contains("model") && (words.contains("does not exist")
                        || words.contains("not found") || words.contains("unknown model")
                        || words.contains("not exist") || words.contains("invalid model"))) {
            return ErrorCode.MODEL_NOT_FOUND;
        }
        if (error.code().equals("context_length_exceeded") || words.contains("context length")
                || words.contains("context window") || words.contains("context size")
                || words.contains("prompt is too long") || words.contains("tokens too long")
                || error.code().equals("tokens_too_long")
                || words.contains("`inputs` must have less than")
                || words.contains("`inputs` tokens + `max_new_tokens` must be")) {
            return ErrorCode.MODEL_PROMPT_TOO_LONG;
        }
        return ErrorCode.MODEL_REJECTED;
    }

    /// A broken connection or an answer that is none.
    static TryResult.Failed<Void> ofBroken(IOException broken) {
        return switch (broken) {
            case AnswerException answer -> answer.result();
            case DeadlineException late -> lost(ErrorCode.MODEL_TIMEOUT, late.getMessage());
            // out of files: fewer at once is what helps, as when the server asks for it
            case ConnectFailedException full when full.outOfFiles() -> new TryResult.Lost<>(new Failure(
                    ErrorCode.MODEL_UNREACHABLE, full.getMessage(), OptionalInt.empty(), false),
                    Optional.empty(), true);
            case ConnectFailedException never when never.forGood() -> new TryResult.Refused<>(new Failure(
                    ErrorCode.MODEL_UNREACHABLE, never.getMessage(), OptionalInt.empty(), true));
            case ConnectFailedException nobody -> lost(ErrorCode.MODEL_UNREACHABLE, nobody.getMessage());
            case BodyTooLongException tooLong -> lost(ErrorCode.MODEL_ANSWER_UNREADABLE,
                    tooLong.getMessage());
            default -> lost(ErrorCode.MODEL_CONNECTION_LOST, "the connection broke: "
                    + IoReason.of(broken));
        };
    }

    /// An error object under status 200, as streams carry them; it is tried again unless it names a 4xx.
    /// There is no status to tell.
    public static AnswerException inAnswer(ServerError error) {
        String words = "an error inside the answer"
                + (error.code().isEmpty() ? "" : " (" + error.code() + ")") + ": " + error.message();
        return new AnswerException(words, meant(error.status().orElse(500), error,
                new Told(words, OptionalInt.empty()), Optional.empty()));
    }

    static AnswerException cut(String words) {
        return new AnswerException(words, lost(ErrorCode.MODEL_CONNECTION_LOST, words));
    }

    /// An answer that cannot be read; tried again.
    public static AnswerException unreadable(String words) {
        return new AnswerException(words, lost(ErrorCode.MODEL_ANSWER_UNREADABLE, words));
    }

    private static TryResult.Failed<Void> lost(ErrorCode code, String words) {
        return new TryResult.Lost<>(new Failure(code, words, OptionalInt.empty(), false), Optional.empty(),
                false);
    }
}
