package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FancyGridTest {

    private static final List<String> HEADER = List.of("Task Type", "Task Name", "Config File Path");

    @Test
    void tableHasTheFormOfTabulatesFancyGrid() {
        String table = FancyGrid.render(HEADER, List.of(
                List.of("--models", "vllm_api_stream_chat", "/configs/models/vllm_api_stream_chat.yaml"),
                List.of("--datasets", "gsm8k", "/configs/gsm8k.yaml")));

        assertThat(table).isEqualTo("""
                ╒═════════════╤══════════════════════╤═══════════════════════════════════════════╕
                │ Task Type   │ Task Name            │ Config File Path                          │
                ╞═════════════╪══════════════════════╪═══════════════════════════════════════════╡
                │ --models    │ vllm_api_stream_chat │ /configs/models/vllm_api_stream_chat.yaml │
                ├─────────────┼──────────────────────┼───────────────────────────────────────────┤
                │ --datasets  │ gsm8k                │ /configs/gsm8k.yaml                       │
                ╘═════════════╧══════════════════════╧═══════════════════════════════════════════╛""");
    }

    @Test
    void headerKeepsTwoBlanksBehindItWhereItIsTheWidestCell() {
        String table = FancyGrid.render(List.of("Name"), List.of(List.of("a")));

        assertThat(table).isEqualTo("""
                ╒════════╕
                │ Name   │
                ╞════════╡
                │ a      │
                ╘════════╛""");
    }
}
