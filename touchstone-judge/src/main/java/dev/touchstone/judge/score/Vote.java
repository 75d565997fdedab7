package dev.touchstone.judge.score;

import java.util.List;
import java.util.OptionalDouble;

/// What one judge says of one answer at one asking: a point for each turn that is judged.
///
/// @param judge place among the judges
/// @param repeat number of the asking
/// @param points one for each turn, those that could be read
/// @param missing why a turn has none, such as `judge_failed`; empty text where every turn has one
record Vote(int judge, int repeat, List<Point> points, String missing) {

    Vote {
        points = List.copyOf(points);
    }

    /// Its value, the mean over the turns; empty where a turn is missing.
    OptionalDouble value() {
        return missing.isEmpty()
                ? points.stream().mapToDouble(Point::value).average() : OptionalDouble.empty();
    }

    /// Whether two orders of a comparison named different winners in a turn.
    boolean inconsistent() {
        return points.stream().anyMatch(Point::inconsistent);
    }
}
