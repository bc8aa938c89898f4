package org.nightjar.cli;

import java.util.Locale;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the events of a case answer to plain SQL. */
@Command(
        name = "sql",
        description = "Write every event as a row of the table EVENT in the case's own database, so that any H2 client"
                + " can ask it in SQL. Only what is missing is written.",
        footer = {
            "",
            "The rows take some 0.7 kB an event on disk; --remove takes them away again. The columns are described",
            "in the format of the case (formats/case.md).",
            "",
            "Examples:",
            "  nightjar sql --case acme",
            "  java -cp h2.jar org.h2.tools.Shell -url \"jdbc:h2:./acme.nightjar/case;ACCESS_MODE_DATA=r\" -user \"\"",
            "  sql> SELECT action, COUNT(*) FROM event GROUP BY action ORDER BY 2 DESC"
        })
final class SqlCommand extends UnreadCaseCommand {

    @Option(names = "--remove", description = "take the rows away")
    private boolean remove;

    SqlCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (remove) {
            around.jobs().run("sql", job -> {
                opened.removeSqlEvents();
                return opened;
            });
            around.out().println("The table EVENT is empty.");
            return ExitStatus.DONE;
        }
        long rows = around.jobs().run("sql", opened::fillSqlEvents);
        around.out().printf(Locale.ROOT, "The table EVENT has %,d rows.%n", rows);
        return ExitStatus.DONE;
    }
}
