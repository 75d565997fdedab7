package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public Optional<Calling> calling() {
        return chat ? Optional.of(new CallingWords()) : Optional.empty();
    }

    /// Calls as texts of JSON, in streams the name first and the arguments in two pieces.
    private record CallingWords() implements Calling {
        @Override
        public String plain(List<ToolCall> calls) {
            return """
                    {"choices":[{"index":0,"message":{"content":null,"tool_calls":[%s]},
                    "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":7,"completion_tokens":5}}"""
                    .formatted(String.join(",", calls.stream().map(call ->
                            call("\"id\":\"c\",", call.name(), call.arguments())).toList()));
        }

        @Override
        public List<String> stream(List<ToolCall> calls) {
            List<String> parts = new ArrayList<>();
            for (int index = 0; index < calls.size(); index++) {
                String at = "\"index\":%d,".formatted(index);
                String all = calls.get(index).arguments();
                parts.add(delta(call(at + "\"id\":\"c\",", calls.get(index).name(), "")));
                parts.add(delta(call(at, "", all.substring(0, all.length() / 2))));
                parts.add(delta(call(at, "", all.substring(all.length() / 2))));
            }
            parts.add(ServerWords.event("""
                    {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""));
            parts.add(ServerWords.event("""
                    {"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5}}"""));
            parts.add(ServerWords.event("[DONE]"));
            return parts;
        }

        private static String call(String head, String name, String arguments) {
            return "{%s\"type\":\"function\",\"function\":{%s\"arguments\":%s}}".formatted(head,
                    name.isEmpty() ? "" : "\"name\":\"%s\",".formatted(name), quoted(arguments));
        }

        private static String delta(String call) {
            return ServerWords.event("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[%s]}}]}"
                    .formatted(call));
        }
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
