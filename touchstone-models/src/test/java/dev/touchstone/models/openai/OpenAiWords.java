package dev.touchstone.models.openai;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import java.util.ArrayList;
import java.util.List;

/// What servers with OpenAI's interface say.
///
/// @param chat whether it is the chat or completions
/// @param refusal an error's body, with `%s` for the quoted message
record OpenAiWords(boolean chat, String refusal) implements ServerWords {

    private static String quoted(String text) {
        return Json.write(Value.of(text));
    }

    @Override
    public String plain(String prompt, String text, String finish) {
        String content = (chat ? "\"message\":{\"role\":\"assistant\",\"content\":%s}" : "\"text\":%s")
                .formatted(quoted(text));
        return """
                {"choices":[{"index":0,%s,"finish_reason":"%s"}],
                "usage":{"prompt_tokens":7,"completion_tokens":5}}""".formatted(content, finish);
    }

    @Override
    public List<String> stream(String prompt, List<String> pieces, String finish) {
        List<String> parts = new ArrayList<>();
        pieces.forEach(piece -> parts.add(choice(piece, "null")));
        parts.add(choice("", '"' + finish + '"'));
        parts.add(ServerWords.event("""
                {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5}}"""));
        parts.add(ServerWords.event("[DONE]"));
        return parts;
    }

    private String choice(String piece, String finish) {
        String content = (chat ? "\"delta\":{\"content\":%s}" : "\"text\":%s").formatted(quoted(piece));
        return ServerWords.event("{\"choices\":[{\"index\":0,%s,\"finish_reason\":%s}]}"
                .formatted(content, finish));
    }

    @Override
    public int tail() {
        return 3;
    }

    @Override
    public String failure(String message) {
        return ServerWords.event(refusal(message));
    }

    @Override
    public String refusal(String message) {
        return refusal.formatted(quoted(message));
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }
}
