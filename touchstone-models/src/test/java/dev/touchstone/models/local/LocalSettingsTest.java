package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSettingsTest {

    @TempDir
    private Path folder;

    private LocalSettings read(Engine engine, Object... settings) {
        return LocalSettings.read(LocalSpecs.model(engine, 4, settings), engine, folder);
    }

    @Test
    void keysOfAisBenchReachTheWorker() {
        LocalSettings settings = read(Engine.CHAT, "path", "/m", "tokenizer_path", "/t", "max_seq_len", 2048,
                "batch_padding", false, "trust_remote_code", true,
                "model_kwargs", Fields.EMPTY.with("device_map", Value.of("npu")),
                "tokenizer_kwargs", Fields.EMPTY.with("padding_side", Value.of("left")),
                "run_cfg", Fields.EMPTY.with("num_gpus", Value.of(2)).with("num_procs", Value.of(1)));
        assertThat(settings.worker().entries()).containsEntry("path", Value.of("/m"))
                .containsEntry("tokenizer_path", Value.of("/t")).containsEntry("max_seq_len", Value.of(2048))
                .containsEntry("batch_padding", Value.of(false))
                .containsEntry("trust_remote_code", Value.of(true))
                .containsEntry("num_gpus", Value.of(2)).containsEntry("chat", Value.of(true))
                .containsEntry("batch_size", Value.of(4));
        assertThat(settings.spread().wanted()).isEqualTo(1);
    }

    @Test
    void theCommandLineSetsTheNumberOfWorkers() {
        assertThat(read(Engine.BASE, "path", "/m", "workers", 4).spread().wanted()).isEqualTo(4);
    }

    @Test
    void aPathBelowTheHomeFolderIsFound() {
        assertThat(read(Engine.BASE, "path", "~/models/m").place().path()).isEqualTo(folder + "/models/m");
    }

    @Test
    void aGgufFileIsAFolderAndANameToTransformersAndAFileToLlamaCpp() throws Exception {
        Path file = Files.writeString(folder.resolve("m.gguf"), "GGUF");
        assertThat(read(Engine.BASE, "path", file).worker().entries())
                .containsEntry("path", Value.of(folder.toString()))
                .containsEntry("gguf_file", Value.of("m.gguf"));
        assertThat(read(Engine.LLAMA_CPP, "path", file).worker().entries())
                .containsEntry("path", Value.of(file.toString())).doesNotContainKey("gguf_file");
    }

    @Test
    void whatChangesAnswersIsToldApartFromWhereTheModelRuns() {
        LocalSettings plain = read(Engine.BASE, "path", "/m");
        LocalSettings placed = read(Engine.BASE, "path", "/m",
                "model_kwargs", Fields.EMPTY.with("device_map", Value.of("auto")));
        LocalSettings typed = read(Engine.BASE, "path", "/m",
                "model_kwargs", Fields.EMPTY.with("torch_dtype", Value.of("float16")));
        assertThat(placed.answers()).isEqualTo(plain.answers());
        assertThat(typed.answers()).isNotEqualTo(plain.answers());
        assertThat(read(Engine.BASE, "path", "/m", "mode", "mid").answers().entries())
                .containsEntry("truncation", Value.of("middle"));
    }

    @Test
    void wrongValuesAreNamedWithWhatIsExpected() {
        assertThatThrownBy(() -> read(Engine.BASE, "path", "/m", "truncation", "right"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("error, left or middle");
        assertThatThrownBy(() -> read(Engine.BASE, "path", "/m", "trunkation", "left"))
                .hasMessageContaining("did you mean 'truncation'");
        assertThatThrownBy(() -> read(Engine.BASE)).hasMessageContaining("--model-path DIR");
        assertThatThrownBy(() -> read(Engine.CHAT, "path", "/m", "chat_template", "no-such-file.jinja"))
                .hasMessageContaining("a file that can be read");
        assertThatThrownBy(() -> read(Engine.BASE, "path", "/m", "meta_template",
                Fields.EMPTY.with("round",
                new Value.Items(List.of(Fields.EMPTY.with("role", Value.of("ME")))))))
                .hasMessageContaining("HUMAN, BOT, SYSTEM or TOOL");
    }

    @Test
    void aMetaTemplateWritesAChatOutAsText() {
        Value round = new Value.Items(List.of(
                Fields.EMPTY.with("role", Value.of("HUMAN")).with("begin", Value.of("Q: "))
                .with("end", Value.of("\n")),
                Fields.EMPTY.with("role", Value.of("BOT")).with("begin", Value.of("A: "))
                .with("end", Value.of("\n"))
                        .with("generate", Value.of(true))));
        MetaTemplate template = read(Engine.CHAT, "path", "/m", "meta_template",
                Fields.EMPTY.with("begin", Value.of("<s>")).with("round", round)).metaTemplate()
                .orElseThrow();
        assertThat(template.render(new Prompt.Chat(List.of(new Message(Role.SYSTEM, "be brief"),
                new Message(Role.USER, "1+1?"), new Message(Role.ASSISTANT, "2"),
                new Message(Role.USER, "2+2?")))))
                .isEqualTo("<s>Q: be brief\nQ: 1+1?\nA: 2\nQ: 2+2?\nA: ");
        assertThat(template.render(new Prompt.Text("as it is"))).isEqualTo("as it is");
    }

    @Test
    void neverMoreWorkersThanDevicesCarry() {
        LocalSettings.Spread eight = read(Engine.BASE, "path", "/m", "workers", 8,
                "run_cfg", Fields.EMPTY.with("num_gpus", Value.of(2))).spread();
        assertThat(new Devices("cuda", 8).workers(eight)).isEqualTo(4);
        assertThat(new Devices("cuda", 3).workers(eight)).isEqualTo(1);
        assertThatThrownBy(() -> new Devices("cuda", 1).workers(eight))
                .hasMessageContaining("there are 1 devices");
        assertThat(new Devices("cpu", 0).workers(eight)).as("a processor carries one").isEqualTo(1);
        LocalSettings.Spread told = read(Engine.BASE, "path", "/m",
                "run_cfg", Fields.EMPTY.with("num_procs", Value.of(3))).spread();
        assertThat(new Devices("cpu", 0).workers(told)).as("unless told").isEqualTo(3);
    }

    @Test
    void eachWorkerSeesItsOwnCardsAmongThoseThatTheUserChose() {
        assertThat(Devices.variables(1, 2, OptionalInt.of(2), Map.of("CUDA_VISIBLE_DEVICES", "4,5,6,7")))
                .containsEntry("CUDA_VISIBLE_DEVICES", "6,7")
                .containsEntry("ASCEND_RT_VISIBLE_DEVICES", "2,3");
        assertThat(Devices.variables(0, 1, OptionalInt.empty(), Map.of())).isEmpty();
        assertThat(Devices.variables(0, 1, OptionalInt.of(0), Map.of()))
                .containsEntry("CUDA_VISIBLE_DEVICES", "");
    }

    @Test
    void pythonIsChosenBySettingThenVariableThenEnvironment() throws Exception {
        Path python = Files.createFile(folder.resolve("python"));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Path bin = Files.createDirectories(folder.resolve("venv/bin"));
        Path second = Files.createFile(bin.resolve("python"));
        assertThat(second.toFile().setExecutable(true)).isTrue();
        Map<String, String> both = Map.of("TOUCHSTONE_PYTHON", python.toString(),
                "VIRTUAL_ENV", folder.resolve("venv").toString());
        assertThat(new PythonChoice(both).choose(Optional.of("python3.12"))).isEqualTo("python3.12");
        assertThat(new PythonChoice(both).choose(Optional.empty())).isEqualTo(python.toString());
        assertThat(new PythonChoice(Map.of("VIRTUAL_ENV", folder.resolve("venv").toString()))
                .choose(Optional.empty())).isEqualTo(second.toString());
        assertThat(new PythonChoice(Map.of()).choose(Optional.empty())).isEqualTo("python3");
        assertThatThrownBy(() -> new PythonChoice(Map.of("TOUCHSTONE_PYTHON", "/no/such/python"))
                .choose(Optional.empty()))
                .isInstanceOfSatisfying(TouchstoneException.class, failed ->
                        assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_RUNTIME_MISSING));
    }
}
