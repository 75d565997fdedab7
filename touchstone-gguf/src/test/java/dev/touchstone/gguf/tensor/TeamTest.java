package dev.touchstone.gguf.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TeamTest {

    @Test
    void everyPartIsDoneOnceBeforeRunReturns() {
        try (Team team = new Team(3)) {
            for (int round = 0; round < 2_000; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(17);
                team.run(17, (part, _) -> done.incrementAndGet(part));
                for (int part = 0; part < 17; part++) {
                    assertThat(done.get(part)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFailedPartFailsTheJobAndTheTeamGoesOn() {
        try (Team team = new Team(2)) {
            assertThatThrownBy(() -> team.run(4, (part, _) -> {
                if (part == 2) {
                    throw new IllegalArgumentException("part 2");
                }
            })).hasMessage("part 2");
            AtomicIntegerArray done = new AtomicIntegerArray(1);
            team.run(5, (_, _) -> done.incrementAndGet(0));
            assertThat(done.get(0)).isEqualTo(5);
        }
    }
}
