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

class AnthropicMessagesContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new AnthropicMessages();
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
            return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"fake\","
                    + "\"content\":[{\"type\":\"text\",\"text\":" + quoted(text) + "}],\"stop_reason\":\""
                    + reason(finish) + "\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":3,"
                    + "\"cache_read_input_tokens\":4,\"output_tokens\":5}}";
        }

        private static String reason(String finish) {
            return finish.equals("stop") ? "end_turn" : "max_tokens";
        }

        private static String event(String type, String rest) {
            return "event: " + type + "\n" + ServerWords.event("{\"type\":\"" + type + "\"" + rest + "}");
        }

        @Override
        public List<String> stream(String prompt, List<String> pieces, String finish) {
            List<String> parts = new ArrayList<>();
            parts.add(event("message_start", ",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                    + "\"role\":\"assistant\",\"content\":[],\"stop_reason\":null,\"usage\":{"
                    + "\"input_tokens\":3,\"cache_read_input_tokens\":4,\"output_tokens\":1}}"));
            parts.add(event("content_block_start",
                    ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
            parts.add(event("ping", ""));
            for (String piece : pieces) {
                parts.add(event("content_block_delta", ",\"index\":0,\"delta\":{\"type\":\"text_delta\","
                        + "\"text\":" + quoted(piece) + "}"));
            }
            parts.add(event("content_block_stop", ",\"index\":0"));
            parts.add(event("message_delta", ",\"delta\":{\"stop_reason\":\"" + reason(finish)
                    + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":5}"));
            parts.add(event("message_stop", ""));
            return parts;
        }

        @Override
        public Optional<Calling> calling() {
            return Optional.of(new Calling() {
                @Override
                public String plain(List<ToolCall> calls) {
                    String blocks = String.join(",", calls.stream()
                            .map(call -> block(call, call.arguments())).toList());
                    return "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[" + blocks
                            + "],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":3,"
                            + "\"output_tokens\":5}}";
                }

                @Override
                public List<String> stream(List<ToolCall> calls) {
                    return streamOf(calls);
                }
            });
        }

        private static String block(ToolCall call, String input) {
            return "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"" + call.name()
                    + "\",\"input\":" + input + "}";
        }

        private static List<String> streamOf(List<ToolCall> calls) {
            List<String> parts = new ArrayList<>();
            parts.add(event("message_start", ",\"message\":{\"content\":[],\"usage\":{"
                    + "\"input_tokens\":3,\"output_tokens\":1}}"));
            for (int index = 0; index < calls.size(); index++) {
                String at = ",\"index\":" + index;
                parts.add(event("content_block_start",
                        at + ",\"content_block\":" + block(calls.get(index), "{}")));
                String all = calls.get(index).arguments().equals("{}") ? "" : calls.get(index).arguments();
                for (String piece : List.of("", all.substring(0, all.length() / 2),
                        all.substring(all.length() / 2))) {
                    parts.add(event("content_block_delta", at + ",\"delta\":{\"type\":"
                            + "\"input_json_delta\",\"partial_json\":" + quoted(piece) + "}"));
                }
                parts.add(event("content_block_stop", at));
            }
            parts.add(event("message_delta", ",\"delta\":{\"stop_reason\":\"tool_use\"},"
                    + "\"usage\":{\"output_tokens\":5}"));
            parts.add(event("message_stop", ""));
            return parts;
        }

        @Override
        public int tail() {
            return 2;
        }

        @Override
        public String failure(String message) {
            return event("error",
                    ",\"error\":{\"type\":\"overloaded_error\",\"message\":" + quoted(message) + "}");
        }

        @Override
        public String refusal(String message) {
            return "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":" + quoted(message)
                    + "}}";
        }

        @Override
        public String streamType() {
            return "text/event-stream";
        }
    }
}
