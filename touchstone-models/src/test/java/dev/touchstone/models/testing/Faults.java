package dev.touchstone.models.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// How often a server misbehaves; drawn by seed and request number, so a run can be repeated.
///
/// @param tooMany share of requests answered 429 with `Retry-After`
/// @param retryAfterSeconds what that header says
/// @param broken share answered 500
/// @param reset share whose connection is reset
/// @param cut share answered by half an answer
/// @param never share never answered
/// @param garbage share answered 200 with a body that is no JSON
/// @param seed of the draw
public record Faults(
        double tooMany, int retryAfterSeconds, double broken, double reset, double cut, double never,
        double garbage,
        long seed) {

    /// A server without faults.
    public static final Faults NONE = new Faults(0, 1, 0, 0, 0, 0, 0, 0);

    /// The fault of one request, if it gets one.
    ///
    /// @param answer what a fault-free server would say; a cut answer is half of it
    public Optional<ScriptedReply> draw(long request, String answer) {
        double drawn = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + request).nextDouble();
        if ((drawn -= tooMany) < 0) {
            return Optional.of(ScriptedReply.json(429, "{\"error\":{\"message\":\"slow down\"}}",
                    "Retry-After: " + retryAfterSeconds));
        }
        if ((drawn -= broken) < 0) {
            return Optional.of(ScriptedReply.json(500, "{\"error\":{\"message\":\"worker died\"}}"));
        }
        if ((drawn -= reset) < 0) {
            return Optional.of(new ScriptedReply.Reset());
        }
        if ((drawn -= cut) < 0) {
            return Optional.of(new ScriptedReply.Cut(answer));
        }
        if ((drawn -= never) < 0) {
            return Optional.of(new ScriptedReply.Never());
        }
        if (drawn - garbage < 0) {
            return Optional.of(new ScriptedReply.Whole(200, List.of(), "application/json",
                    "<html>not json".getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.empty();
    }
}
