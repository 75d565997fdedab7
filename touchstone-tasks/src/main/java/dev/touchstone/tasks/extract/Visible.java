package dev.touchstone.tasks.extract;

/// The part of a model's text in which its answer stands.
///
/// Made from the whole text in this order: everything up to the last closed thought is left away, an open
/// thought is cut off, an invented further question is cut off, of more than [#WINDOW] characters the last
/// ones are kept. Characters are replaced one for one (full-width forms, odd spaces and minus signs;
/// markdown's bold marks become spaces), so `offset + i` is the place in the model's text.
public final class Visible {

    /// Longest text that rules look at, in characters.
    public static final int WINDOW = 65_536;

    private final String text;
    private final String plain;
    private final String lower;
    private final int offset;
    private final boolean thoughtOpen;
    private final boolean endKnown;

    private Visible(String text, int offset, boolean thoughtOpen, boolean endKnown) {
        this.text = Characters.normalise(text);
        this.plain = Characters.withoutBold(this.text);
        this.lower = Characters.lower(plain);
        this.offset = offset;
        this.thoughtOpen = thoughtOpen;
        this.endKnown = endKnown;
    }

    /// Prepares a text.
    ///
    /// @param answer what the model wrote
    /// @param complete false when it was cut at its length bound
    public static Visible of(String answer, boolean complete) {
        Thoughts thoughts = Thoughts.in(answer);
        int start = thoughts.start();
        int end = thoughts.end();
        while (start < end && answer.charAt(start) <= ' ') {
            start++;
        }
        end = Loops.end(answer, start, end);
        int runOn = RunOn.find(answer, start, end);
        boolean endKnown = complete && !thoughts.open() && !Cut.amid(answer, start, end) || runOn < end;
        end = runOn;
        if (end - start > WINDOW) {
            start = end - WINDOW;
        }
        return new Visible(answer.substring(start, end), start, thoughts.open(), endKnown);
    }

    /// A text that no model wrote, such as a worked solution: read to its last character, whatever it lists
    /// or asks in between.
    public static Visible whole(String text) {
        return new Visible(text.substring(Math.max(0, text.length() - WINDOW)),
                Math.max(0, text.length() - WINDOW), false, true);
    }

    /// The text with one-for-one replacements of characters, bold marks kept.
    public String text() {
        return text;
    }

    /// As [#text], bold marks and back-ticks replaced by spaces.
    public String plain() {
        return plain;
    }

    /// As [#plain], ASCII letters in lower case.
    public String lower() {
        return lower;
    }

    /// Whether a thought was begun and not ended.
    public boolean thoughtOpen() {
        return thoughtOpen;
    }

    /// Whether the model declines to answer, as far as its first sentences tell.
    public boolean refused() {
        return Refusals.found(lower); // asked for only where no announced answer was found
    }

    /// Whether rules that go by the end of the text make sense: it is the end, and the model did answer.
    boolean endTells() {
        return endKnown && !refused();
    }

    /// Whether there is nothing to read.
    boolean blank() {
        return text.isBlank();
    }

    Extraction found(String answer, String rule, int start, int end) {
        return new Extraction(answer, rule, offset + start, offset + end);
    }
}
