package dev.touchstone.engine.score;

import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Row;
import dev.touchstone.store.log.Asking;
import dev.touchstone.store.log.UnitIdentity;
import dev.touchstone.store.log.UnitLog;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// How the answers of a unit were asked for, by the headers of the segments that hold them.
///
/// @param version what the table says of their prompts: the version of that time, [Row#IMPORTED], or
///        [Row#MIXED] where they differ
/// @param mixed the other parts of the identity that differ among them, by name
record Provenance(String version, List<String> mixed) {

    private static final String PROMPT = "prompt";

    Provenance {
        mixed = List.copyOf(mixed);
    }

    /// Of the answers that were in the log when it was opened.
    static Provenance of(UnitPlan plan, UnitLog log) {
        TaskSpec spec = plan.task().spec();
        List<Asking> origins = log.origins();
        TreeSet<String> names = new TreeSet<>();
        origins.forEach(origin -> names.addAll(origin.identity().parts().keySet()));
        names.remove(UnitIdentity.IMPORTED);
        List<String> mixed = names.stream().filter(name -> differs(origins, name)).toList();
        if (mixed.contains(PROMPT)) {
            return new Provenance(Row.MIXED, mixed.stream().filter(name -> !name.equals(PROMPT)).toList());
        }
        String version = origins.isEmpty()
                ? spec.version() : origins.getLast().version().orElse(spec.version());
        return new Provenance(version, mixed);
    }

    /// A sentence for people; empty when there is nothing to tell beside the version.
    Optional<String> remark() {
        return mixed.isEmpty() ? Optional.empty() : Optional.of(
                "its answers were made with different values of %s, as --reuse-anyway allowed"
                        .formatted(String.join(", ", mixed)));
    }

    private static boolean differs(List<Asking> origins, String name) {
        return origins.stream().map(Asking::identity)
                .filter(identity -> !identity.imported() || identity.parts().containsKey(name))
                .map(identity -> identity.parts().getOrDefault(name, ""))
                .distinct().count() > 1;
    }
}
