package dev.touchstone.tasks.template;

import dev.touchstone.tasks.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tokens to nodes: literals, outputs and the blocks `if`, `for` and `set`.
final class Parser {

    private static final int DEEPEST = 30;

    private final Source source;
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private int depth;

    Parser(Source source) {
        this.source = source;
        this.tokens = new Tokens(source, new Lexer(source).tokens());
        this.expressions = new ExpressionParser(source, tokens);
    }

    List<Node> parse() {
        List<Node> nodes = body(Set.of());
        if (tokens.peek().kind() != Kind.END) {
            throw source.invalid(tokens.peek().offset(), "unexpected '%s'".formatted(tokens.peek().text()));
        }
        return nodes;
    }

    /// Nodes up to a block whose first word is one of `ends`; that block is opened and its word not yet read.
    private List<Node> body(Set<String> ends) {
        List<Node> nodes = new ArrayList<>();
        while (true) {
            Token token = tokens.next();
            switch (token.kind()) {
                case LITERAL -> nodes.add(new Node.Literal(token.text()));
                case OUTPUT_OPEN -> {
                    nodes.add(new Node.Output(expressions.parseList()));
                    tokens.expect(Kind.OUTPUT_CLOSE, "'}}'");
                }
                case BLOCK_OPEN -> {
                    if (ends.contains(tokens.peek().text())) {
                        return nodes;
                    }
                    nodes.add(block());
                }
                case END -> {
                    if (!ends.isEmpty()) {
                        throw source.invalid(token.offset(), "the template ends before 'end%s'"
                                .formatted(ends.contains("endif") ? "if" : "for"));
                    }
                    tokens.back();
                    return nodes;
                }
                case OUTPUT_CLOSE, BLOCK_CLOSE, NAME, NUMBER, STRING, SYMBOL ->
                    throw source.invalid(token.offset(), "unexpected '%s'".formatted(token.text()));
            }
        }
    }

    private Node block() {
        Token word = tokens.next();
        if (++depth > DEEPEST) {
            throw source.invalid(word.offset(), "blocks nested deeper than " + DEEPEST);
        }
        Node node = switch (word.text()) {
            case "if" -> branches();
            case "for" -> loop(word);
            case "set" -> assignment(word);
            default -> throw source.unsupported(word.offset(),
                    "block '%s' is not supported; templates know if, for, set and raw".formatted(
                            word.text()));
        };
        depth--;
        return node;
    }

    private Node branches() {
        List<Node.Branch> branches = new ArrayList<>();
        Set<String> ends = Set.of("elif", "else", "endif");
        String end = "elif";
        while (end.equals("elif")) {
            Expression condition = expressions.parse();
            closeBlock();
            branches.add(new Node.Branch(condition, body(ends)));
            end = tokens.next().text();
        }
        List<Node> otherwise = List.of();
        if (end.equals("else")) {
            closeBlock();
            otherwise = body(Set.of("endif"));
            tokens.next();
        }
        closeBlock();
        return new Node.Branches(List.copyOf(branches), otherwise);
    }

    private Node loop(Token word) {
        List<String> names = names();
        tokens.expectName("in");
        Expression items = expressions.parseOr();
        Optional<Expression> condition = tokens.takeName("if") ? Optional.of(expressions.parse())
                : Optional.empty();
        closeBlock();
        List<Node> body = body(Set.of("else", "endfor"));
        List<Node> otherwise = List.of();
        if (tokens.next().text().equals("else")) {
            closeBlock();
            otherwise = body(Set.of("endfor"));
            tokens.next();
        }
        closeBlock();
        return new Node.Loop(names, items, condition, body, otherwise, word.offset());
    }

    private Node assignment(Token word) {
        List<String> names = names();
        if (!tokens.takeSymbol("=")) {
            throw source.unsupported(tokens.peek().offset(), "expected 'set name = value'");
        }
        Expression value = expressions.parseList();
        closeBlock();
        return new Node.Assignment(names, value, word.offset());
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.expect(Kind.NAME, "a name").text());
        } while (tokens.takeSymbol(","));
        return List.copyOf(names);
    }

    private void closeBlock() {
        tokens.expect(Kind.BLOCK_CLOSE, "'%}'");
    }
}
