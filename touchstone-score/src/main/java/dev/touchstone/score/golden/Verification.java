package dev.touchstone.score.golden;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Holds golden files against the product: how many cases agree, and which do not.
public final class Verification {

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
    /// @param passRate the share that must agree, 0..1
    /// @param failures the cases that do not agree
    public record Outcome(Path file, String family, int equal, int counted, int notCounted, double passRate,
            List<Failure> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        /// Whether enough of the counted cases agree; never true of a file without any.
        public boolean passed() {
            return counted > 0 && equal >= passRate * counted - 1e-9;
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
    /// @throws TouchstoneException `DATA_NOT_FOUND`, `DATA_UNREADABLE`, `DATA_EMPTY`, `DATA_INVALID_ROW`; a
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
        List<Failure> failures = new ArrayList<>();
        for (int place = 0; place < file.cases().size(); place++) {
            Fields one = file.cases().get(place);
            switch (verdict(file, family, one, place)) {
                case CaseVerdict.Equal _ -> equal++;
                case CaseVerdict.NotCounted _ -> notCounted++;
                case CaseVerdict.Differs(var differences) ->
                    failures.add(new Failure(id(one, place), differences));
            }
        }
        return new Outcome(path, file.family(), equal, equal + failures.size(), notCounted, file.passRate(),
                failures);
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
