package dev.touchstone.report.text;

import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.PythonText;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.result.AttemptScore;
import dev.touchstone.engine.result.SessionRecord;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.ReportBook;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The report as JUnit XML, which CI systems show.
///
/// A suite for each unit with a case for each number: it holds when the number was measured, an unmeasured
/// one is an error. The limits of the newest session are a suite of their own, a missed one is a failure.
/// A case for each attempt comes on top where it is asked for: an answer that is not wholly right is a
/// failure, a failed request or an answer without a verdict an error; without it thousands of wrong answers
/// would bury the limits.
final class JunitReport {

    private final ReportBook book;
    private final boolean samples;
    private final XMLStreamWriter xml;

    JunitReport(ReportBook book, boolean samples, OutputStream out) throws XMLStreamException {
        this.book = book;
        this.samples = samples;
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    }

    static void write(ReportBook book, boolean samples, OutputStream out) throws IOException {
        try {
            new JunitReport(book, samples, out).write();
        } catch (XMLStreamException refused) {
            throw new IOException(refused);
        }
    }

    private void write() throws XMLStreamException, IOException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", "touchstone");
        for (ReportBook.Run run : book.runs()) {
            for (UnitRecord unit : run.result().units()) {
                unit(run, unit);
            }
            groups(run);
            gates(run);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void unit(ReportBook.Run run, UnitRecord unit) throws XMLStreamException, IOException {
        int unmeasured = unmeasured(unit.rows());
        boolean measured = measured(unit.rows());
        int[] ends = new int[Standing.values().length];
        if (samples) {
            for (int attempt = 0; attempt < unit.scores().size(); attempt++) {
                ends[unit.scores().standing(0, attempt).ordinal()]++;
            }
        }
        int attempts = samples ? unit.scores().size() : 0;
        int errors = ends[Standing.FAILED.ordinal()] + ends[Standing.UNJUDGED.ordinal()];
        suite(named(run, unit.name()), unit.rows().size() + attempts,
                attempts - errors - ends[Standing.RIGHT.ordinal()] - ends[Standing.MEASURED.ordinal()],
                (measured ? 0 : unmeasured) + errors, measured ? unmeasured : 0);
        for (Row row : unit.rows()) {
            row(named(run, unit.name()), row.metric(), row, measured);
        }
        if (samples) {
            try {
                SampleWalk.over(run, unit, (_, _, attempt) -> {
                    try {
                        sample(named(run, unit.name()), attempt);
                    } catch (XMLStreamException refused) {
                        throw new IOException(refused);
                    }
                });
            } finally {
                xml.flush();
            }
        }
        end();
    }

    private void groups(ReportBook.Run run) throws XMLStreamException {
        List<Row> groups = run.result().groups();
        if (groups.isEmpty()) {
            return;
        }
        suite(named(run, "groups"), groups.size(), 0, unmeasured(groups), 0);
        for (Row row : groups) {
            row(named(run, row.model() + "/" + row.dataset()), row.metric(), row, false);
        }
        end();
    }

    private void gates(ReportBook.Run run) throws XMLStreamException {
        List<SessionRecord> sessions = run.result().sessions();
        List<SessionRecord.GateRecord> gates = sessions.isEmpty() ? List.of() : sessions.getLast().gates();
        if (gates.isEmpty()) {
            return;
        }
        suite(named(run, "limits"), gates.size(),
                (int) gates.stream().filter(gate -> !gate.passed()).count(), 0, 0);
        for (SessionRecord.GateRecord gate : gates) {
            openCase(named(run, "limits"), gate.gate());
            if (!gate.passed()) {
                ended("failure", gate.verdict(), gate.detail());
            }
            end();
        }
        end();
    }

    private void row(String suite, String name, Row row, boolean others) throws XMLStreamException {
        openCase(suite, name);
        switch (row.measure()) {
            case Measure.Measured measured -> {
                Counts counts = row.counts();
                String interval = measured.interval().map(ends -> ", 95 %% interval %s to %s".formatted(
                        PythonText.twoPlaces(ends.low()), PythonText.twoPlaces(ends.high()))).orElse("");
                xml.writeStartElement("system-out");
                String partly = counts.partly() > 0 ? ", %d partly right".formatted(counts.partly()) : "";
                text("%s%s; %d attempts: %d right%s, %d wrong, %d unparsed, %d failed%s".formatted(
                        PythonText.twoPlaces(measured.value()), interval, counts.samples(),
                        counts.right(), partly, counts.wrong(), counts.unparsed(), counts.failed(),
                        counts.unjudged() > 0 ? ", %d without a verdict".formatted(counts.unjudged()) : ""));
                xml.writeEndElement();
            }
            case Measure.Missing(String reason) -> unmeasured(reason, others);
            case Measure.NotAvailable(String reason) -> unmeasured(reason, others);
        }
        end();
    }

    private void sample(String suite, AttemptScore attempt) throws XMLStreamException {
        int repeat = attempt.key().repeat();
        openCase(suite, "sample " + attempt.key().sample() + (repeat > 0 ? "." + repeat : ""));
        if (attempt.verdicts().isEmpty()) {
            if (!attempt.failure().isEmpty()) { // what was only measured passes
                ended("error", SampleWalk.word(Standing.FAILED), attempt.failure());
            }
        } else {
            verdict(attempt.verdicts().getFirst());
        }
        end();
    }

    private void verdict(AttemptScore.Verdict verdict) throws XMLStreamException {
        String word = SampleWalk.word(verdict.standing());
        switch (verdict.standing()) {
            case RIGHT, MEASURED -> { } // passes
            case FAILED, UNJUDGED -> ended("error", word, verdict.rule());
            case PARTLY, WRONG, UNPARSED, TRUNCATED, REFUSED -> ended("failure", word,
                    verdict.extracted().isEmpty() ? "" : "read as: " + verdict.extracted());
        }
    }

    private void suite(String name, int tests, int failures, int errors, int skipped)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", Integer.toString(skipped));
    }

    private void openCase(String suite, String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute("classname", suite.replace('/', '.'));
        attribute("name", name);
    }

    private void ended(String element, String type, String detail) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", detail.isEmpty() ? type : detail);
        xml.writeEndElement();
    }

    /// @param others whether the unit has numbers beside this one
    private void unmeasured(String reason, boolean others) throws XMLStreamException {
        ended(others ? "skipped" : "error", "unmeasured", reason);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(legal(text));
    }

    /// A text without the characters that XML 1.0 forbids.
    static String legal(String text) {
        StringWriter out = new StringWriter(text.length());
        text.codePoints().forEach(letter -> {
            boolean legal = letter == '\t' || letter == '\n' || letter == '\r' || letter >= 0x20
                    && letter < 0xD800
                    || letter > 0xDFFF && letter < 0xFFFE || letter > 0xFFFF;
            out.write(legal ? Character.toString(letter) : "\uFFFD");
        });
        return out.toString();
    }

    private String named(ReportBook.Run run, String name) {
        return book.runs().size() == 1 ? name : run.name() + "/" + name;
    }

    private static int unmeasured(List<Row> rows) {
        return (int) rows.stream().filter(row -> !(row.measure() instanceof Measure.Measured)).count();
    }

    /// Whether some number of a unit is there: then one that is not, such as by a rule that needs another
    /// tool, is left out, and nothing failed.
    private static boolean measured(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.measure() instanceof Measure.Measured);
    }
}
