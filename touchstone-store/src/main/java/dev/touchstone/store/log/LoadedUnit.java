package dev.touchstone.store.log;

import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// What the segments of a unit hold, checked.
///
/// @param segments their files, by rising number
/// @param headers what they say at their beginning, by their place in `segments`; those that can be read
/// @param notices torn tails, damage, changes
record LoadedUnit(List<Path> segments, AttemptIndex index, TreeMap<Integer, SegmentHeader> headers,
        List<LogNotice> notices) {

    private static final String OUR_START = "{\"v\":1,\"seq\":0,\"at\":\"";
    private static final int SHOWN = 80;

    /// Scans every segment of a unit.
    static LoadedUnit load(RunFolder folder, String model, String task) {
        List<Path> segments = folder.attempts(model, task);
        if (segments.size() >= AttemptIndex.MAX_SEGMENTS) {
            throw new TouchstoneException(ErrorCode.LOG_DAMAGED,
                    "%s: %d segments of %s, at most %d can be read"
                    .formatted(folder.attempts(model), segments.size(), task, AttemptIndex.MAX_SEGMENTS - 1));
        }
        AttemptIndex index = new AttemptIndex();
        try {
            return scanned(segments, index, model, task);
        } catch (RuntimeException unreadable) {
            index.close();
            throw unreadable;
        }
    }

    private static LoadedUnit scanned(List<Path> segments, AttemptIndex index, String model, String task) {
        List<LogNotice> notices = new ArrayList<>();
        TreeMap<Integer, SegmentHeader> headers = new TreeMap<>();
        for (int place = 0; place < segments.size(); place++) {
            Path segment = segments.get(place);
            int number = place;
            SegmentScanner.Findings findings =
                    SegmentScanner.scan(segment, (head, bytes, from, to, offset) -> {
                switch (head.type()) {
                    case HEADER -> headers.put(number, header(segment, bytes, from, to, model, task));
                    case QUESTION -> index.putQuestion(head.sample(), new AttemptIndex.Place(number, offset));
                    case ANSWERED, FAILED -> index.putAttempt(head.sample(), head.repeat(),
                            head.type() == RecordHead.Type.ANSWERED, new AttemptIndex.Place(number, offset));
                    case OTHER -> { } // notes, and what later versions add
                }
            });
            if (findings.records() == 0 && !ours(findings.start())) {
                throw foreign(segment, "its first line is not a record of this format");
            }
            notices.addAll(findings.damage());
            findings.torn().ifPresent(notices::add);
        }
        return new LoadedUnit(segments, index, headers, told(notices, headers.values()));
    }

    /// The notices, with damage that a session accepted told as such.
    private static List<LogNotice> told(List<LogNotice> notices, Collection<SegmentHeader> headers) {
        Set<SegmentHeader.Accepted> accepted =
                headers.stream().flatMap(header -> header.accepted().stream()).collect(Collectors.toSet());
        return notices.stream().map(notice -> notice instanceof LogNotice.Damaged damaged
                && accepted.contains(SegmentHeader.Accepted.of(damaged))
                        ? new LogNotice.DamageAccepted(damaged.file(), damaged.line()) : notice)
                .toList();
    }

    /// Under which the newest segment with a readable header was written.
    Optional<UnitIdentity> identity() {
        return headers.isEmpty() ? Optional.empty() : Optional.of(headers.lastEntry().getValue().identity());
    }

    /// This unit with what a writer of that identity must know.
    ///
    /// @throws TouchstoneException see [UnitLog#open]
    LoadedUnit forWriting(UnitIdentity now, Reuse reuse) {
        List<LogNotice.Changed> changes = changes(now);
        List<LogNotice> all = new ArrayList<>(notices);
        all.addAll(changes);
        switch (reuse) {
            case STRICT -> {
                for (LogNotice notice : all) {
                    refuse(notice);
                }
            }
            case ANYWAY -> { } // told as notices
        }
        return new LoadedUnit(segments, index, headers, all);
    }

    /// Damage and changes that this session accepts.
    List<LogNotice> acceptedNow() {
        return notices.stream().filter(notice ->
                notice instanceof LogNotice.Damaged || notice instanceof LogNotice.Changed).toList();
    }

    /// The number of the segment to be made next.
    int nextSegment() {
        return segments.isEmpty() ? 1 : RunFolder.segmentNumber(segments.getLast()) + 1;
    }

    /// What a new segment's header says of its making.
    Fields origin(Asking asking, OptionalInt session) {
        Fields origin = Fields.EMPTY
                .with("segment", Value.of(nextSegment()))
                .with("tool_version", Value.of(ToolVersion.TEXT));
        if (session.isPresent()) {
            origin = origin.with("session", Value.of(session.getAsInt()));
        }
        return SegmentHeader.origin(asking, origin, acceptedNow());
    }

    /// Throws what belongs to a notice that is no harmless one.
    static void refuse(LogNotice notice) {
        switch (notice) {
            case LogNotice.Damaged(Path file, long line, String detail, _) ->
                throw new TouchstoneException(ErrorCode.LOG_DAMAGED,
                        ("%s:%d: %s. Restore the file from a copy, or"
                        + " take the other records with --reuse-anyway").formatted(file, line, detail));
            case LogNotice.Changed(String part, String before, String now) ->
                throw new TouchstoneException(ErrorCode.LOG_CHANGED,
                        ("'%s' differs: the folder's answers were made"
                        + " with %s, now it is %s. Start a new run, or take the old answers with"
                        + " --reuse-anyway")
                        .formatted(part, before, now));
            case LogNotice.TornTail _, LogNotice.AnsweredAgain _, LogNotice.Skipped _,
                    LogNotice.DamageAccepted _, LogNotice.Superseded _, LogNotice.BeyondData _ -> { }
        }
    }

    /// What differs from the newest segment; nothing where a segment of that identity is among them, since a
    /// change that was accepted once stays accepted. Imported answers say too little to allow that.
    private List<LogNotice.Changed> changes(UnitIdentity now) {
        List<UnitIdentity> own = headers.values().stream().map(SegmentHeader::identity)
                .filter(identity -> !identity.imported()).toList();
        if (own.contains(now)) {
            return List.of();
        }
        return own.isEmpty()
                ? identity().map(before -> changes(before, now)).orElse(List.of())
                : changes(own.getLast(), now);
    }

    private static List<LogNotice.Changed> changes(UnitIdentity before, UnitIdentity now) {
        TreeSet<String> names = new TreeSet<>(before.parts().keySet());
        if (before.imported()) {
            names.remove(UnitIdentity.IMPORTED);
        } else {
            names.addAll(now.parts().keySet());
        }
        return names.stream()
                .filter(name -> !find(before, name).equals(find(now, name)))
                .map(name -> new LogNotice.Changed(name, shown(find(before, name)), shown(find(now, name))))
                .toList();
    }

    private static Optional<String> find(UnitIdentity identity, String name) {
        return Optional.ofNullable(identity.parts().get(name));
    }

    private static String shown(Optional<String> part) {
        return part.map(text -> text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…")
                .map(text -> "'" + text + "'")
                .orElse("not given");
    }

    private static SegmentHeader header(Path segment, byte[] bytes, int from, int to, String model,
            String task) {
        try {
            if (Json.parse(bytes, from, to - from) instanceof Fields header
                    && RecordDecoder.text(header, "format").equals(RecordDecoder.FORMAT)) {
                SegmentHeader read = SegmentHeader.read(header);
                UnitIdentity identity = read.identity();
                if (identity.model().equals(model) && identity.task().equals(task)) {
                    return read;
                }
                throw foreign(segment, "its header names %s/%s".formatted(identity.model(), identity.task()));
            }
        } catch (RecordDecoder.Malformed | JacksonException malformed) {
            throw foreign(segment, "its header cannot be read: " + malformed.getMessage());
        }
        throw foreign(segment, "its header names another format");
    }

    private static TouchstoneException foreign(Path segment, String what) {
        return new TouchstoneException(ErrorCode.LOG_FOREIGN,
                ("%s: not a segment of this unit, %s. Move the file"
                + " away; segments are not copied between run folders or units").formatted(segment, what));
    }

    /// Whether a file without whole records may be the beginning of one of ours.
    private static boolean ours(String start) {
        int nul = start.indexOf('\0');
        String text = nul < 0 ? start : start.substring(0, nul);
        int length = Math.min(text.length(), OUR_START.length());
        return text.regionMatches(0, OUR_START, 0, length);
    }
}
