package dev.touchstone.tasks.score.equal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares simple tuples, intervals, sets and lists by their elements; undecided unless both are such.
///
/// Brackets must agree, except that a bare list may stand for a set. Tuples and intervals keep their order,
/// sets and bare lists do not. Elements are numbers or literals.
public final class ListStep implements EqualityStep {

    private static final EqualityStep NUMERIC = new NumericStep();
    private static final EqualityStep LITERAL = new LiteralStep();

    /// Creates the step.
    public ListStep() {}

    @Override
    public Verdict compare(String gold, String answer) {
        Optional<Elements> one = Elements.of(gold);
        Optional<Elements> other = one.isEmpty() ? Optional.empty() : Elements.of(answer);
        if (other.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        if (one.get().items.size() != other.get().items.size() || !one.get().kind.equals(other.get().kind)) {
            return Verdict.UNDECIDED;
        }
        boolean equal = one.get().kind.isEmpty()
                ? sameSet(one.get().items, other.get().items)
                : sameOrder(one.get().items, other.get().items);
        return equal ? Verdict.EQUAL : Verdict.DIFFERENT;
    }

    private static boolean sameOrder(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSet(List<String> one, List<String> other) {
        List<String> left = new ArrayList<>(other);
        for (String item : one) {
            int found = -1;
            for (int i = 0; i < left.size() && found < 0; i++) {
                found = same(item, left.get(i)) ? i : -1;
            }
            if (found < 0) {
                return false;
            }
            left.remove(found);
        }
        return true;
    }

    private static boolean same(String one, String other) {
        Verdict verdict = NUMERIC.compare(one, other);
        return (verdict == Verdict.UNDECIDED ? LITERAL.compare(one, other) : verdict) == Verdict.EQUAL;
    }

    /// @param kind opening and closing bracket; empty for sets and bare lists
    private record Elements(String kind, List<String> items) {

        private static final int MOST = 64;
        /// `(x, y) =`, `x \in`: names before the list proper.
        private static final Pattern NAMES = Pattern.compile(
                "^(?:\\([A-Za-z](?:,\\s?[A-Za-z]){1,5}\\)\\s{0,3}=\\s{0,3}"
                + "|[A-Za-z]\\s{0,3}\\\\in\\s{0,3})(?=[(\\[\\\\])");

        static Optional<Elements> of(String text) {
            String plain = Latex.plain(text);
            if (plain.contains("\\cup") || plain.contains("\\begin")) {
                return Optional.empty();
            }
            plain = NAMES.matcher(plain).replaceFirst("");
            String kind = "";
            if (plain.startsWith("\\{") && plain.endsWith("\\}")) {
                plain = plain.substring(2, plain.length() - 2);
            } else if (plain.length() > 2 && (plain.startsWith("(") || plain.startsWith("["))
                    && (plain.endsWith(")") || plain.endsWith("]")) && closesAtEnd(plain)) {
                kind = plain.charAt(0) + "" + plain.charAt(plain.length() - 1);
                plain = plain.substring(1, plain.length() - 1);
            }
            List<String> items = split(plain.replace(" and ", ",").replace(" or ", ",").replace("、", ",")
                    .replace("，", ","));
            boolean list = items.size() > 1 && items.size() <= MOST;
            return list ? Optional.of(new Elements(kind, items)) : Optional.empty();
        }

        private static boolean closesAtEnd(String plain) {
            int depth = 0;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                if (depth == 0) {
                    return i == plain.length() - 1;
                }
            }
            return false;
        }

        private static List<String> split(String plain) {
            List<String> items = new ArrayList<>();
            int depth = 0;
            int start = 0;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                if (c == ',' && depth == 0) {
                    if (!plain.substring(start, i).isBlank()) {
                        items.add(plain.substring(start, i).strip());
                    }
                    start = i + 1;
                }
            }
            if (!plain.substring(start).isBlank()) {
                items.add(plain.substring(start).strip());
            }
            return items;
        }
    }
}
