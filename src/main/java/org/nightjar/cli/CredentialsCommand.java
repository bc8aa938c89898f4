package org.nightjar.cli;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.Credentials;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.TextProgress;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The lives of credentials. */
@Command(
        name = "credentials",
        description = "Show the life of each access key and session that the events of a query used or handed out:"
                + " issued when and by whom, first and last use, from where, asleep and awake, ended.",
        footer = {
            "",
            "Those worth a look come first: used from two networks at once, after a sleep, or after their end.",
            "A life is told whole, whatever part of it the query selects.",
            "",
            "Examples:",
            "  nightjar credentials --case acme user:alice",
            "  nightjar credentials --case acme credential:parallel --format json"
        })
final class CredentialsCommand extends CaseCommand {

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "words of a query; they must all hold")
    private List<String> query = List.of();

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N; default: all")
    private long limit = Long.MAX_VALUE;

    CredentialsCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        EventQuery parsed = EventQuery.parse(String.join(" ", query));
        EventIndex index = opened.data().index();
        List<Credential> lives = around.jobs()
                .run(
                        "follow credentials",
                        job -> selected(index, parsed.select(index, RowSet.all(index.size()), TextProgress.of(job))));
        ResultPrinter.print(
                around.out(),
                format,
                lives.stream().limit(Math.max(0, limit)).toList(),
                new CredentialShape(index, ClockText.of(opened)));
        return ExitStatus.DONE;
    }

    private static List<Credential> selected(EventIndex index, RowSet rows) {
        Credentials credentials = Credentials.of(index);
        BitSet numbers = credentials.of(rows);
        return numbers.stream()
                .mapToObj(credentials.all()::get)
                .sorted(Comparator.comparing((Credential one) -> !one.isTelling())
                        .thenComparing(one -> one.firstRow() < 0 ? one.issuedRow() : one.firstRow())
                        .thenComparing(Credential::id))
                .toList();
    }
}
