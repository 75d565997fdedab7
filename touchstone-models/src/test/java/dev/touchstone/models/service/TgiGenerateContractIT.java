package dev.touchstone.models.service;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.ArrayList;
import java.util.List;

class TgiGenerateContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new TgiGenerate();
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return stream ? List.of(new Usage(7, 5)) : List.of();
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
                    + "\",\"generated_tokens\":5,\"seed\":null,\"prefill\":[],\"tokens\":[]}}";
        }

        @Override
        public List<String> stream(String prompt, List<String> pieces, String finish) {
            List<String> parts = new ArrayList<>();
            for (String piece : pieces) {
                parts.add(ServerWords.event("{\"index\":1,\"token\":{\"id\":3,\"text\":" + quoted(piece)
                        + ",\"logprob\":NaN,\"special\":false},\"generated_text\":null,\"details\":null}"));
            }
            parts.add(ServerWords.event("{\"index\":9,\"token\":{\"id\":2,\"text\":\"</s>\",\"logprob\":-0.1,"
                    + "\"special\":true},\"generated_text\":" + quoted(String.join("", pieces))
                    + ",\"details\":{\"finish_reason\":\"" + (finish.equals("stop") ? "eos_token" : finish)
                    + "\",\"generated_tokens\":5,\"seed\":null,\"input_length\":7}}"));
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
            return "{\"error\":" + quoted(message) + ",\"error_type\":\"generation\"}";
        }

        @Override
        public String streamType() {
            return "text/event-stream";
        }
    }
}
