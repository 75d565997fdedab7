package dev.touchstone.store.log;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What the first record of a segment says.
///
/// @param identity whose answers follow
/// @param repeats attempts per sample that the session wanted; none in segments of earlier versions
/// @param version the task's version at that time
/// @param accepted damage that the session accepted
record SegmentHeader(UnitIdentity identity, OptionalInt repeats, Optional<String> version,
        Set<Accepted> accepted) {

    private static final String DAMAGE = "accepted_damage";
    private static final String SHA256 = "sha256";

    /// Damage of a segment of the same unit.
    ///
    /// @param file name of the segment
    /// @param sha256 of the place, see [SegmentScanner]
    record Accepted(String file, String sha256) {
        static Accepted of(LogNotice.Damaged damaged) {
            return new Accepted(damaged.file().getFileName().toString(), damaged.sha256());
        }
    }

    static SegmentHeader read(Fields header) throws RecordDecoder.Malformed {
        UnitIdentity identity = RecordDecoder.identity(header);
        OptionalInt repeats = header.findNumber("repeats").isPresent()
                ? OptionalInt.of(Math.max(1, RecordDecoder.whole(header, "repeats")))
                : OptionalInt.empty();
        Set<Accepted> accepted = new HashSet<>();
        if (header.find(DAMAGE).orElse(Value.ABSENT) instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Fields fields) {
                    accepted.add(new Accepted(
                            RecordDecoder.text(fields, "file"), RecordDecoder.text(fields, SHA256)));
                }
            }
        }
        return new SegmentHeader(identity, repeats, header.findText("version"), accepted);
    }

    /// The fields of a header beside identity and format.
    static Fields origin(Asking asking, Fields made, List<LogNotice> acceptedNow) {
        Fields origin = made.with("repeats", Value.of(asking.repeats()));
        if (asking.version().isPresent()) {
            origin = origin.with("version", Value.of(asking.version().get()));
        }
        List<Value> damages = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (LogNotice notice : acceptedNow) {
            if (notice instanceof LogNotice.Damaged(Path file, long line, _, String sha256)) {
                damages.add(Fields.EMPTY.with("file", Value.of(file.getFileName().toString()))
                        .with("line", Value.of(line)).with(SHA256, Value.of(sha256)));
            } else if (notice instanceof LogNotice.Changed(String part, _, _)) {
                changes.add(part);
            }
        }
        if (!changes.isEmpty()) {
            origin = origin.with("reused_anyway", Value.ofTexts(changes));
        }
        return damages.isEmpty() ? origin : origin.with(DAMAGE, new Value.Items(damages));
    }
}
