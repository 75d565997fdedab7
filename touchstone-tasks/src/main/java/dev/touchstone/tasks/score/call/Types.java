package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.Literal.Type;
import java.util.List;
import java.util.Optional;

/// Whether a value has the type that a function wants.
final class Types {

    private Types() {}

    /// How a value fits.
    enum Fit {
        /// It does not.
        NONE,
        /// It is of the described type.
        VALUE,
        /// It is of the type of the accepted values, which is another: a name in place of a value.
        VARIABLE
    }

    /// @param accepted values that are accepted
    /// @param items type of a list's items where the description tells it; checked one level deep
    static Fit fit(Literal value, List<Literal> accepted, Type type, Optional<Type> items) {
        Optional<Type> acceptedType = accepted.stream()
                .filter(each -> !Literal.equal(each, Expected.LEFT_OUT)).findFirst().map(Literal::type);
        Fit fit = acceptedType.isPresent() && acceptedType.get() != type ? Fit.VARIABLE : Fit.VALUE;
        if (value.type() == type) {
            return items.isEmpty() || accepted.stream().anyMatch(each -> itemsFit(value, each, items.get()))
                    ? fit : Fit.NONE;
        }
        return acceptedType.equals(Optional.of(value.type())) ? Fit.VARIABLE : Fit.NONE;
    }

    /// Whether each item has the type, or that of the items of one accepted list.
    private static boolean itemsFit(Literal value, Literal accepted, Type items) {
        return !(accepted instanceof Literal.Items(List<Literal> model))
                || !(value instanceof Literal.Items(List<Literal> given))
                || given.stream().allMatch(item -> fit(item, model, items, Optional.empty()) != Fit.NONE);
    }
}
