package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.Dimension;
import org.nightjar.model.Principal;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.store.EventIndex;

/**
 * Who took a role, from the general to the particular: first who vouches for them (an identity provider, or their
 * account), then their name, part by part. Names that belong together begin alike: the branches of a repository, the
 * repositories of an owner, the service accounts of a namespace. Of an e-mail address the domain is the general part.
 *
 * @param user code of the user
 * @param origin what kind of thing vouches
 * @param source who vouches
 * @param parts beginnings of the name, each longer than the one before, the last the whole name
 */
record Taker(int user, Origin origin, String source, List<String> parts) {

    /** Longer names, such as of deep branches, are told apart no further; the last part is the whole name all the same. */
    static final int MOST_PARTS = 12;

    /** What kind of thing says who it is. */
    enum Origin {
        WEB_IDENTITY("identity provider"),
        PROVIDER("identity provider"),
        ACCOUNT("account"),
        SERVICE("service");

        private final String label;

        Origin(String label) {
            this.label = label;
        }
    }

    /** Whoever made the call of that row. */
    static Taker of(EventIndex index, int row) {
        int code = index.column(Dimension.USER).code(row);
        User user = index.user(code);
        Principal principal = index.principal(row);
        String subject = principal.userName();
        String id = principal.principalId();
        if (user.kind() == UserKind.SERVICE) {
            return new Taker(code, Origin.SERVICE, user.id(), List.of(user.id()));
        }
        if (!subject.isEmpty() && id.endsWith(":" + subject) && id.length() > subject.length() + 1) {
            Origin origin = principal.type().equals("WebIdentityUser") ? Origin.WEB_IDENTITY : Origin.PROVIDER;
            return new Taker(code, origin, id.substring(0, id.length() - subject.length() - 1), parts(subject));
        }
        String account = user.account().isEmpty() ? principal.account() : user.account();
        return new Taker(code, Origin.ACCOUNT, account, parts(user.id()));
    }

    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (int at = 1; at < name.length() - 1 && parts.size() < MOST_PARTS - 2; at++) {
            if (name.charAt(at) == ':' || name.charAt(at) == '/') {
                parts.add(name.substring(0, at));
            }
        }
        int domain = name.lastIndexOf('@');
        if (domain > 0) {
            parts.add(name.substring(domain));
        }
        parts.add(name);
        return parts;
    }

    /** How many steps there are from the general to the particular; the first is the source. */
    int depths() {
        return parts.size() + 1;
    }

    /** What is known at a depth, for people; alike for all who share it and everything before. */
    String at(int depth) {
        return depth == 0 ? source : parts.get(depth - 1);
    }

    /** The same, different where the source is. */
    String key(int depth) {
        return depth == 0 ? source : source + '\n' + parts.get(depth - 1);
    }

    /** Takers of one kind and one depth are compared with each other. */
    int group(int depth) {
        return group(origin, depth);
    }

    static int group(Origin origin, int depth) {
        return origin.ordinal() * (MOST_PARTS + 1) + Math.min(depth, MOST_PARTS);
    }

    /** How many groups there are. */
    static int groups() {
        return Origin.values().length * (MOST_PARTS + 1);
    }

    /** What everybody so new has in common, such as {@code nobody of repo:acme}; "" if it is the whole name. */
    String nobodyAt(int depth) {
        if (depth == 0) {
            return "nobody of the " + origin.label + (source.isEmpty() ? "" : " " + source);
        }
        return depth == parts.size() ? "" : "nobody of " + at(depth);
    }

    /** Tells takers apart. */
    String whole() {
        return key(depths() - 1);
    }
}
