package org.nightjar.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.EventIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Users that are one person, and aliases. */
@Command(
        name = "people",
        description = "Say who is who: merge users that are one person, split them again, and give users, addresses,"
                + " accounts and access keys an alias that shows everywhere. Without words: list what was said.",
        footer = {
            "",
            "  merge A B…       B is A: its events count as A's",
            "  split A          takes A out of another user, or lets go whoever was merged into it",
            "  alias VALUE NAME gives a name; unalias VALUE takes it away",
            "  undo             takes the last of these back",
            "  redo             does again what was taken back last, if nothing was said since",
            "",
            "The evidence is not changed. Findings are not made anew: those that no longer hold are marked as out of date",
            "until nightjar detect runs again.",
            "",
            "Examples:",
            "  nightjar people --case acme merge alice adm-alice",
            "  nightjar people --case acme alias 203.0.113.7 \"Office VPN\"",
            "  nightjar people --case acme --format json"
        })
final class PeopleCommand extends CaseCommand {

    /** One object of {@code people --format json}: of a merge, {@code said} is the user it is a part of. */
    record Said(String kind, String subject, String said, boolean inCase) {}

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "merge, split, alias, unalias, undo or redo, as below")
    private List<String> words = List.of();

    @Option(
            names = "--kind",
            paramLabel = "user|address|account|key",
            description = "what an alias is for, where the value does not tell")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    PeopleCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (words.isEmpty()) {
            ResultPrinter.print(
                    around.out(),
                    format,
                    said(opened.data().people(), opened.data().index()),
                    new Shape());
            return ExitStatus.DONE;
        }
        String changed = around.jobs().run("people", job -> change(opened, job));
        around.out().println(changed.isEmpty() ? "Nothing changed." : Texts.shown(changed));
        String outdated = opened.data().outdated().sentence(opened.data().detection());
        if (!outdated.isEmpty()) {
            around.err()
                    .println("nightjar: " + outdated + " Run: nightjar detect --case "
                            + Texts.shown(opened.folder().toString()));
        }
        return ExitStatus.DONE;
    }

    private String change(OpenCase opened, JobContext job) throws NightjarException {
        String verb = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (verb) {
            case "merge" -> {
                require(rest.size() >= 2, "merge takes a user and those that are the same one: merge A B");
                yield opened.changePeople(
                        new PeopleEdit.Merge(rest.get(0), List.copyOf(rest.subList(1, rest.size()))), job);
            }
            case "split" -> {
                require(rest.size() == 1, "split takes one user: split A");
                yield opened.changePeople(new PeopleEdit.Split(rest.get(0)), job);
            }
            case "alias" -> {
                require(rest.size() == 2, "alias takes a value and a name; quote a name with blanks");
                yield opened.changePeople(new PeopleEdit.Alias(dimension(), rest.get(0), rest.get(1)), job);
            }
            case "unalias" -> {
                require(rest.size() == 1, "unalias takes one value");
                yield opened.changePeople(new PeopleEdit.Alias(dimension(), rest.get(0), ""), job);
            }
            case "undo" -> {
                require(rest.isEmpty(), "undo takes nothing else");
                String undone = opened.undoPeople(job);
                yield undone.isEmpty() ? "" : "Taken back: " + undone;
            }
            case "redo" -> {
                require(rest.isEmpty(), "redo takes nothing else");
                String redone = opened.redoPeople(job);
                yield redone.isEmpty() ? "" : "Done again: " + redone;
            }
            default -> throw wrong("expected merge, split, alias, unalias, undo or redo, not " + verb);
        };
    }

    private Optional<Dimension> dimension() throws NightjarException {
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String wanted = kind.get().toLowerCase(Locale.ROOT);
        return Optional.of(Arrays.stream(People.Kind.values())
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .flatMap(People.Kind::dimension)
                .orElseThrow(() -> wrong("expected user, address, account or key, not " + kind.get())));
    }

    private static void require(boolean holds, String sentence) throws NightjarException {
        if (!holds) {
            throw wrong(sentence);
        }
    }

    private static NightjarException wrong(String sentence) {
        return new NightjarException(ErrorKind.USAGE, sentence);
    }

    private static List<Said> said(People people, EventIndex index) {
        List<Said> all = new ArrayList<>();
        for (People.Kind kind : People.Kind.values()) {
            people.of(kind).forEach((subject, said) -> {
                String known = kind == People.Kind.MERGE ? said : subject;
                Dimension dimension = kind.dimension().orElse(Dimension.USER);
                boolean inCase = index.column(dimension).dictionary().find(known) > 0;
                all.add(new Said(kind.id(), subject, said, inCase));
            });
        }
        return all;
    }

    private static final class Shape implements ResultShape<Said> {

        @Override
        public Said json(Said item) {
            return item;
        }

        @Override
        public List<String> csvHeading() {
            return List.of("kind", "subject", "said", "inCase");
        }

        @Override
        public List<@Nullable Object> csv(Said item) {
            return Arrays.asList(item.kind(), item.subject(), item.said(), item.inCase());
        }

        @Override
        public TextTable table(List<Said> items) {
            TextTable table =
                    new TextTable(Heading.text("KIND"), Heading.elastic("OF"), Heading.elastic("IS"), Heading.text(""));
            for (Said item : items) {
                table.add(item.kind(), item.subject(), item.said(), item.inCase() ? "" : "not in the case now");
            }
            return table;
        }
    }
}
