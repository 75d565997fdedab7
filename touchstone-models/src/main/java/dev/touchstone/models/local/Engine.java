package dev.touchstone.models.local;

/// What computes in the worker.
enum Engine {
    /// transformers, prompts as chats.
    CHAT("transformers", "hf_chat_model"),
    /// transformers, prompts as texts.
    BASE("transformers", "hf_base_model"),
    /// llama.cpp on a GGUF file.
    LLAMA_CPP("llamacpp", "llamacpp"),
    /// Repeats the prompt: for tests of what stands around a model.
    ECHO("echo", "local_echo");

    private final String workerName;
    private final String backend;

    Engine(String workerName, String backend) {
        this.workerName = workerName;
        this.backend = backend;
    }

    /// Its name in the worker's protocol.
    String workerName() {
        return workerName;
    }

    /// Its name in model files.
    String backend() {
        return backend;
    }

    /// Whether likelihoods can be asked.
    boolean likelihoods() {
        return switch (this) {
            case CHAT, BASE, ECHO -> true;
            case LLAMA_CPP -> false;
        };
    }
}
