package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.AttemptRunner;
import dev.touchstone.engine.generate.Journal;
import dev.touchstone.engine.generate.Lane;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.models.openai.ChatFactory;
import dev.touchstone.store.layout.Redaction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A disk that stalls holds the requests back: what was answered and is not logged could be lost.
@Timeout(120)
class StalledLogIT {

    private static final int ROWS = 400;
    private static final int CONCURRENCY = 8;
    /// In flight, waiting for the log, and some that gave their permit back and do not count as waiting yet.
    private static final int MOST = 3 * CONCURRENCY;

    @TempDir
    private Path folder;

    @Test
    void aLogThatStallsHoldsTheRequestsBackAndLosesNone() throws Exception {
        CountDownLatch tooMany = new CountDownLatch(1);
        StallingStore log = new StallingStore(tooMany);
        AtomicInteger mostUnlogged = new AtomicInteger();
        try (SumServer server = new SumServer(request -> {
            mostUnlogged.accumulateAndGet((int) request.number() + 1 - log.kept(), Math::max);
            if ((int) request.number() + 1 - log.kept() > MOST) {
                tooMany.countDown();
            }
            return SumServer.right(request);
        }); Generator model = new ChatFactory().create(model(server.url()));
                Journal journal = Journal.open(folder.resolve("x.out"), Redaction.NONE,
                        InstantSource.system())) {
            UnitPlan plan = new UnitPlan(model(server.url()), new SumTask(ROWS), Selection.ALL,
                    new GenerationSettings(64, Fields.EMPTY), false, 1, 1);

            new AttemptRunner(model, 0, CONCURRENCY, new StopSignal(), InstantSource.system())
                    .run(List.of(new Lane(plan, log, new UnitProgress("sums"), journal)));

            assertThat(mostUnlogged).hasValueBetween(CONCURRENCY, MOST);
            assertThat(log.kept()).isEqualTo(ROWS);
            assertThat(server.requests()).isEqualTo(ROWS);
        }
    }

    private static ModelSpec model(String url) {
        return new ModelSpec("fake_file", "fake", "openai_chat", "fake", new Fields(Map.of("url",
                Value.of(url))), Fields.EMPTY, OptionalInt.of(64), CONCURRENCY, OptionalInt.empty());
    }
}
