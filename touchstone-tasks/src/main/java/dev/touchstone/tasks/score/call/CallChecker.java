package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.Description.Parameter;
import dev.touchstone.tasks.score.call.Literal.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares calls with the wanted ones by BFCL's rules.
///
/// One wanted call: its function, its required arguments, no others, each of the described type and among the
/// accepted values. Several: each wanted call takes the first call left over that fits it, in any order. A
/// whole number passes for a float in Python; a list does not pass for a tuple the other way round; texts are
/// compared without case, blanks and `,./-_*^`.
final class CallChecker {

    private final Language language;
    private final boolean underscores;

    /// @param underscores whether the model was shown dots in names as underscores, as OpenAI's form needs
    CallChecker(Language language, boolean underscores) {
        this.language = language;
        this.underscores = underscores;
    }

    /// @param functions what could be called
    /// @param calls what was called
    /// @param wanted at least one
    /// @param anyOrder whether the wanted calls may come in any order; otherwise there is one
    Verdict check(List<Description> functions, List<Call> calls, List<Expected> wanted, boolean anyOrder) {
        if (calls.size() != wanted.size()) {
            return Verdict.wrong("wrong_count");
        }
        if (!anyOrder) {
            return one(functions, calls.getFirst(), wanted.getFirst());
        }
        List<Call> left = new ArrayList<>(calls);
        for (Expected expected : wanted) {
            Optional<Call> match = left.stream()
                    .filter(call -> one(functions, call, expected).right()).findFirst();
            if (match.isEmpty()) {
                return left.size() == 1 ? one(functions, left.getFirst(), expected)
                        : Verdict.wrong("no_match");
            }
            left.remove(match.get());
        }
        return Verdict.RIGHT;
    }

    private Verdict one(List<Description> functions, Call call, Expected expected) {
        Optional<Description> found = functions.size() == 1 ? Optional.of(functions.getFirst())
                : functions.stream().filter(each -> each.name().equals(expected.name())).findFirst();
        if (found.isEmpty()) {
            return Verdict.wrong("wrong_function");
        }
        Description function = found.get();
        String name = underscores ? function.name().replace('.', '_') : function.name();
        if (!call.name().equals(name)) {
            return Verdict.wrong("wrong_function");
        }
        for (String required : function.required()) {
            if (!call.arguments().containsKey(required)) {
                return Verdict.wrong("missing_argument", required);
            }
        }
        for (Map.Entry<String, Literal> argument : call.arguments().entrySet()) {
            Verdict verdict = argument(function, expected, argument.getKey(), argument.getValue());
            if (!verdict.right()) {
                return verdict;
            }
        }
        return expected.accepted().keySet().stream()
                .filter(argument -> !call.arguments().containsKey(argument) && !expected.optional(argument))
                .findFirst().map(argument -> Verdict.wrong("missing_argument", argument))
                        .orElse(Verdict.RIGHT);
    }

    private Verdict argument(Description function, Expected expected, String name, Literal given) {
        Parameter parameter = function.parameters().get(name);
        List<Literal> accepted = expected.accepted().get(name);
        if (parameter == null || accepted == null) {
            return Verdict.wrong("unexpected_argument", name);
        }
        Optional<Type> type = language.type(parameter.type());
        if (type.isEmpty() || language.source() && !(given instanceof Literal.Text)) {
            return Verdict.wrong("wrong_type", name);
        }
        Optional<Type> items = type.get() == Type.LIST
                ? parameter.items().flatMap(language::type) : Optional.empty();
        Literal value = value(parameter, type.get(), given);
        Types.Fit fit = Types.fit(value, accepted, type.get(), items);
        return switch (fit) {
            case NONE -> Verdict.wrong("wrong_type", name);
            case VALUE -> Values.accepted(value, accepted, type.get(), items)
                    ? Verdict.RIGHT : Verdict.wrong("wrong_value", name);
            case VARIABLE -> accepted.stream().anyMatch(each -> Literal.equal(value, each))
                    ? Verdict.RIGHT : Verdict.wrong("wrong_value", name);
        };
    }

    /// The value as it is compared: source code is read, a tuple that is wanted becomes a list, as JSON knows
    /// no tuples, a whole number a float.
    private Literal value(Parameter parameter, Type type, Literal given) {
        return switch (language) {
            case JAVA -> JavaLiterals.read(((Literal.Text) given).text(), parameter);
            case JAVASCRIPT -> JavaScriptLiterals.read(((Literal.Text) given).text(), parameter);
            case PYTHON -> {
                if (parameter.type().equals("tuple") && given instanceof Literal.Tuple(List<Literal> items)) {
                    yield new Literal.Items(items);
                }
                yield type == Type.REAL && given instanceof Literal.Whole(BigInteger number)
                        ? new Literal.Real(number.doubleValue()) : given;
            }
        };
    }
}
