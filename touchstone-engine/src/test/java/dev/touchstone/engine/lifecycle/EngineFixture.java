package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.testing.LogFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/// An engine over scripted models, with what its listener heard.
final class EngineFixture {

    private final ConcurrentLinkedQueue<RunListener.Notice> notices = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> scoring = new ConcurrentLinkedQueue<>();
    private final StopSignal stop = new StopSignal();
    private final Engine engine;

    EngineFixture(Function<ModelSpec, Generator> connect) {
        this.engine = new Engine(connect, LogFolder.CLOCK, ZoneOffset.UTC, "1.2.3-test");
    }

    RunOutcome run(RunRequest request) {
        return engine.run(request, new RunListener() {
            @Override
            public void began(UnitProgress progress, Generator generator) {
                begun.add(progress.name());
            }

            @Override
            public void scoringBegan(UnitProgress progress) {
                scoring.add("began " + told(progress));
            }

            @Override
            public void scoringEnded(UnitProgress progress) {
                scoring.add("ended " + told(progress));
            }

            private String told(UnitProgress progress) {
                UnitProgress.Snapshot now = progress.snapshot();
                return "%s %d/%d".formatted(now.name(), now.done(), now.total());
            }

            @Override
            public void notice(Notice notice) {
                notices.add(notice);
            }
        }, stop);
    }

    StopSignal stop() {
        return stop;
    }

    List<RunListener.Notice> notices() {
        return List.copyOf(notices);
    }

    List<String> begun() {
        return List.copyOf(begun);
    }

    /// Units whose scoring began and ended, with how far they were.
    List<String> scoring() {
        return List.copyOf(scoring);
    }

    /// The value of one row.
    static double value(RunOutcome outcome, String dataset, String metric) {
        return outcome.report().rows().stream()
                .filter(row -> row.dataset().equals(dataset) && row.metric().equals(metric))
                .map(row -> ((Measure.Measured) row.measure()).value()).findFirst().orElseThrow();
    }

    /// The main row of a data set.
    static Row row(RunOutcome outcome, String dataset) {
        return outcome.report().ofDataset(dataset).getFirst();
    }

    /// The files for users, less those that carry times: name below the run folder to bytes.
    static SortedMap<String, String> derived(Path root) throws IOException {
        SortedMap<String, String> derived = new TreeMap<>();
        for (Map.Entry<String, String> file : all(root).entrySet()) {
            if (file.getKey().startsWith("predictions") || file.getKey().startsWith("results")
                    || file.getKey().startsWith("summary")) {
                derived.put(file.getKey(), file.getValue());
            }
        }
        return derived;
    }

    /// Every file of a run as text of one character per byte.
    static SortedMap<String, String> all(Path root) throws IOException {
        SortedMap<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(root.relativize(file)
                        .toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}
