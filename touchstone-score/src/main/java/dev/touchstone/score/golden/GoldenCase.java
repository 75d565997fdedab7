package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;

/// A golden case under check: its parts, and the comparison with what it expects.
///
/// Whatever stands in the case and was not asked for when [#verdict] is called is an error.
final class GoldenCase {

    private final Tracked own;
    private final Tracked params;
    private final Tracked input;
    private final Comparing comparing;

    private GoldenCase(Fields fields, Fields input, Tolerance tolerance) {
        this.own = new Tracked("key", fields);
        this.params = new Tracked("param", CaseReader.section(fields, "params"));
        this.input = new Tracked("input", input);
        this.comparing = new Comparing(CaseReader.section(fields, "expected"), tolerance);
        own.find("id");
        own.find("note");
        own.find("params");
        own.find("expected");
    }

    /// A case whose input is an object and whose tolerance is its own, the file's, or `otherwise`.
    static GoldenCase of(Fields meta, Fields fields, Tolerance otherwise) throws UnknownKey {
        Tolerance tolerance = Tolerance.of(meta, otherwise);
        boolean own = fields.find("tolerance").isPresent();
        GoldenCase one = new GoldenCase(fields, CaseReader.section(fields, "input"),
                own ? Tolerance.of(fields.find("tolerance").orElseThrow()) : tolerance);
        one.own.find("input");
        one.own.find("tolerance");
        return one;
    }

    /// A case that the family reads by [#own] alone, such as one whose input is a text.
    static GoldenCase bare(Fields fields, Tolerance tolerance) {
        return new GoldenCase(fields, Fields.EMPTY, tolerance);
    }

    /// The case's own keys.
    Tracked own() {
        return own;
    }

    /// What the case sets.
    Tracked params() {
        return params;
    }

    /// What goes in.
    Tracked input() {
        return input;
    }

    /// What is expected.
    Comparing expected() {
        return comparing;
    }

    /// Takes note of a `kind` that says what the texts are like and changes nothing in what is computed.
    void kindIsLabel() {
        own.find("kind").ifPresent(value -> CaseReader.text("kind", value));
    }

    /// A `kind` that decides what is computed.
    String kind() {
        return own.text("kind");
    }

    /// Whether the case is about a corpus and not about a sentence.
    boolean corpus() throws UnknownKey {
        String level = own.text("level", "sentence");
        return switch (level) {
            case "sentence" -> false;
            case "corpus" -> true;
            default -> throw new UnknownKey("level '%s'".formatted(level));
        };
    }

    /// What came of it.
    ///
    /// @throws UnknownKey when something in the case is not known
    CaseVerdict verdict() throws UnknownKey {
        own.done();
        params.done();
        input.done();
        return comparing.verdict();
    }

    /// The error for a value that is not known, such as a tokenizer.
    static UnknownKey unknown(String what, String value) {
        return new UnknownKey("%s '%s'".formatted(what, value));
    }

    /// The error for a value that is not known.
    static UnknownKey unknown(String what, Value value) {
        return unknown(what, Shown.beginning(value));
    }
}
