package dev.touchstone.score.golden;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Holds golden files against the product: how many cases agree, and which do not.
public final class Verification {

    private static final double USUAL_RATE = 0.9;

    private final Map<String, GoldenFamily> families;

    /// With every family that can be found.
    public Verification() {
        this(Extensions.load(GoldenFamily.class, GoldenFamily::name));
    }

    Verification(Map<String, GoldenFamily> families) {
        this.families = families;
    }

    /// What came of one file.
    ///
    /// @param equal cases that agree
    /// @param counted cases that could agree or differ; those of convention are left out
    /// @param notCounted cases of convention
    /// @param passRate the share that must agree, above 0 to 1
    /// @param wideTolerance the file's tolerance where that is above a thousandth, as stated; else empty
    /// @param failures the cases that do not agree
    /// @param oddities what is odd in the file and changes nothing in the count
    public record Outcome(Path file, String family, int equal, int counted, int notCounted, double passRate,
            String wideTolerance, List<Failure> failures, Oddities oddities) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        /// Whether the file asks for little: a share below 0.9, or a tolerance above a thousandth.
        public boolean lenient() {
            return passRate < USUAL_RATE || !wideTolerance.isEmpty();
        }

        /// Whether enough of the counted cases agree; never true of a file of which none does.
        public boolean passed() {
            return equal > 0 && equal >= passRate * counted - 1e-9;
        }
    }

    /// What may be a slip of who wrote the file.
    ///
    /// @param repeatedIds ids that occur more than once; every case counts all the same
    /// @param otherCount how many cases `meta` says there are, where there are more or fewer
    public record Oddities(List<String> repeatedIds, OptionalLong otherCount) {
        public Oddities {
            repeatedIds = List.copyOf(repeatedIds);
        }
    }

    /// A case that does not agree.
    ///
    /// @param id as the file names it, or its place
    public record Failure(String id, List<CaseVerdict.Difference> differences) {
        public Failure {
            differences = List.copyOf(differences);
        }
    }

    /// Checks one file.
    ///
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_EMPTY`, `DATA_INVALID_ROW`; a
    ///         family or key that is not known is `DATA_UNREADABLE` too, never a pass
    public Outcome check(Path path) {
        GoldenFile file = GoldenFile.read(path);
        GoldenFamily family = families.get(file.family());
        if (family == null) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: the family '%s' is not known; known are %s".formatted(path, file.family(),
                            String.join(", ", families.keySet())));
        }
        int equal = 0;
        int notCounted = 0;
        Set<CaseVerdict.Width> widths = EnumSet.noneOf(CaseVerdict.Width.class);
        List<Failure> failures = new ArrayList<>();
        for (int place = 0; place < file.cases().size(); place++) {
            Fields one = file.cases().get(place);
            switch (verdict(file, family, one, place)) {
                case CaseVerdict.Equal(CaseVerdict.Width width) -> {
                    equal++;
                    widths.add(width);
                }
                case CaseVerdict.NotCounted _ -> notCounted++;
                case CaseVerdict.Differs(var differences) ->
                    failures.add(new Failure(id(one, place), differences));
            }
        }
        boolean wide = widths.contains(CaseVerdict.Width.WIDE) && !widths.contains(CaseVerdict.Width.NARROW);
        if (wide && failures.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: the tolerance is as wide as every number that is expected; none could differ"
                            .formatted(path));
        }
        return new Outcome(path, file.family(), equal, equal + failures.size(), notCounted, file.passRate(),
                file.wideTolerance(), failures, new Oddities(file.repeatedIds(), file.otherCount()));
    }

    private static CaseVerdict verdict(GoldenFile file, GoldenFamily family, Fields one, int place) {
        try {
            return family.check(file.meta(), one);
        } catch (UnknownKey unknown) {
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: case %s: %s is not known to the family '%s'; nothing is passed unseen".formatted(
                            file.path(), id(one, place), unknown.getMessage(), family.name()), unknown);
        } catch (MalformedCase malformed) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW, "%s: case %s: %s".formatted(
                    file.path(), id(one, place), malformed.getMessage()), malformed);
        }
    }

    private static String id(Fields one, int place) {
        return one.find("id").map(Value::display).orElse("number " + place);
    }
}
