package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.Literal.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a value is among the accepted ones.
final class Values {

    private static final Pattern PASSED_OVER = Pattern.compile("[ ,./\\-_*^]");

    private Values() {}

    static boolean accepted(Literal value, List<Literal> accepted, Type type, Optional<Type> items) {
        return switch (type) {
            case ENTRIES -> value instanceof Literal.Entries entries
                    && accepted.stream().anyMatch(each -> entries(entries, each));
            case LIST -> value instanceof Literal.Items(List<Literal> given)
                    && (items.equals(Optional.of(Type.ENTRIES))
                            ? accepted.stream().anyMatch(each -> listOfEntries(given, each))
                            : accepted.stream().anyMatch(each -> list(given, each)));
            case TEXT -> value instanceof Literal.Text
                    && accepted.stream().filter(Literal.Text.class::isInstance)
                            .anyMatch(each -> Literal.equal(plain(value), plain(each)));
            case WHOLE, REAL, FLAG, NOTHING, TUPLE ->
                    accepted.stream().anyMatch(each -> Literal.equal(value, each));
        };
    }

    /// A text without what the comparison passes over; anything else as it is.
    private static Literal plain(Literal literal) {
        return literal instanceof Literal.Text(String text)
                ? new Literal.Text(PASSED_OVER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT)
                        .replace('\'', '"'))
                : literal;
    }

    /// An accepted text is compared letter by letter, as a list of its letters would be.
    private static boolean list(List<Literal> given, Literal accepted) {
        List<Literal> wanted = switch (accepted) {
            case Literal.Items(List<Literal> items) -> items;
            case Literal.Text(String text) -> text.codePoints()
                    .<Literal>mapToObj(letter -> new Literal.Text(Character.toString(letter))).toList();
            case Literal.Whole _, Literal.Real _, Literal.Flag _, Literal.Nothing _, Literal.Tuple _,
                    Literal.Entries _ -> List.of(accepted);
        };
        return Literal.equal(new Literal.Items(given.stream().map(Values::plain).toList()),
                new Literal.Items(wanted.stream().map(Values::plain).toList()));
    }

    /// Entries name by name; each name has its own accepted values, among them the empty text where the name
    /// may be missing.
    private static boolean entries(Literal.Entries given, Literal accepted) {
        if (!(accepted instanceof Literal.Entries(Map<String, Literal> wanted))) {
            return false;
        }
        boolean known = given.entries().entrySet().stream().allMatch(entry ->
                wanted.containsKey(entry.getKey()) && choices(wanted.get(entry.getKey()))
                        .anyMatch(each -> Literal.equal(plain(entry.getValue()), plain(each))));
        return known && wanted.keySet().stream().allMatch(name -> given.entries().containsKey(name)
                || choices(wanted.get(name)).anyMatch(each -> Literal.equal(each, Expected.LEFT_OUT)));
    }

    private static boolean listOfEntries(List<Literal> given, Literal accepted) {
        List<Literal> wanted = accepted instanceof Literal.Items(List<Literal> items) ? items : List.of();
        if (given.size() != wanted.size() || !(accepted instanceof Literal.Items)
                && !Literal.equal(accepted, Expected.LEFT_OUT)) {
            return false;
        }
        for (int index = 0; index < given.size(); index++) {
            if (!(given.get(index) instanceof Literal.Entries each) || !entries(each, wanted.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Literal> choices(Literal wanted) {
        return wanted instanceof Literal.Items(List<Literal> items) ? items.stream() : Stream.of(wanted);
    }
}
