package org.nightjar.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.coverage.CoverageHour;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.record.CsvLine;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;

/** Every hour of a coverage map, one by one, so that years of them need no memory. */
final class CoverageHours {

    /** One object of {@code coverage --format json}; account and region are null where the log does not say. */
    record Json(
            @Nullable String account,
            @Nullable String region,
            String hour,
            long hours,
            String state,
            int events,
            int files,
            int verified,
            int contradicted,
            int digestsVerified,
            int digestsUnconfirmed,
            int digestsContradicted,
            int digestsMissing,
            int missingFiles,
            String logging,
            @Nullable String accountAlias) {}

    private static final List<String> HEADING = List.of(
            "account",
            "region",
            "hour",
            "hours",
            "state",
            "events",
            "files",
            "verified",
            "contradicted",
            "digestsVerified",
            "digestsUnconfirmed",
            "digestsContradicted",
            "digestsMissing",
            "missingFiles",
            "logging",
            "accountAlias");

    private interface Sink {
        void take(Json hour) throws IOException;
    }

    private CoverageHours() {}

    static void json(PrintStream out, CoverageModel model, People people) {
        try {
            Writer writer = ResultPrinter.utf8(out);
            JsonGenerator json = new ObjectMapper().createGenerator(writer);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            each(model, people, hour -> {
                json.writeRaw('\n');
                json.writePOJO(hour);
            });
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeRaw('\n');
            json.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void csv(PrintStream out, CoverageModel model, People people) {
        try {
            Writer writer = ResultPrinter.utf8(out);
            writer.write(CsvLine.of(HEADING));
            each(model, people, hour -> writer.write(CsvLine.of(cells(hour))));
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void each(CoverageModel model, People people, Sink sink) throws IOException {
        try {
            for (CoverageSeries series : model.series()) {
                String alias = people.alias(Dimension.ACCOUNT, series.account());
                series.forEachHour(hour -> {
                    try {
                        sink.take(shape(series, hour, alias));
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static Json shape(CoverageSeries series, CoverageHour hour, String alias) {
        return new Json(
                series.account().isEmpty() ? null : series.account(),
                series.region().isEmpty() ? null : series.region(),
                hour.start().toString(),
                hour.hours(),
                hour.state().id(),
                hour.events(),
                hour.files(),
                hour.verified(),
                hour.contradicted(),
                hour.digests().verified(),
                hour.digests().unconfirmed(),
                hour.digests().contradicted(),
                hour.digests().missing(),
                hour.missingFiles(),
                hour.logging().id(),
                alias.isEmpty() ? null : alias);
    }

    private static List<@Nullable Object> cells(Json hour) {
        return Arrays.asList(
                hour.account(),
                hour.region(),
                hour.hour(),
                hour.hours(),
                hour.state(),
                hour.events(),
                hour.files(),
                hour.verified(),
                hour.contradicted(),
                hour.digestsVerified(),
                hour.digestsUnconfirmed(),
                hour.digestsContradicted(),
                hour.digestsMissing(),
                hour.missingFiles(),
                hour.logging(),
                hour.accountAlias());
    }
}
