package dev.touchstone.engine.score;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.store.imported.ImportedPredictions;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.UnitLog;
import java.util.OptionalInt;

/// How many attempts a row has in a folder that is reused, for a session that does not say so itself.
///
/// Of our own run it is what the newest session that asked wanted; of another tool's it is what its
/// configuration and its rows tell, see [ImportedPredictions#repeats()].
public final class HeldRepeats implements Planner.Held {

    private final RunFolder folder;

    /// Of one run folder, which is only read.
    public HeldRepeats(RunFolder folder) {
        this.folder = folder;
    }

    @Override
    public OptionalInt repeats(String model, String task) {
        try (UnitLog log = UnitLog.read(folder, model, task)) {
            if (log.done() + log.failed() > 0) {
                return log.repeats();
            }
        } catch (TouchstoneException unreadable) {
            return OptionalInt.empty(); // the unit itself meets it again and tells it
        }
        ImportedPredictions predictions = new ImportedPredictions(folder, model, task);
        return predictions.present() ? OptionalInt.of(predictions.repeats()) : OptionalInt.empty();
    }
}
