package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.model.People.Change;
import org.nightjar.model.People.Kind;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/**
 * Something the analyst says of who is who. Users may be named by id or alias, without regard to capitals where that is
 * clear.
 */
public sealed interface PeopleEdit {

    /** An alias has at most so many characters. */
    int LONGEST_ALIAS = 80;

    /**
     * What it changes; nothing if it was said before.
     *
     * @throws NightjarException USAGE if it cannot be said of this case
     */
    List<Change> changes(People said, EventIndex index) throws NightjarException;

    /** Users that are the first one. */
    record Merge(String into, List<String> parts) implements PeopleEdit {

        @Override
        public List<Change> changes(People said, EventIndex index) throws NightjarException {
            String whole = requireUser(said, index, into);
            List<Change> changes = new ArrayList<>();
            for (String part : parts) {
                String merged = requireUser(said, index, part);
                if (merged.equals(whole)) {
                    throw wrong("“" + merged + "” cannot be merged with itself; name another user.");
                }
                changes.add(new Change(Kind.MERGE, merged, said.find(Kind.MERGE, merged), whole));
            }
            return changes;
        }
    }

    /** A user that was merged stands by itself again; one that others were merged into lets all of them go. */
    record Split(String user) implements PeopleEdit {

        @Override
        public List<Change> changes(People said, EventIndex index) throws NightjarException {
            List<Change> changes = new ArrayList<>();
            said.of(Kind.MERGE).forEach((part, whole) -> {
                if (part.equalsIgnoreCase(user) || whole.equalsIgnoreCase(user)) {
                    changes.add(new Change(Kind.MERGE, part, whole, ""));
                }
            });
            if (changes.isEmpty()) {
                throw wrong("“" + user + "” was not merged with anybody; nightjar people lists who was.");
            }
            return changes;
        }
    }

    /**
     * A name for a user, address, account or access key.
     *
     * @param dimension what it is, if the value alone does not tell
     * @param value as the log has it
     * @param alias at most {@link #LONGEST_ALIAS} characters; blank takes it away
     */
    record Alias(Optional<Dimension> dimension, String value, String alias) implements PeopleEdit {

        @Override
        public List<Change> changes(People said, EventIndex index) throws NightjarException {
            String name = alias.strip();
            if (name.length() > LONGEST_ALIAS || name.chars().anyMatch(Character::isISOControl)) {
                throw wrong("An alias has at most " + LONGEST_ALIAS + " characters and no line breaks.");
            }
            Kind kind = requireKind(index, said);
            Dimension named = kind.dimension().orElseThrow();
            String subject = find(said, index, named, value).orElse(value);
            if (kind == Kind.USER && !name.equals(subject) && isUser(index, name)) {
                throw wrong("There is another user “" + name
                        + "”; choose an alias that is nobody's name, or merge the two.");
            }
            String before = said.find(kind, subject);
            return before.equals(name) ? List.of() : List.of(new Change(kind, subject, before, name));
        }

        private Kind requireKind(EventIndex index, People said) throws NightjarException {
            if (dimension.isPresent()) {
                return Kind.ofAlias(dimension.get())
                        .orElseThrow(() -> wrong("Only users, addresses, accounts and access keys have aliases."));
            }
            List<Kind> kinds = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                if (kind.dimension()
                        .filter(one -> find(said, index, one, value).isPresent())
                        .isPresent()) {
                    kinds.add(kind);
                }
            }
            if (kinds.size() == 1) {
                return kinds.get(0);
            }
            throw wrong(
                    kinds.isEmpty()
                            ? "No user, address, account or access key of this case is “" + value
                                    + "”; say what it is to name it nevertheless."
                            : "“" + value + "” is several things in this case; say which: "
                                    + String.join(
                                            ", ", kinds.stream().map(Kind::id).toList()) + ".");
        }
    }

    private static boolean isUser(EventIndex index, String name) {
        return index.column(Dimension.USER).dictionary().find(name) > 0;
    }

    private static String requireUser(People said, EventIndex index, String name) throws NightjarException {
        Optional<String> found = find(said, index, Dimension.USER, name);
        if (found.isPresent()) {
            return found.get();
        }
        String whole = said.whole(name);
        throw wrong(
                whole.equals(name)
                        ? "There is no user “" + name + "” in this case; nightjar users lists them."
                        : "“" + name + "” is a part of “" + whole + "”; split it first.");
    }

    /** The value that is meant: that one, or the only one that differs in capitals or has that alias. */
    private static Optional<String> find(People said, EventIndex index, Dimension dimension, String name) {
        Values values = index.column(dimension).dictionary();
        if (name.isEmpty() || values.find(name) > 0) {
            return name.isEmpty() ? Optional.empty() : Optional.of(name);
        }
        List<String> alike = new ArrayList<>();
        for (int code = 1; code < values.size(); code++) {
            String value = values.value(code);
            if (value.equalsIgnoreCase(name) || said.alias(dimension, value).equalsIgnoreCase(name)) {
                alike.add(value);
            }
        }
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static NightjarException wrong(String sentence) {
        return new NightjarException(ErrorKind.USAGE, sentence);
    }
}
