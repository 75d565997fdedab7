package dev.touchstone.tasks.score.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads calls in Python's notation: `[f(a=1), g.h(b=[True, 'x'])]`, or one call alone.
///
/// Values are literals; a name, a call or an index in the place of a value is the text as it is written. Sums
/// of two whole numbers and the like are not worked out: they are no literals. Depth is bounded, nothing is
/// executed, and a text of n characters takes time in proportion to n.
final class PythonCalls {

    private static final int DEEPEST = 60;

    private final PythonTokens tokens;
    private int depth;

    private PythonCalls(PythonTokens tokens) {
        this.tokens = tokens;
    }

    /// The text is of another notation.
    static final class NoCalls extends Exception {
        NoCalls(String what) {
            super(what);
        }
    }

    /// The calls of a text; empty when it is no list of calls.
    static Optional<List<Call>> read(String text) {
        try {
            PythonCalls reader = new PythonCalls(new PythonTokens(text));
            List<Call> calls = reader.calls();
            return reader.tokens.ended() ? Optional.of(calls) : Optional.empty();
        } catch (NoCalls other) {
            return Optional.empty();
        }
    }

    private List<Call> calls() throws NoCalls {
        List<Call> calls = new ArrayList<>();
        boolean list = tokens.pass("[");
        String close = list ? "]" : "";
        if (!list && !tokens.name()) {
            throw new NoCalls("no call");
        }
        while (!list || !tokens.pass(close)) {
            calls.add(call());
            if (!list) {
                return calls;
            }
            if (!tokens.pass(",")) {
                tokens.expect(close);
                return calls;
            }
        }
        return calls;
    }

    private Call call() throws NoCalls {
        StringBuilder name = new StringBuilder(tokens.takeName());
        while (tokens.pass(".")) {
            name.append('.').append(tokens.takeName());
        }
        tokens.expect("(");
        return new Call(name.toString(), arguments());
    }

    /// Behind the bracket that opens, past the one that closes.
    private Map<String, Literal> arguments() throws NoCalls {
        Map<String, Literal> arguments = new LinkedHashMap<>();
        while (!tokens.pass(")")) {
            String name = tokens.takeName();
            tokens.expect("=");
            if (arguments.put(name, value()) != null) {
                throw new NoCalls("an argument twice: " + name);
            }
            if (!tokens.pass(",")) {
                tokens.expect(")");
                break;
            }
        }
        return arguments;
    }

    private Literal value() throws NoCalls {
        if (++depth > DEEPEST) {
            throw new NoCalls("nested too deeply");
        }
        try {
            if (tokens.pass("[")) {
                return new Literal.Items(items("]"));
            } else if (tokens.pass("(")) {
                return parenthesised();
            } else if (tokens.pass("{")) {
                return entries();
            } else if (tokens.pass("-")) {
                return negative(value());
            } else if (tokens.name()) {
                return named();
            }
            return tokens.literal();
        } finally {
            depth--;
        }
    }

    private List<Literal> items(String close) throws NoCalls {
        List<Literal> items = new ArrayList<>();
        while (!tokens.pass(close)) {
            items.add(value());
            if (!tokens.pass(",")) {
                tokens.expect(close);
                break;
            }
        }
        return items;
    }

    private Literal parenthesised() throws NoCalls {
        if (tokens.pass(")")) {
            return new Literal.Tuple(List.of());
        }
        Literal first = value();
        if (tokens.pass(")")) {
            return first;
        }
        tokens.expect(",");
        List<Literal> items = new ArrayList<>(List.of(first));
        items.addAll(items(")"));
        return new Literal.Tuple(items);
    }

    private Literal entries() throws NoCalls {
        Map<String, Literal> entries = new LinkedHashMap<>();
        while (!tokens.pass("}")) {
            Literal key = value();
            tokens.expect(":");
            entries.put(key instanceof Literal.Text(String text) ? text : key.shown(), value());
            if (!tokens.pass(",")) {
                tokens.expect("}");
                break;
            }
        }
        return new Literal.Entries(entries);
    }

    private static Literal negative(Literal value) throws NoCalls {
        return switch (value) {
            case Literal.Whole(var number) -> new Literal.Whole(number.negate());
            case Literal.Real(double number) -> new Literal.Real(-number);
            case Literal.Text _, Literal.Flag _, Literal.Nothing _, Literal.Items _, Literal.Tuple _,
                    Literal.Entries _ -> throw new NoCalls("a minus before what is no number");
        };
    }

    /// A constant, or a name, a call or an index as a text; a call with named arguments is what it holds.
    private Literal named() throws NoCalls {
        int from = tokens.place();
        StringBuilder name = new StringBuilder(tokens.takeName());
        while (tokens.pass(".")) {
            name.append('.').append(tokens.takeName());
        }
        if (tokens.pass("(")) {
            return calledValue(name.toString(), from);
        } else if (tokens.pass("[")) {
            value();
            tokens.expect("]");
            return new Literal.Text(tokens.since(from));
        }
        return switch (name.toString()) {
            case "True" -> new Literal.Flag(true);
            case "False" -> new Literal.Flag(false);
            case "None" -> new Literal.Nothing();
            default -> new Literal.Text(name.toString());
        };
    }

    private Literal calledValue(String name, int from) throws NoCalls {
        if (tokens.keyword()) {
            return new Literal.Entries(Map.of(name, new Literal.Entries(arguments())));
        }
        items(")");
        return new Literal.Text(tokens.since(from));
    }
}
