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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public record OfUnit(String unit, Agreement agreement) {}

    /// The agreement of each unit that has labels.
    ///
    /// @param file of labels, below the working folder
    /// @param scorer whose verdicts; by default `judge`, else the first one
    /// @throws TouchstoneException when labels cannot be read, or do not say which of several units they mean
    public List<OfUnit> of(RunFolder folder, String file, Optional<String> scorer) {
        List<Label> labels = labels(file);
        List<OfUnit> all = new ArrayList<>();
        try (RunResult run = RunReader.open(folder)) {
            List<UnitRecord> units = run.units().stream().filter(UnitRecord::scored).toList();
            for (Label label : labels) {
                long meant = units.stream().filter(unit -> means(label, unit)).count();
                if (meant != 1) {
                    throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                            ("%s: belongs to %d of the run's units (%s); name one by 'model' and 'task'")
                                    .formatted(label.place(), meant, String.join(", ",
                                            units.stream().map(UnitRecord::name).limit(8).toList())));
                }
            }
            for (UnitRecord unit : units) {
                List<Label> own = labels.stream().filter(label -> means(label, unit)).toList();
                if (!own.isEmpty()) {
                    Map<Integer, String> verdicts = verdicts(unit, scorer);
                    all.add(new OfUnit(unit.name(), Agreement.of(own,
                            sample -> Optional.ofNullable(verdicts.get(sample)), verdicts.size())));
                }
            }
        }
        return all;
    }

    private static boolean means(Label label, UnitRecord unit) {
        return label.model().map(unit.model()::equals).orElse(true)
                && label.task().map(unit.task()::equals).orElse(true);
    }

    /// What the scorer found in the first attempt of each row.
    private static Map<Integer, String> verdicts(UnitRecord unit, Optional<String> scorer) {
        List<String> names = unit.scores().scorers();
        String wanted = scorer.orElse(names.contains(JUDGE) || names.isEmpty() ? JUDGE : names.getFirst());
        if (scorer.isPresent() && !names.contains(wanted)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--scorer %s: %s was scored by %s".formatted(
                            wanted, unit.name(), String.join(", ", names)));
        }
        Map<Integer, String> verdicts = new HashMap<>();
        unit.walk(attempt -> {
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

    private List<Label> labels(String name) {
        Path file = context.workingDirectory().resolve(name).normalize();
        try {
            return Labels.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--labels %s: cannot be read (%s)".formatted(file, IoReason.of(unreadable)), unreadable);
        }
    }
}
