package dev.touchstone.models.service;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.ArrayList;
import java.util.List;

class MindieInferContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new MindieInfer();
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return List.of();
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
            return "{\"generated_text\":" + quoted(text) + ",\"details\":{\"finish_reason\":\""
                    + (finish.equals("stop") ? "eos_token" : finish)
                    + "\",\"generated_tokens\":5,\"seed\":846930886}}";
        }

        @Override
        public List<String> stream(String prompt, List<String> pieces, String finish) {
            List<String> parts = new ArrayList<>();
            StringBuilder all = new StringBuilder();
            for (String piece : pieces) {
                all.append(piece);
                parts.add(ServerWords.event("{\"prefill_time\":31,\"decode_time\":null,\"generated_text\":"
                        + quoted(all.toString()) + "}"));
            }
            parts.add(ServerWords.event("{\"prefill_time\":null,\"decode_time\":9,\"generated_text\":"
                    + quoted(all.toString()) + ",\"details\":{\"finish_reason\":\""
                    + (finish.equals("stop") ? "eos_token" : finish)
                    + "\",\"generated_tokens\":5,\"seed\":null}}"));
            return parts;
        }

        @Override
        public int tail() {
            return 1;
        }

        @Override
        public String failure(String message) {
            return ServerWords.event(refusal(message));
        }

        @Override
        public String refusal(String message) {
            return "{\"error\":" + quoted(message) + ",\"error_type\":\"Inference Error\"}";
        }

        @Override
        public String streamType() {
            return "text/event-stream";
        }
    }
}
