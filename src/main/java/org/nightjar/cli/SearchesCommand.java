package org.nightjar.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightjar.casefile.CaseSearches;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SavedSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The searches that are kept in a case. */
@Command(
        name = "searches",
        description = "List the searches that are kept in a case; keep one, or forget it.",
        footer = {
            "",
            "Examples:",
            "  nightjar searches --case acme",
            "  nightjar searches --case acme --save 'denied at night' outcome:denied 'hour:[0 TO 5]'",
            "  nightjar events --case acme --search 'denied at night'"
        })
final class SearchesCommand extends UnreadCaseCommand {

    private static final int HISTORY = 100;

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--save", paramLabel = "NAME", description = "keep the query by this name")
    private Optional<String> save = Optional.empty();

    @Option(names = "--remove", paramLabel = "NAME", description = "forget the search of this name")
    private Optional<String> remove = Optional.empty();

    @Option(names = "--history", description = "list what was asked last instead, the newest first")
    private boolean history;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "with --save: words of a query")
    private List<String> query = List.of();

    SearchesCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        CaseSearches searches = opened.searches();
        if (save.isPresent()) {
            searches.save(save.get(), String.join(" ", query));
            around.out().println("saved " + Texts.shown(save.get()));
            return ExitStatus.DONE;
        }
        if (remove.isPresent()) {
            searches.require(remove.get());
            searches.remove(remove.get());
            around.out().println("removed " + Texts.shown(remove.get()));
            return ExitStatus.DONE;
        }
        if (history) {
            List<SavedSearch> asked = searches.recent(HISTORY).stream()
                    .map(text -> new SavedSearch("", text, Instant.EPOCH))
                    .toList();
            ResultPrinter.print(around.out(), format, asked, new SearchShape());
        } else {
            ResultPrinter.print(around.out(), format, searches.saved(), new SearchShape());
        }
        return ExitStatus.DONE;
    }
}
