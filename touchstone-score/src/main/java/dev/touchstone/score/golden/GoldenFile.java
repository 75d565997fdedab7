package dev.touchstone.score.golden;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// A file of reference values: `{"meta": {...}, "cases": [{id, kind, params, input, expected}]}`.
///
/// @param meta with `family`, and `pass_rate` where it is not 1
/// @param cases at least one, in file order
record GoldenFile(Path path, Fields meta, List<Fields> cases) {

    private static final double USUAL_TOLERANCE = 1e-3;
    private static final long MAX_BYTES = 1L << 30;

    GoldenFile {
        cases = List.copyOf(cases);
    }

    /// Reads a file whole.
    ///
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE` (with line and column where it is not
    ///         JSON, and for a key of `meta` that may be a misspelling of one that decides),
    ///         `DATA_INVALID_ROW` (with the case), `DATA_EMPTY` for a file without cases
    static GoldenFile read(Path path) {
        if (!(document(path) instanceof Fields document)) {
            throw unreadable(path, "expected an object with 'meta' and 'cases'");
        }
        Fields meta = document.findFields("meta").orElseThrow(() -> unreadable(path, "has no 'meta' object"));
        for (String key : meta.names()) {
            MetaKeys.meant(key).ifPresent(known -> {
                throw unreadable(path, "'meta' has the key '%s', did you mean '%s'? nothing is passed unseen"
                        .formatted(key, known));
            });
        }
        List<Value> items = document.findItems("cases")
                .orElseThrow(() -> unreadable(path, "has no list 'cases'"));
        if (items.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY, "%s: 'cases' is empty".formatted(path));
        }
        List<Fields> cases = new ArrayList<>(items.size());
        for (Value item : items) {
            if (!(item instanceof Fields one) || one.find("expected").isEmpty()) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "%s: case %d is not an object with 'expected'".formatted(path,
                                cases.size()));
            }
            cases.add(one);
        }
        return new GoldenFile(path, meta, cases);
    }

    /// The family whose rules apply.
    ///
    /// @throws TouchstoneException `DATA_UNREADABLE` when the file does not say
    String family() {
        return meta.findText("family").orElseThrow(() -> unreadable(path, "'meta' has no text 'family'"));
    }

    /// The share of counted cases that must agree, above 0 to 1; 1 where the file does not say.
    ///
    /// @throws TouchstoneException `DATA_UNREADABLE` when it is not a share
    double passRate() {
        Value rate = meta.find("pass_rate").orElse(Value.of(1));
        if (rate instanceof Value.Numeric(var number) && number.signum() > 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw unreadable(path, "'pass_rate' is %s, expected a number above 0, to 1".formatted(
                Shown.beginning(rate)));
    }

    /// The ids that occur more than once, in order, each once.
    List<String> repeatedIds() {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (Fields one : cases) {
            one.find("id").map(Value::display).filter(id -> !seen.add(id)).ifPresent(repeated::add);
        }
        return List.copyOf(repeated);
    }

    /// How many cases `meta` says there are, where that is not how many there are.
    OptionalLong otherCount() {
        Optional<BigDecimal> stated = meta.findNumber("cases");
        return stated.isPresent() && stated.get().compareTo(BigDecimal.valueOf(cases.size())) != 0
                ? OptionalLong.of(stated.get().longValue()) : OptionalLong.empty();
    }

    /// The tolerance as the file states it, where it is above a thousandth; empty where it is not and where
    /// there is none. One that is not understood is told by the first case that is compared by it.
    String wideTolerance() {
        try {
            boolean wide = Tolerance.of(meta, Tolerance.EXACT).size() > USUAL_TOLERANCE;
            return wide ? Shown.beginning(meta.find("tolerance").orElseThrow()) : "";
        } catch (UnknownKey | MalformedCase notUsed) {
            return "";
        }
    }

    private static Value document(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw unreadable(path, "is a folder, expected a file");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw unreadable(path, "has %d bytes, at most 1 GiB is read".formatted(Files.size(path)));
            }
            byte[] bytes = Files.readAllBytes(path);
            return Json.parse(bytes, 0, bytes.length);
        } catch (NoSuchFileException absent) {
            throw new TouchstoneException(ErrorCode.DATA_NO_FILE, "no file at " + path.toAbsolutePath(),
                    absent);
        } catch (IOException failed) {
            throw unreadable(path, "cannot be read: " + IoReason.of(failed));
        } catch (JacksonException malformed) {
            throw unreadable(path, JsonProblem.withLine(malformed));
        }
    }

    private static TouchstoneException unreadable(Path path, String what) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE, "%s: %s".formatted(path, what));
    }
}
