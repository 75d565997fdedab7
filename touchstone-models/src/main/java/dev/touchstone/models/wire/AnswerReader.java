package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.models.http.HttpReply;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/// Collects what matters of one answer from one JSON object (plain) or many (a stream's).
///
/// Made anew for each try, used by one thread.
public interface AnswerReader {

    /// Reads one top-level object; the parser stands on its start, and afterwards on its end.
    void read(JsonParser json);

    /// Looks at the headers, before the body.
    default void head(HttpReply http) {}

    /// The answer so far, without thinking.
    String text();

    /// The model's thinking so far.
    String reasoning();

    /// Functions that the model asks to be called; none where the form sends no tools.
    default List<ToolCall> calls() {
        return List.of();
    }

    /// True when there is text or thinking.
    boolean anyText();

    /// Why the answer ended, once the server said so.
    Optional<Finish> finish();

    /// Tokens, where the server counts both kinds.
    Optional<Usage> usage();

    /// An error in place of an answer, or in the middle of one.
    Optional<ServerError> error();

    /// True when what makes an object an answer occurred, be it empty.
    boolean begun();

    /// What makes an object an answer, for the message where it is missing.
    String wanted();

    /// True when nothing more can come.
    boolean ended();
}
