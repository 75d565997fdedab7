package dev.touchstone.models.service;

import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class OllamaChatContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new OllamaChat();
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return List.of(new Usage(7, 5));
    }

    @Override
    protected ServerWords words() {
        return new Words();
    }

    private static String quoted(String text) {
        return Json.write(Value.of(text));
    }

    private record Words() implements ServerWords {
        @Override
        public String plain(String prompt, String text, String finish) {
            return piece(text, ",\"done\":true,\"done_reason\":\"" + finish
                    + "\",\"total_duration\":5,\"prompt_eval_count\":7,\"eval_count\":5");
        }

        private static String piece(String text, String more) {
            return "{\"model\":\"fake\",\"created_at\":\"2026-01-01T00:00:00Z\","
                    + "\"message\":{\"role\":\"assistant\",\"content\":"
                    + quoted(text) + "}" + more + "}";
        }

        @Override
        public List<String> stream(String prompt, List<String> pieces, String finish) {
            List<String> parts = new ArrayList<>();
            for (String piece : pieces) {
                parts.add(piece(piece, ",\"done\":false") + "\n");
            }
            parts.add(plain(prompt, "", finish) + "\n");
            return parts;
        }

        @Override
        public Optional<Calling> calling() {
            return Optional.of(new Calling() {
                @Override
                public String plain(List<ToolCall> calls) {
                    return calling(calls, END);
                }

                @Override
                public List<String> stream(List<ToolCall> calls) {
                    List<String> parts = new ArrayList<>();
                    calls.forEach(call -> parts.add(calling(List.of(call), ",\"done\":false") + "\n"));
                    parts.add(piece("", END) + "\n");
                    return parts;
                }
            });
        }

        private static final String END =
                ",\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":7,\"eval_count\":5";

        private static String calling(List<ToolCall> calls, String more) {
            String all = String.join(",", calls.stream().map(call -> "{\"function\":{\"index\":0,\"name\":\""
                    + call.name() + "\",\"arguments\":" + call.arguments() + "}}").toList());
            return "{\"model\":\"fake\",\"message\":{\"role\":\"assistant\",\"content\":\"\","
                    + "\"tool_calls\":[" + all + "]}" + more + "}";
        }

        @Override
        public int tail() {
            return 1;
        }

        @Override
        public String failure(String message) {
            return refusal(message) + "\n";
        }

        @Override
        public String refusal(String message) {
            return "{\"error\":" + quoted(message) + "}";
        }

        @Override
        public String streamType() {
            return "application/x-ndjson";
        }
    }
}
