package dev.touchstone.models.wire;

import dev.touchstone.models.http.PathRule;
import java.util.List;

/// What is the same for every request of a form.
///
/// @param base how an address that a user writes becomes the base of paths
/// @param framing of streamed answers
/// @param end how a streamed answer shows that it is whole
/// @param naming whether requests name a model
/// @param models where a server tells its models; asked in order until one is there
public record WireTraits(PathRule base, Framing framing, End end, Naming naming, List<ModelQuery> models) {

    public WireTraits {
        models = List.copyOf(models);
    }

    /// How the objects of a streamed answer are told apart.
    public enum Framing {
        /// Server-sent events.
        EVENTS,
        /// One object a line.
        LINES
    }

    /// How a streamed answer shows that it is whole.
    public enum End {
        /// By a mark in it: `[DONE]`, a finish reason, a last object. A stream without one was cut.
        MARKED,
        /// By a mark, or by the end of a body whose length HTTP tells (chunks, `Content-Length`).
        OF_BODY
    }

    /// Whether requests name a model.
    public enum Naming {
        /// They do: without a name the server is asked for its list, and has to have one.
        NEEDED,
        /// They do not: the server has one model, and need not tell which.
        NOT_SENT
    }
}
