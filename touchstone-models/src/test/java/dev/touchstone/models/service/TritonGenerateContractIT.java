package dev.touchstone.models.service;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.ArrayList;
import java.util.List;

class TritonGenerateContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new TritonGenerate();
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return List.of();
    }

    @Override
    protected boolean tellsLength() {
        return false;
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
            return "{\"id\":\"1\",\"model_name\":\"fake\",\"model_version\":\"1\",\"text_output\":"
                    + quoted(text) + "}";
        }

        @Override
        public List<String> stream(String prompt, List<String> pieces, String finish) {
            List<String> parts = new ArrayList<>();
            for (String piece : pieces) {
                parts.add(ServerWords.event("{\"model_name\":\"fake\",\"text_output\":"
                        + quoted(piece) + "}"));
            }
            return parts;
        }

        @Override
        public int tail() {
            return 0;
        }

        @Override
        public String failure(String message) {
            return ServerWords.event(refusal(message));
        }

        @Override
        public String refusal(String message) {
            return "{\"error\":" + quoted(message) + "}";
        }

        @Override
        public String streamType() {
            return "text/event-stream";
        }
    }
}
