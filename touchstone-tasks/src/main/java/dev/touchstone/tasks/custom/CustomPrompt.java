package dev.touchstone.tasks.custom;

import dev.touchstone.core.prompt.Prompt;
import java.util.Optional;

/// How the rows of a custom data set are asked: AISBench's default prompts.
final class CustomPrompt {

    private CustomPrompt() {}

    /// The prompt of a row, ending with `Answer: `.
    ///
    /// @param systemPrompt for rows without their own
    static Prompt of(CustomRow row, Optional<String> systemPrompt) {
        if (row.talk().isPresent()) {
            Prompt talk = row.talk().get().prompt();
            return row.system().isPresent() ? talk : systemPrompt.map(talk::withSystem).orElse(talk);
        }
        StringBuilder text = new StringBuilder("Question: ").append(row.question());
        for (int at = 0; at < row.options().size(); at++) {
            text.append('\n').append((char) ('A' + at)).append(". ").append(row.options().get(at));
        }
        Prompt prompt = new Prompt.Text(text.append("\nAnswer: ").toString());
        return row.system().or(() -> systemPrompt).map(prompt::withSystem).orElse(prompt);
    }

    /// The template by AISBench's notation, as its `version` is computed over it.
    ///
    /// @param options how many options the first row has
    static String template(int options) {
        StringBuilder text = new StringBuilder("Question: {question}");
        for (int at = 0; at < options; at++) {
            char letter = (char) ('A' + at);
            text.append('\n').append(letter).append(". {").append(letter).append('}');
        }
        return text.append("\nAnswer: {answer}").toString();
    }
}
