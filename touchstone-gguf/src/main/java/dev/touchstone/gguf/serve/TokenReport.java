package dev.touchstone.gguf.serve;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.TokenChoice;
import dev.touchstone.gguf.tokenize.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Log-probabilities in the form of `/v1/completions`: `tokens`, `token_logprobs`, `top_logprobs`,
/// `text_offset`.
///
/// The first token of an echoed prompt has no probability, since nothing stands before it.
final class TokenReport {

    private final Tokenizer tokenizer;
    private final List<Value> tokens = new ArrayList<>();
    private final List<Value> logProbabilities = new ArrayList<>();
    private final List<Value> alternatives = new ArrayList<>();
    private final List<Value> offsets = new ArrayList<>();
    private int length;

    TokenReport(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    void addFirst(int token) {
        add(token, Value.ABSENT, Value.ABSENT);
    }

    void addAll(List<TokenChoice> choices) {
        for (TokenChoice choice : choices) {
            Map<String, Value> top = new LinkedHashMap<>();
            choice.alternatives().forEach(other ->
                    top.putIfAbsent(tokenizer.decode(other.token()), Value.of(other.logProbability())));
            add(choice.token(), Value.of(choice.logProbability()), new Fields(top));
        }
    }

    private void add(int token, Value logProbability, Value top) {
        String text = tokenizer.decode(token);
        tokens.add(Value.of(text));
        logProbabilities.add(logProbability);
        alternatives.add(top);
        offsets.add(Value.of(length));
        length += text.codePointCount(0, text.length());
    }

    Value toValue() {
        return Envelope.fields("tokens", new Value.Items(tokens), "token_logprobs",
                new Value.Items(logProbabilities), "top_logprobs", new Value.Items(alternatives),
                "text_offset",
                new Value.Items(offsets));
    }
}
