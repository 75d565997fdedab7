package dev.touchstone.tasks.extract;

/// What a model says aloud, every character as it wrote it: what program code needs, where [Visible] replaces
/// characters.
///
/// @param text the answer behind the last closed thought, up to one that is not closed
/// @param thoughtOpen whether a thought was begun and not ended
public record Spoken(String text, boolean thoughtOpen) {

    /// Longest part in which a refusal is looked for, in characters; it stands at the beginning.
    private static final int HEAD = 2_000;

    /// The part of an answer that is not thinking.
    public static Spoken of(String answer) {
        Thoughts thoughts = Thoughts.in(answer);
        return new Spoken(answer.substring(thoughts.start(), thoughts.end()), thoughts.open());
    }

    /// Whether the model declines to answer, as far as its first sentences tell.
    public boolean refused() {
        return Visible.of(text.substring(0, Math.min(HEAD, text.length())), true).refused();
    }
}
