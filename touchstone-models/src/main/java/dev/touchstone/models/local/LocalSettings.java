package dev.touchstone.models.local;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The settings of a model file that a local back end reads; its keys are AISBench's.
///
/// @param engine what computes
/// @param place where weights and tokenizer are
/// @param python the interpreter that the file names
/// @param metaTemplate how chats become texts, where that is said
/// @param spread how many devices and workers
/// @param limits longest times
/// @param worker what the worker is told, by its own names
/// @param answers the settings that change answers, for the model's identity
record LocalSettings(Engine engine, Place place, Optional<String> python, Optional<MetaTemplate> metaTemplate,
        Spread spread, Limits limits, Fields worker, Fields answers) {

    /// @param path folder, `.gguf` file, or a name that transformers resolves itself
    /// @param tokenizerPath the same for the tokenizer; empty = that of the weights
    record Place(String path, Optional<String> tokenizerPath) {}

    /// @param devices of each worker; empty = not said
    /// @param processes workers that the model file asks for
    /// @param most workers that the command line asks for; empty = not said
    record Spread(OptionalInt devices, int processes, OptionalInt most) {

        /// Workers wanted where there are enough devices.
        int wanted() {
            return most.orElse(processes);
        }
    }

    /// @param load until the model is loaded
    /// @param silence of a worker that has a batch
    record Limits(Duration load, Duration silence) {}

    /// Reads and checks the settings of a model.
    static LocalSettings read(ModelSpec model, Engine engine, Path userHome) {
        Section section = Section.of("model '" + model.name() + "'", model.settings());
        Optional<MetaTemplate> meta = MetaTemplate.read(section);
        Place place = place(section, model, engine, userHome);
        Section run = section.section("run_cfg");
        Spread spread = new Spread(run.wholeNumber("num_gpus", 0, 1024),
                run.wholeNumber("num_procs", 1, 256).orElse(1), section.wholeNumber("workers", 1, 256));
        run.refuseUnknown();
        Limits limits = new Limits(seconds(section, "load_timeout_s"), seconds(section, "timeout_s"));
        Fields answers = answers(section, engine);
        Fields worker = answers
                .with("path", Value.of(place.path()))
                .with("chat", Value.of(engine != Engine.BASE && meta.isEmpty()))
                .with("batch_size", Value.of(model.concurrency()))
                .with("num_gpus", Value.of(spread.devices().orElse(1)))
                .with("batch_padding", Value.of((boolean) section.flag("batch_padding").orElse(true)))
                .with("trust_remote_code",
                Value.of((boolean) section.flag("trust_remote_code").orElse(false)));
        if (place.tokenizerPath().isPresent()) {
            worker = worker.with("tokenizer_path", Value.of(place.tokenizerPath().get()));
        }
        Optional<String> python = section.text("python").filter(text -> !text.isBlank());
        section.accept("verbose", "pred_postprocessor", "stream");
        section.refuseUnknown();
        return new LocalSettings(engine, place, python, meta, spread, limits, split(worker, place, engine),
                identifying(answers, section));
    }

    /// The settings that change answers; where a model's parts are placed does not, and a template is long.
    private static Fields identifying(Fields answers, Section section) {
        Fields fields = answers;
        Fields own = answers.findFields("model_kwargs").orElse(Fields.EMPTY);
        for (String placing : List.of("device_map", "max_memory", "offload_folder", "low_cpu_mem_usage")) {
            own = own.without(placing);
        }
        fields = own.names().isEmpty() ? fields.without("model_kwargs") : fields.with("model_kwargs", own);
        Optional<String> template = answers.findText("chat_template");
        if (template.isPresent()) {
            fields = fields.with("chat_template", Value.of("sha256 "
                    + Sha256.of(template.get().getBytes(StandardCharsets.UTF_8)).substring(0, 12)));
        }
        Optional<Fields> meta = section.fields().findFields("meta_template")
                .filter(given -> !given.names().isEmpty());
        return meta.isPresent() ? fields.with("meta_template", meta.get()) : fields;
    }

    private static Place place(Section section, ModelSpec model, Engine engine, Path userHome) {
        Optional<String> path = section.text("path").filter(text -> !text.isBlank())
                .or(() -> Optional.of(model.model()).filter(text -> !text.isBlank()));
        Optional<String> tokenizer = section.text("tokenizer_path").filter(text -> !text.isBlank());
        if (path.isEmpty() && engine != Engine.ECHO) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    ("model '%s' names no weights: give --model-path DIR, or set path (copy the file with "
                            + "`touchstone config eject %s` first)").formatted(model.name(), model.name()));
        }
        return new Place(path.map(text -> home(text, userHome)).orElse("echo"),
                tokenizer.map(text -> home(text, userHome)));
    }

    private static String home(String path, Path userHome) {
        return path.equals("~") || path.startsWith("~/") ? userHome + path.substring(1) : path;
    }

    /// A `.gguf` file that transformers is to read is a folder and a name to it.
    private static Fields split(Fields worker, Place place, Engine engine) {
        Path file = Path.of(place.path());
        if (engine == Engine.LLAMA_CPP || !place.path().endsWith(".gguf") || !Files.isRegularFile(file)) {
            return worker;
        }
        return worker.with("path", Value.of(String.valueOf(file.toAbsolutePath().getParent())))
                .with("gguf_file", Value.of(String.valueOf(file.getFileName())));
    }

    /// What changes answers: the worker is told it, and a resumed run must not differ in it.
    private static Fields answers(Section section, Engine engine) {
        Fields fields = Fields.EMPTY;
        OptionalInt context = section.wholeNumber("max_seq_len", 2, 1 << 30);
        if (context.isPresent()) {
            fields = fields.with("max_seq_len", Value.of(context.getAsInt()));
        }
        boolean middle = section.text("mode").filter("mid"::equals).isPresent(); // AISBench's word for it
        String truncation = section.text("truncation").orElse(middle ? "middle" : "error");
        if (!truncation.matches("error|left|middle")) {
            throw section.wrong("truncation", "error, left or middle");
        }
        if (engine == Engine.LLAMA_CPP && !truncation.equals("error")) {
            throw section.wrong("truncation", "error: llama.cpp refuses prompts that are too long");
        }
        if (!truncation.equals("error")) {
            fields = fields.with("truncation", Value.of(truncation));
        }
        for (String key : new String[] {"model_kwargs", "tokenizer_kwargs", "chat_template_kwargs"}) {
            Fields inner = section.section(key).fields();
            if (!inner.names().isEmpty()) {
                fields = fields.with(key, inner);
            }
        }
        Optional<Boolean> bos = section.flag("add_bos");
        if (bos.isPresent()) {
            fields = fields.with("add_bos", Value.of((boolean) bos.get()));
        }
        Optional<String> template = section.text("chat_template").filter(text -> !text.isBlank());
        return template.isEmpty() ? fields
                : fields.with("chat_template", Value.of(template(section, template.get())));
    }

    private static String template(Section section, String fileOrText) {
        if (fileOrText.contains("{{") || fileOrText.contains("{%")) {
            return fileOrText;
        }
        try {
            return Files.readString(Path.of(fileOrText));
        } catch (IOException unreadable) {
            throw section.wrong("chat_template", "a file that can be read, or Jinja text with {{ and {%");
        }
    }

    private static Duration seconds(Section section, String key) {
        return Duration.ofMillis((long) (section.number(key, 0.1, 604_800).orElse(3_600) * 1000));
    }
}
