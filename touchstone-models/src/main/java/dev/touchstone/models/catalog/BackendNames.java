package dev.touchstone.models.catalog;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.models.wire.WireForms;
import java.util.Optional;

/// The back end that a model file asks for: by our `backend`, or by AISBench's class name in `type`.
final class BackendNames {

    private BackendNames() {}

    static String read(Section file) {
        Optional<String> backend = file.text("backend");
        Optional<String> type = file.text("type");
        if (file.text("attr").filter(attr -> !attr.equals("service") && !attr.equals("local")).isPresent()) {
            throw file.wrong("attr", "'service' or 'local'");
        }
        if (backend.isPresent()) {
            return backend.get();
        }
        return ofClassName(file, type.orElseThrow(() -> file.missing("backend")));
    }

    private static String ofClassName(Section file, String type) {
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "VLLMCustomAPIChat", "VLLMCustomAPIChatStream" -> "openai_chat";
            case "VLLMCustomAPI", "VLLMCustomAPIStream" -> "openai_completions";
            case "VLLMCustomAPIOld", "VLLMCustomAPIOldStream" -> "vllm_generate";
            case "MindieStreamApi" -> "mindie";
            case "TGICustomAPI", "TGICustomAPIStream" -> "tgi";
            case "TritonCustomAPI", "TritonCustomAPIStream" -> "triton";
            case "HuggingFacewithChatTemplate" -> "hf_chat_model";
            case "HuggingFaceBaseModel", "HuggingFaceCausalLM", "HuggingFace" -> "hf_base_model";
            default -> throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    ("%s: type '%s' is not known here, expected VLLMCustomAPIChat, VLLMCustomAPI, "
                            + "VLLMCustomAPIOld, MindieStreamApi, TGICustomAPI, TritonCustomAPI, "
                            + "HuggingFacewithChatTemplate or HuggingFaceBaseModel, or backend: embedded, "
                            + "replay, hf_chat_model, hf_base_model, llamacpp, %s")
                            .formatted(file.place("type"), type, String.join(", ", WireForms.names())));
        };
    }

    /// AISBench 3.0 says by the class that answers are streamed; that of MindIE's own interface always does.
    static boolean streamsByType(Section file) {
        return file.text("type").filter(type -> type.endsWith("Stream") || type.endsWith("MindieStreamApi"))
                .isPresent();
    }
}
