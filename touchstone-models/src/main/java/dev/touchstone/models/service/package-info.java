/// Servers with an interface of their own: each class is a back end, a form of `dev.touchstone.models.wire`.
///
/// | class | back end | end point |
/// |---|---|---|
/// | [MindieInfer] | `mindie` | `infer` |
/// | [TgiGenerate] | `tgi` | `generate`, `generate_stream` |
/// | [TritonGenerate] | `triton` | `v2/models/NAME/generate`, `generate_stream` |
/// | [VllmGenerate] | `vllm_generate` | `generate` |
/// | [OllamaChat] | `ollama_chat` | `api/chat` |
/// | [OllamaGenerate] | `ollama_generate` | `api/generate` |
/// | [AnthropicMessages] | `anthropic` | `messages` |
///
/// To add one, see the package page of `dev.touchstone.models.wire`.
@NullMarked
package dev.touchstone.models.service;

import org.jspecify.annotations.NullMarked;
