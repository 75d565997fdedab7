package dev.touchstone.cli.agreement;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.result.AttemptScore;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.judge.agreement.Agreement;
import dev.touchstone.judge.agreement.Label;
import dev.touchstone.judge.agreement.Labels;
import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the verdicts in the result files of a run with a file of labels.
public final class RunAgreement {

    private static final String JUDGE = "judge";

    private final CommandContext context;

    /// In the surroundings of a command.
    public RunAgreement(CommandContext context) {
        this.context = context;
    }

    /// What a unit's verdicts come to.
    ///
    /// @param unit `model/task`
    /// @param strangers labels of rows that the run does not hold; they have no verdict either
    public record OfUnit(String unit, Agreement agreement, List<Label> strangers) {
        public OfUnit {
            strangers = List.copyOf(strangers);
        }
    }

    /// A unit that labels may mean.
    ///
    /// @param model its abbr
    /// @param task its abbr
    public record Unit(String model, String task) {

        private static Unit of(UnitRecord unit) {
            return new Unit(unit.model(), unit.task());
        }

        private boolean meantBy(Label label) {
            return label.model().map(model::equals).orElse(true)
                    && label.task().map(task::equals).orElse(true);
        }

        @Override
        public String toString() {
            return model + "/" + task;
        }
    }

    /// The agreement of each unit that has labels.
    ///
    /// @param file of labels, below the working folder
    /// @param scorer whose verdicts; by default `judge`, else the first one
    /// @throws TouchstoneException when labels cannot be read, or do not say which of several units they mean
    public List<OfUnit> of(RunFolder folder, String file, Optional<String> scorer) {
        List<Label> labels = read(file);
        try (RunResult run = RunReader.open(folder)) {
            List<UnitRecord> units = run.units().stream().filter(UnitRecord::scored).toList();
            require(labels, units.stream().map(Unit::of).toList());
            return of(units, labels, scorer);
        }
    }

    /// The agreement of those units of a run that were asked for now; the folder may hold others.
    ///
    /// @param labels that [#require] let pass for these units
    /// @throws TouchstoneException when a label is none of the judge's words
    public List<OfUnit> of(RunFolder folder, List<Label> labels, List<Unit> asked) {
        try (RunResult run = RunReader.open(folder)) {
            return of(run.units().stream().filter(UnitRecord::scored)
                    .filter(unit -> asked.contains(Unit.of(unit))).toList(), labels, Optional.empty());
        }
    }

    private static List<OfUnit> of(List<UnitRecord> units, List<Label> labels, Optional<String> scorer) {
        List<OfUnit> all = new ArrayList<>();
        for (UnitRecord unit : units) {
            List<Label> own = labels.stream().filter(Unit.of(unit)::meantBy).toList();
            if (!own.isEmpty()) {
                Set<Integer> rows = new HashSet<>();
                Map<Integer, String> verdicts = verdicts(unit, scorer, rows);
                all.add(new OfUnit(unit.name(), Agreement.of(own,
                        sample -> Optional.ofNullable(verdicts.get(sample)), verdicts.size()),
                        own.stream().filter(label -> !rows.contains(label.sample())).toList()));
            }
        }
        return all;
    }

    /// Makes sure that each label means one unit, and that no row of a unit has two.
    ///
    /// @throws TouchstoneException `DATA_INVALID_ROW` with file and line
    public static void require(List<Label> labels, List<Unit> units) {
        Set<String> seen = new HashSet<>();
        for (Label label : labels) {
            List<Unit> meant = units.stream().filter(unit -> unit.meantBy(label)).toList();
            if (meant.size() != 1) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        ("%s: belongs to %d of the run's units (%s); name one by 'model' and 'task'")
                                .formatted(label.place(), meant.size(), String.join(", ",
                                        units.stream().map(Unit::toString).limit(8).toList())));
            }
            if (!seen.add(meant.getFirst() + "\n" + label.sample())) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "%s: the row %d has a label already".formatted(label.place(), label.sample()));
            }
        }
    }

    /// What the scorer found in the first attempt of each row.
    ///
    /// @param rows takes the numbers of all rows
    private static Map<Integer, String> verdicts(UnitRecord unit, Optional<String> scorer,
            Set<Integer> rows) {
        List<String> names = unit.scores().scorers();
        String wanted = scorer.orElse(names.contains(JUDGE) || names.isEmpty() ? JUDGE : names.getFirst());
        if (scorer.isPresent() && !names.contains(wanted)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--scorer %s: %s was scored by %s".formatted(
                            wanted, unit.name(), String.join(", ", names)));
        }
        Map<Integer, String> verdicts = new HashMap<>();
        unit.walk(attempt -> {
            rows.add(attempt.key().sample());
            if (attempt.key().repeat() == 0) {
                for (AttemptScore.Verdict verdict : attempt.verdicts()) {
                    if (verdict.scorer().equals(wanted) && !verdict.extracted().isEmpty()) {
                        verdicts.put(attempt.key().sample(), verdict.extracted());
                    }
                }
            }
        });
        return verdicts;
    }

    /// Reads labels.
    ///
    /// @param name of the file, below the working folder
    /// @throws TouchstoneException when it is missing, or a row is damaged; with file and line
    public List<Label> read(String name) {
        Path file = context.workingDirectory().resolve(name).normalize();
        try {
            return Labels.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--labels %s: cannot be read (%s)".formatted(file, IoReason.of(unreadable)), unreadable);
        }
    }
}
