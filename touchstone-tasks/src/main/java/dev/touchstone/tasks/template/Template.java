package dev.touchstone.tasks.template;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A template compiled once and rendered for many rows; immutable, for any thread.
///
/// Two notations: Jinja's (`{{question}}`, `{% for %}`), and AISBench's `{question}` in a text that holds no
/// Jinja. In the latter only braces around the name of a field are replaced, so LaTeX stays as it is. A text
/// that is the name of a field and nothing else stands for that field, as in lm-evaluation-harness.
public final class Template {

    private static final int LONGEST = 1_000_000;
    private static final Pattern BRACES = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    /// An output that begins with a name: the name, calls with plain texts, filters.
    private static final Pattern NAMED_OUTPUT = Pattern.compile("\\{\\{-?\\s*([A-Za-z_][A-Za-z0-9_]*)"
            + "((?:\\.[a-z]+\\((?:\\s*'[^']*'\\s*,?)*\\))*)\\s*((?:\\|[^|{}]*)*?)-?}}");

    private final Source source;
    private final Form form;

    private sealed interface Form {
        record Nodes(List<Node> nodes, Optional<Expression> single) implements Form {}

        record Braces(List<String> names) implements Form {}

        record FieldOrText() implements Form {}
    }

    private Template(Source source, Form form) {
        this.source = source;
        this.form = form;
    }

    /// Compiles a template.
    ///
    /// @param name what a user knows it by, such as `gsm8k.yaml: doc_to_text`
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` for bad syntax, `CONFIG_UNSUPPORTED` for what the
    ///         subset lacks, each with line and column
    public static Template compile(String name, String text) {
        return compile(name, text, true);
    }

    /// As [#compile(String, String)], but a single word is that word, never the name of a field.
    public static Template compileText(String name, String text) {
        return compile(name, text, false);
    }

    /// As [#compileText(String, String)], but AISBench's single braces stay as they are: for words that
    /// belong to no row, where `\boxed{answer}` must not become the answer.
    public static Template compileWords(String name, String text) {
        boolean jinja = text.contains("{{") || text.contains("{%") || text.contains("{#");
        return jinja ? compileText(name, text) : new Template(new Source(name, text),
                new Form.Nodes(List.of(new Node.Literal(text)), Optional.empty()));
    }

    private static Template compile(String name, String text, boolean wordIsField) {
        Source source = new Source(name, text);
        if (text.length() > LONGEST) {
            throw source.invalid(0, "longer than %,d characters".formatted(LONGEST));
        }
        if (text.contains("{{") || text.contains("{%") || text.contains("{#")) {
            List<Node> nodes = new Parser(source).parse();
            return new Template(source, new Form.Nodes(nodes, single(nodes)));
        }
        if (wordIsField && IDENTIFIER.matcher(text).matches()) {
            return new Template(source, new Form.FieldOrText());
        }
        List<String> names = BRACES.matcher(text).results().map(match -> match.group(1)).distinct().toList();
        return names.isEmpty()
                ? new Template(source, new Form.Nodes(List.of(new Node.Literal(text)), Optional.empty()))
                : new Template(source, new Form.Braces(names));
    }

    /// The text for a row.
    ///
    /// @throws TouchstoneException `DATA_TEMPLATE` when the row lacks what the template asks for
    public String render(Fields row) {
        return render(row, Fields.EMPTY);
    }

    /// The text for a row; a name that is no field of it is looked up among the task's variables.
    public String render(Fields row, Fields variables) {
        return switch (form) {
            case Form.Nodes(List<Node> nodes, _) -> {
                Rendering rendering = new Rendering(source);
                rendering.run(nodes, Scope.of(row, variables));
                yield rendering.text();
            }
            case Form.Braces(List<String> names) -> braces(names, Scope.of(row, variables));
            case Form.FieldOrText() -> row.find(source.text()).map(Value::display).orElse(source.text());
        };
    }

    /// The value for a row: what the expression gives when the template is a single one, else the rendered
    /// text.
    public Value evaluate(Fields row, Fields variables) {
        return switch (form) {
            case Form.Nodes(List<Node> nodes, Optional<Expression> single) when single.isPresent() -> {
                Rendering rendering = new Rendering(source);
                Scope scope = Scope.of(row, variables);
                rendering.run(nodes.stream().filter(node -> node instanceof Node.Assignment).toList(), scope);
                yield rendering.evaluate(single.get(), scope);
            }
            case Form.FieldOrText() -> row.find(source.text()).orElse(Value.of(source.text()));
            case Form.Nodes _, Form.Braces _ -> Value.of(render(row, variables));
        };
    }

    /// The text of the template as it was written.
    public String text() {
        return source.text();
    }

    /// The template in AISBench's notation: a field as `{question}`, whatever filters it passes; a variable
    /// as its value, after calls such as `subset.replace('_', ' ')`; everything else stays as it is written.
    public String inBraces(Fields variables) {
        return NAMED_OUTPUT.matcher(source.text()).replaceAll(match -> Matcher.quoteReplacement(
                inBraces(match.group(), match.group(1), match.group(2), match.group(3), variables)));
    }

    private String inBraces(String whole, String name, String calls, String filters, Fields variables) {
        if (variables.find(name).isEmpty()) {
            return calls.isEmpty() ? "{" + name + "}" : whole;
        }
        if (!filters.isEmpty()) {
            return whole;
        }
        return compileText(source.name(), "{{" + name + calls + "}}").render(Fields.EMPTY, variables);
    }

    private String braces(List<String> names, Scope scope) {
        if (names.stream().noneMatch(name -> scope.find(name).isPresent())) {
            throw source.unrenderable(0, "the row has none of the fields %s; it has: %s".formatted(
                    String.join(", ", names), String.join(", ", scope.row().names())));
        }
        return BRACES.matcher(source.text()).replaceAll(match -> Matcher.quoteReplacement(
                scope.find(match.group(1)).map(Value::display).orElse(match.group())));
    }

    private static Optional<Expression> single(List<Node> nodes) {
        Optional<Expression> found = Optional.empty();
        for (Node node : nodes) {
            switch (node) {
                case Node.Literal(String text) when text.isBlank() -> {}
                case Node.Assignment _ -> {}
                case Node.Output(Expression expression) -> {
                    if (found.isPresent()) {
                        return Optional.empty();
                    }
                    found = Optional.of(expression);
                }
                case Node.Literal _, Node.Branches _, Node.Loop _ -> {
                    return Optional.empty();
                }
            }
        }
        return found;
    }
}
