package dev.touchstone.gguf.llama;

import java.util.List;

/// Finds the first of some texts in a text that arrives in pieces; what may be the beginning of one is held
/// back.
final class StopScanner {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean found;

    /// @param stops none of them empty
    StopScanner(List<String> stops) {
        this.stops = stops;
    }

    /// Adds text.
    ///
    /// @return what can be shown now: up to a stop text, or up to what may become one
    String append(String text) {
        held.append(text);
        int end = held.length();
        for (String stop : stops) {
            int place = held.indexOf(stop);
            if (place >= 0 && (!found || place < end)) {
                found = true;
                end = place;
            }
        }
        if (!found) {
            end = held.length() - longestBeginning();
        }
        String shown = held.substring(0, end);
        held.delete(0, found ? held.length() : end);
        return shown;
    }

    /// Whether a stop text was met; no more text is to be added then.
    boolean found() {
        return found;
    }

    /// What is still held back, to be shown when the text ends here.
    String rest() {
        return held.toString();
    }

    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
