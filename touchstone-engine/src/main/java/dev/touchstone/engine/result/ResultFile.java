package dev.touchstone.engine.result;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.score.Place;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Slice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;

/// Reads `results/<model>/<task>.json` as a stream; memory does not grow with the samples.
final class ResultFile {

    private static final int BUFFER = 1 << 16;
    private static final int NEAR = 1 << 10;

    private final Path file;

    ResultFile(Path file) {
        this.file = file;
    }

    /// Told of each attempt, by rising sample, then repeat.
    interface Visitor {

        /// @param offset where the attempt's object begins in the file, in bytes
        void attempt(AttemptScore attempt, long offset);
    }

    /// Reads the whole file.
    ///
    /// @throws TouchstoneException `RESULT_UNREADABLE` with file and line when it is cut, altered or not ours
    ResultHead read(Visitor visitor) {
        ResultHead head = new ResultHead();
        boolean samples = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            expect(parser, parser.nextToken() == JsonToken.START_OBJECT, "an object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("samples") && token == JsonToken.START_ARRAY) {
                    samples = true;
                    samples(parser, visitor);
                } else {
                    head(parser, name, head);
                }
            }
            expect(parser, parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null,
                    "one object and nothing after it");
        } catch (JacksonException | IOException | IllegalArgumentException broken) {
            throw unreadable(broken);
        }
        if (!samples) {
            throw new TouchstoneException(ErrorCode.RESULT_UNREADABLE,
                    "%s: holds no list 'samples'; it is another tool's or an older version's. Score the run"
                            .formatted(file) + " again: touchstone run ... --mode eval --reuse <run>");
        }
        return head;
    }

    /// Reads the attempt whose object begins at that byte.
    ///
    /// @throws TouchstoneException `RESULT_UNREADABLE` when there is none any more
    AttemptScore readAt(long offset) {
        try (SeekableByteChannel channel = Files.newByteChannel(file).position(offset);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel), NEAR);
                JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            expect(parser, parser.nextToken() == JsonToken.START_OBJECT, "the object of an attempt");
            return attempt(parser);
        } catch (JacksonException | IOException | IllegalArgumentException broken) {
            throw unreadable(broken);
        }
    }

    private void samples(JsonParser parser, Visitor visitor) {
        long last = -1; // sample and repeat as one number
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken() == JsonToken.START_OBJECT, "the object of an attempt");
            long offset = parser.currentTokenLocation().getByteOffset();
            expect(parser, offset >= 0, "UTF-8");
            AttemptScore attempt = attempt(parser);
            AttemptKey key = attempt.key();
            long place = (long) key.sample() << Integer.SIZE | key.repeat();
            expect(parser, place > last, "attempts by rising sample, then repeat");
            last = place;
            visitor.attempt(attempt, offset);
        }
    }

    private static AttemptScore attempt(JsonParser parser) {
        int sample = -1;
        int repeat = 0;
        int cluster = 0;
        String unscored = "";
        String code = "";
        boolean measured = false;
        List<AttemptScore.Verdict> verdicts = new ArrayList<>(1);
        Map<String, String> slices = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> sample = parser.getIntValue();
                case "repeat" -> repeat = parser.getIntValue();
                case "cluster" -> cluster = parser.getIntValue();
                case "unscored" -> unscored = text(parser);
                case "code" -> code = text(parser);
                case "slices" -> texts(parser, slices);
                case "measured" -> measured = parser.getBooleanValue();
                default -> {
                    if (token == JsonToken.START_OBJECT) {
                        verdicts.add(verdict(parser, name));
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
        expect(parser, sample >= 0 && repeat >= 0, "an attempt with 'id' and 'repeat' from 0");
        expect(parser, cluster >= 0, "a 'cluster' from 1");
        boolean answered = measured || !verdicts.isEmpty();
        expect(parser, unscored.isEmpty() == answered, "scores, or 'unscored', or 'measured'");
        return new AttemptScore(new AttemptKey(sample, repeat), verdicts,
                code.isEmpty() ? unscored : code, slices.entrySet().stream()
                        .map(slice -> new Slice(slice.getKey(), slice.getValue())).toList(),
                cluster == 0 ? OptionalInt.empty() : OptionalInt.of(cluster));
    }

    /// What stands under a scorer's name.
    private static AttemptScore.Verdict verdict(JsonParser parser, String scorer) {
        double value = Double.NaN;
        String reading = "";
        String extracted = "";
        String rule = "";
        int start = -1;
        int end = -1;
        String unjudged = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "score" -> value = parser.getDoubleValue();
                case "reading" -> reading = text(parser);
                case "extracted" -> extracted = text(parser);
                case "rule" -> rule = text(parser);
                case "start" -> start = parser.getIntValue();
                case "end" -> end = parser.getIntValue();
                case "unjudged" -> unjudged = text(parser);
                default -> parser.skipChildren();
            }
        }
        if (!unjudged.isEmpty()) {
            return AttemptScore.Verdict.none(scorer, unjudged.equals(Score.GREEDY_UNKNOWN)
                    ? Standing.MEASURED : Standing.UNJUDGED, unjudged); // counted as such in the tables
        }
        expect(parser, value >= 0 && value <= 1, "a 'score' from 0 to 1");
        return new AttemptScore.Verdict(scorer, value, standing(parser, reading, value), extracted, rule,
                end < 0 ? Optional.empty() : Optional.of(new Place(start, end)));
    }

    private static Standing standing(JsonParser parser, String reading, double value) {
        return switch (reading) {
            case "parsed" -> value == 1 ? Standing.RIGHT : value > 0 ? Standing.PARTLY : Standing.WRONG;
            case "unparsed" -> Standing.UNPARSED;
            case "truncated" -> Standing.TRUNCATED;
            case "refused" -> Standing.REFUSED;
            default -> throw new StreamReadException(parser, "expected a 'reading' of parsed, unparsed,"
                    + " truncated or refused, found '" + reading + "'");
        };
    }

    private static void head(JsonParser parser, String name, ResultHead head) {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            head.values.put(name, finite(parser));
        } else if (token == JsonToken.START_OBJECT && name.equals("unmeasured")) {
            texts(parser, head.unmeasured);
        } else if (token == JsonToken.START_OBJECT && name.equals("better")) {
            texts(parser, head.better);
        } else if (token == JsonToken.START_OBJECT && name.equals("fingerprint")) {
            texts(parser, head.fingerprint);
        } else if (token == JsonToken.START_OBJECT && name.equals("counts")) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String metric = parser.currentName();
                parser.nextToken();
                head.counts.put(metric, counts(numbers(parser, new HashMap<>())));
            }
        } else if (token == JsonToken.START_OBJECT && name.equals("judges")) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String judge = parser.currentName();
                parser.nextToken();
                Map<String, String> texts = new HashMap<>();
                Map<String, Double> numbers = numbers(parser, texts);
                head.judges.put(judge, new ResultHead.Judge(texts.getOrDefault("model", ""), numbers));
            }
        } else if (token == JsonToken.START_OBJECT && name.equals("estimates")) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String metric = parser.currentName();
                parser.nextToken();
                head.estimates.put(metric, estimate(parser));
            }
        } else if (token == JsonToken.START_OBJECT && name.equals("slices")) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String metric = parser.currentName();
                parser.nextToken();
                Map<String, String> slice = new HashMap<>();
                texts(parser, slice);
                expect(parser, slice.keySet().equals(Set.of("field", "value")), "a 'field' and a 'value'");
                head.slices.put(metric, new Slice(slice.get("field"), slice.get("value")));
            }
        } else if (name.equals("graded") && token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                head.graded.add(text(parser));
            }
        } else if (name.equals("mode")) {
            head.mode = text(parser);
        } else {
            parser.skipChildren();
        }
    }

    private static void texts(JsonParser parser, Map<String, String> into) {
        expect(parser, parser.currentToken() == JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            into.put(name, text(parser));
        }
    }

    /// The numbers of an object; its texts go to `texts`.
    private static Map<String, Double> numbers(JsonParser parser, Map<String, String> texts) {
        expect(parser, parser.currentToken() == JsonToken.START_OBJECT, "an object");
        Map<String, Double> numbers = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken().isNumeric()) {
                numbers.put(name, finite(parser));
            } else {
                texts.put(name, text(parser));
            }
        }
        return numbers;
    }

    private static Counts counts(Map<String, Double> numbers) {
        return new Counts(count(numbers, "right"), count(numbers, "wrong"), count(numbers, "unparsed"),
                count(numbers, "failed"), count(numbers, "truncated"), count(numbers, "refused"),
                count(numbers, "measured"), count(numbers, "partly"), count(numbers, "unjudged"));
    }

    private static int count(Map<String, Double> numbers, String name) {
        double number = numbers.getOrDefault(name, 0.0);
        if (number != (int) number) {
            throw new IllegalArgumentException("expected a whole number for '%s', found %s"
                    .formatted(name, number));
        }
        return (int) number;
    }

    private static ResultHead.Estimate estimate(JsonParser parser) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = numbers(parser, texts);
        Optional<ConfidenceInterval.Resampling> drawn = numbers.containsKey("resamples")
                ? Optional.of(new ConfidenceInterval.Resampling(count(numbers, "resamples"),
                        numbers.getOrDefault("seed", 0.0).longValue()))
                : Optional.empty();
        Optional<ConfidenceInterval> interval = numbers.containsKey("low") && numbers.containsKey("high")
                ? Optional.of(new ConfidenceInterval(numbers.get("low"), numbers.get("high"),
                        texts.getOrDefault("method", ""), drawn))
                : Optional.empty();
        expect(parser, numbers.getOrDefault("standard_error", 0.0) >= 0, "a standard error of 0 or more");
        OptionalDouble error = numbers.containsKey("standard_error")
                ? OptionalDouble.of(numbers.get("standard_error"))
                : OptionalDouble.empty();
        return new ResultHead.Estimate(error, interval);
    }

    private static double finite(JsonParser parser) {
        double number = parser.getDoubleValue();
        expect(parser, Double.isFinite(number), "a finite number");
        return number;
    }

    private static String text(JsonParser parser) {
        expect(parser, parser.currentToken() == JsonToken.VALUE_STRING, "a text");
        return parser.getString();
    }

    private static void expect(JsonParser parser, boolean holds, String what) {
        if (!holds) {
            throw new StreamReadException(parser,
                    "expected %s, found %s".formatted(what, parser.currentToken()));
        }
    }

    private TouchstoneException unreadable(Exception broken) {
        String where = "";
        String what = broken.getMessage();
        if (broken instanceof JacksonException json && !(broken instanceof JacksonIOException)) {
            what = JsonProblem.reason(json);
            if (json.getLocation() != null && json.getLocation().getLineNr() > 0) {
                where = ":%d:%d".formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr());
            }
        }
        return new TouchstoneException(ErrorCode.RESULT_UNREADABLE,
                "%s%s: the result was cut, altered or is of another form (%s). Make it anew from the log:"
                        .formatted(file, where, what)
                        + " touchstone run ... --mode eval --reuse <run>", broken);
    }
}
