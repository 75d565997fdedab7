package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChoiceTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aModel() throws IOException {
        Path model = Files.createDirectories(folder.resolve("models/tiny-llama"));
        for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
            Files.writeString(model.resolve(name), "{}");
        }
    }

    private CommandRun dry(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "run";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 3] = "--datasets";
        all[all.length - 2] = "demo_choice";
        all[all.length - 1] = "--dry-run";
        return CommandRun.in(folder, all);
    }

    @Test
    void aPathAloneIsAChatModelNamedAfterItsFolder() {
        CommandRun run = dry("--model-path", "models/tiny-llama");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.results()).contains("tiny-llama/demo_choice").contains("\"messages\"");
    }

    @Test
    void aNamedModelKeepsItsName() {
        CommandRun run = dry("--models", "hf_base_model", "--model-path", "models/tiny-llama");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.results()).contains("hf-base-model/demo_choice").contains("\"text\"");
    }

    @Test
    void aPathForAModelThatHasNoneIsRefused() {
        CommandRun run = dry("--models", "openai_chat", "--model-path", "models/tiny-llama");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("--model-path names weights", "hf_chat_model");
    }

    @Test
    void missingWeightsAreToldInBothLanguagesBeforeAnythingIsStarted() throws IOException {
        Files.delete(folder.resolve("models/tiny-llama/model.safetensors"));
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            CommandRun run = CommandRun.in(folder, locale, "run", "--model-path", "models/tiny-llama",
                    "--datasets", "demo_choice");
            assertThat(run.exit()).as(run.messages()).isNotZero();
            assertThat(run.messages() + run.results()).contains("TS-MDL-013", "holds no weights");
        }
    }

    @Test
    void doctorLooksAtThisMachineOrAtAServer() {
        assertThat(CommandRun.in(folder, "doctor", "--local", "--url", "http://localhost:1/v1").messages())
                .contains("give one of them");
    }
}
