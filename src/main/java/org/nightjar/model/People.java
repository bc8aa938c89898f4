package org.nightjar.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the analyst says of who is who: users that are one person, and aliases. Immutable; the evidence is not changed by
 * it. Users are named by their {@link User#id() id}; what is said of one that no event has (any more) stays said and does
 * nothing.
 */
public final class People {

    /** What can be said. */
    public enum Kind {
        /** The user is a part of another user. */
        MERGE,
        /** The alias of a user. */
        USER(Dimension.USER),
        /** The alias of a source address. */
        ADDRESS(Dimension.ADDRESS),
        /** The alias of an account. */
        ACCOUNT(Dimension.ACCOUNT),
        /** The alias of an access key. */
        KEY(Dimension.ACCESS_KEY);

        private final Optional<Dimension> dimension;

        Kind() {
            dimension = Optional.empty();
        }

        Kind(Dimension named) {
            dimension = Optional.of(named);
        }

        /** Of an alias: what has it. */
        public Optional<Dimension> dimension() {
            return dimension;
        }

        /** The name used in the case and in exports, such as {@code address}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whose values have aliases of that kind; empty if a dimension's have none. */
        public static Optional<Kind> ofAlias(Dimension dimension) {
            return Stream.of(values())
                    .filter(kind -> kind.dimension.equals(Optional.of(dimension)))
                    .findFirst();
        }
    }

    /**
     * One thing said of one subject, and what was said before: enough to take it back.
     *
     * @param kind what is said
     * @param subject a user's id, an address, an account or an access key
     * @param before what was said of it, or ""
     * @param after what is said of it: the other user's id, or the alias; "" takes it back
     */
    public record Change(Kind kind, String subject, String before, String after) {

        /** The change that takes this one back. */
        public Change reversed() {
            return new Change(kind, subject, after, before);
        }
    }

    /** Nothing was said. */
    public static final People NONE = new People(Map.of());

    private final Map<Kind, Map<String, String>> said = new EnumMap<>(Kind.class);

    private People(Map<Kind, Map<String, String>> said) {
        for (Kind kind : Kind.values()) {
            this.said.put(kind, new TreeMap<>(said.getOrDefault(kind, Map.of())));
        }
    }

    /** The same after these changes, one after the other. */
    public People with(Collection<Change> changes) {
        People next = new People(said);
        for (Change change : changes) {
            if (change.after().isEmpty()) {
                next.all(change.kind()).remove(change.subject());
            } else {
                next.all(change.kind()).put(change.subject(), change.after());
            }
        }
        return next;
    }

    private Map<String, String> all(Kind kind) {
        return said.getOrDefault(kind, Map.of());
    }

    /** Everything of a kind: what is said, by its subject, sorted. */
    public Map<String, String> of(Kind kind) {
        return Map.copyOf(all(kind)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    public boolean isEmpty() {
        return said.values().stream().allMatch(Map::isEmpty);
    }

    /** What is said of a subject, or "". */
    public String find(Kind kind, String subject) {
        return all(kind).getOrDefault(subject, "");
    }

    /** The alias of a dimension's value, or "". */
    public String alias(Dimension dimension, String value) {
        return kindOfAlias(dimension).map(kind -> find(kind, value)).orElse("");
    }

    /** Whether values of a dimension can have aliases. */
    public static boolean hasAliases(Dimension dimension) {
        return kindOfAlias(dimension).isPresent();
    }

    private static Optional<Kind> kindOfAlias(Dimension dimension) {
        // what something is shared with is an account more often than not
        return Kind.ofAlias(dimension == Dimension.TARGET ? Dimension.ACCOUNT : dimension);
    }

    /** For people: {@code Office VPN (203.0.113.7)}, or the value itself if it has no alias. */
    public String shown(Dimension dimension, String value) {
        String alias = alias(dimension, value);
        return alias.isEmpty() ? value : alias + " (" + value + ")";
    }

    /** Where there is little room: the alias, or the value itself if it has none. */
    public String brief(Dimension dimension, String value) {
        String alias = alias(dimension, value);
        return alias.isEmpty() ? value : alias;
    }

    /** The user that a user is a part of, over any number of merges; itself if it was not merged. */
    public String whole(String userId) {
        Set<String> seen = new HashSet<>();
        String at = userId;
        while (seen.add(at)) {
            String next = find(Kind.MERGE, at);
            if (next.isEmpty()) {
                return at;
            }
            at = next;
        }
        // only a case that was tampered with has a circle: then nobody is merged
        return userId;
    }

    /** The users that were merged into one, over any number of merges, sorted. */
    public List<String> partsOf(String userId) {
        return all(Kind.MERGE).keySet().stream()
                .filter(part -> !part.equals(userId) && whole(part).equals(userId))
                .toList();
    }

    /** The links with merged users in place of their parts; a user that no event has takes nobody in. */
    public List<UserLink> applied(List<UserLink> links) {
        if (all(Kind.MERGE).isEmpty()) {
            return links;
        }
        Map<String, User> users = links.stream()
                .map(UserLink::user)
                .collect(Collectors.toMap(User::id, Function.identity(), (a, b) -> a, HashMap::new));
        List<UserLink> applied = new ArrayList<>(links.size());
        for (UserLink link : links) {
            User whole = users.get(whole(link.user().id()));
            applied.add(whole == null || whole.equals(link.user()) ? link : link.mergedInto(whole));
        }
        return applied;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof People people && said.equals(people.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
