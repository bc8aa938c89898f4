package org.nightjar.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the analyst's tag or note is on. Row numbers are never named: they belong to one index.
 *
 * @param kind what it is
 * @param id an event's id, a moment in ISO 8601, a user's id, or a finding's id
 */
public record AnnotationSubject(Kind kind, String id) {

    /** Longer ids are not annotated: no log that Nightjar reads has them. */
    public static final int LONGEST = 2_048;

    /** What can be annotated; only events have tags. */
    public enum Kind {
        EVENT,
        TIME,
        USER,
        FINDING;

        /** As it is kept and as the command line says it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> findById(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
        }
    }

    public static AnnotationSubject event(String eventId) {
        return new AnnotationSubject(Kind.EVENT, eventId);
    }

    public static AnnotationSubject time(Instant moment) {
        return new AnnotationSubject(Kind.TIME, moment.toString());
    }

    public static AnnotationSubject user(String userId) {
        return new AnnotationSubject(Kind.USER, userId);
    }

    public static AnnotationSubject finding(String findingId) {
        return new AnnotationSubject(Kind.FINDING, findingId);
    }
}
