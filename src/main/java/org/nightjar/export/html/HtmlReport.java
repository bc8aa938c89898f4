package org.nightjar.export.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.nightjar.export.ReplacedFile;
import org.nightjar.export.ReportInput;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;

/**
 * Writes the report for people: one HTML file with its style and its drawings inside, without scripts, which loads
 * nothing from anywhere (and whose content security policy forbids it). Long lists are cut, and say so.
 */
public final class HtmlReport {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private HtmlReport() {}

    /**
     * Writes the report; the file is there whole or not at all.
     *
     * @throws NightjarException QUERY_INVALID or OUTPUT_FAILED
     */
    public static void write(ReportInput input, Path file, JobContext job) throws NightjarException {
        ReportScope scope = ReportScope.of(input);
        ReplacedFile.write(file, job, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            write(scope, new HtmlWriter(writer), job);
            writer.flush();
        });
    }

    private static void write(ReportScope scope, HtmlWriter html, JobContext job) throws IOException {
        List<ReportSection> sections = sections();
        job.stage("writing the report", JobUnit.STEPS, sections.size());
        html.verbatim("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(scope, html);
        html.open("body").open("main");
        ReportHeader.write(scope, html, sections);
        for (ReportSection section : sections) {
            job.checkCancelled();
            html.open("section", "id", section.id()).element("h2", section.title());
            section.write(scope, html);
            html.close();
            job.advance(1);
        }
        html.close().close().close();
    }

    private static List<ReportSection> sections() {
        return List.of(
                new UsersSection(),
                new TimelineSection(),
                new IncidentsSection(),
                new FindingsSection(),
                new NotesSection(),
                new EventsSection(),
                new EvidenceSection(),
                new CoverageSection(),
                new RejectsSection(),
                new DetectorsSection(),
                new ActionsSection(),
                new LimitsSection());
    }

    private static void head(ReportScope scope, HtmlWriter html) throws IOException {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", scope.input().caseName() + " – Nightjar report");
        html.open("style").verbatim(styleSheet()).close();
        html.close();
    }

    private static String styleSheet() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IOException("the program's own style sheet is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
