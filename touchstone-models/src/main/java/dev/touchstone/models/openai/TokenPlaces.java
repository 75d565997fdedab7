package dev.touchstone.models.openai;

import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Where the tokens of an echo stand in what was sent, in characters (Unicode code points).
///
/// The tokens themselves say it where they join to the text that was sent; beginning tokens such as `<s>` may
/// stand before it, and the space before the first word may come or go, as tokenizers do it. `text_offset` is
/// asked only where they do not join, such as where a character is split over tokens, and only where it fits
/// every token that can be read: servers tell bytes, or -1, or count what they do not show.
final class TokenPlaces {

    /// How many tokens may stand before the text.
    private static final int MOST_BEFORE = 2;

    private static final int OUTSIDE = Integer.MIN_VALUE;

    private final int[] begins;

    /// @param begins of each token, and after them the end of the last one; rising but for tokens outside
    private TokenPlaces(int[] begins) {
        this.begins = begins;
    }

    /// The places; empty where they cannot be told.
    static Optional<TokenPlaces> find(EchoedTokens tokens, String whole) {
        return joined(tokens.texts(), whole)
                .or(() -> joined(tokens.texts().stream().map(TokenPlaces::readable).toList(), whole))
                .or(() -> told(tokens, whole));
    }

    /// True when a token has a part in the text between two characters; one without a text belongs to the
    /// character after it.
    boolean within(int at, int from, int to) {
        return begins[at] != OUTSIDE && begins[at] < to && (begins[at] >= from || begins[at + 1] > from);
    }

    /// True when one of the first tokens is what the text begins with, or a piece of a character.
    static boolean beginsLike(List<String> texts, String whole) {
        String start = whole.stripLeading();
        return texts.stream().limit(MOST_BEFORE + 1).anyMatch(text -> broken(text)
                || !text.isBlank() && start.startsWith(readable(text).strip()));
    }

    private static Optional<TokenPlaces> joined(List<String> texts, String whole) {
        for (int before = 0; before <= Math.min(MOST_BEFORE, texts.size() - 1); before++) {
            List<String> behind = texts.subList(before, texts.size());
            String join = String.join("", behind);
            int lead = join.startsWith(whole) ? 0 : join.startsWith(" " + whole) ? -1
                    : whole.startsWith(" ") && join.startsWith(whole.substring(1)) ? 1 : OUTSIDE;
            if (lead != OUTSIDE) {
                return Optional.of(new TokenPlaces(byLength(texts, before, lead)));
            }
        }
        return Optional.empty();
    }

    private static int[] byLength(List<String> texts, int before, int lead) {
        int[] begins = new int[texts.size() + 1];
        int next = lead;
        for (int at = 0; at < texts.size(); at++) {
            begins[at] = at < before ? OUTSIDE : next;
            next += at < before ? 0 : texts.get(at).codePointCount(0, texts.get(at).length());
        }
        begins[texts.size()] = next;
        return begins;
    }

    private static Optional<TokenPlaces> told(EchoedTokens tokens, String whole) {
        int[] text = whole.codePoints().toArray();
        int size = tokens.texts().size();
        int[] begins = new int[size + 1];
        boolean ends = false;
        int seen = 0;
        for (int at = 0; at < size; at++) {
            if (at >= tokens.offsets().size()
                    || !(tokens.offsets().get(at) instanceof Value.Numeric(BigDecimal offset))) {
                return Optional.empty();
            }
            begins[at] = offset.intValue();
            if (begins[at] < (at == 0 ? 0 : begins[at - 1])) {
                return Optional.empty();
            }
            ends |= begins[at] == text.length;
        }
        begins[size] = Math.max(text.length, begins[size - 1]);
        for (int at = 0; at < size; at++) {
            boolean beginning = at == 0 && size > 1 && begins[1] == 0;
            if (begins[at] >= text.length || beginning || broken(tokens.texts().get(at))) {
                continue;
            }
            if (!fits(readable(tokens.texts().get(at)), text, begins[at])) {
                return Optional.empty();
            }
            seen++;
        }
        return ends || seen > 0 && begins[size - 1] < text.length ? Optional.of(new TokenPlaces(begins))
                : Optional.empty();
    }

    private static boolean fits(String token, int[] text, int from) {
        int[] characters = token.codePoints().toArray();
        for (int at = 0; at < characters.length; at++) {
            if (from + at >= text.length || text[from + at] != characters[at]) {
                return false;
            }
        }
        return true;
    }

    /// A piece of a character: decoded alone, or in OpenAI's writing of bytes.
    private static boolean broken(String token) {
        return token.indexOf('\uFFFD') >= 0 || token.startsWith("bytes:");
    }

    /// Vocabularies' own signs for a space and the end of a line.
    private static String readable(String token) {
        return token.replace('\u2581', ' ').replace('\u0120', ' ').replace('\u010A', '\n');
    }
}
