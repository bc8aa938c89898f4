package org.nightjar.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;
import org.nightjar.model.Dimension;

/** Finds where two indexes of the same events do not say the same. */
public final class IndexDifference {

    private static final int STEP = 1 << 16;

    private final EventIndex kept;
    private final EventIndex built;

    private IndexDifference(EventIndex kept, EventIndex built) {
        this.kept = kept;
        this.built = built;
    }

    /** The first difference as a sentence; about a microsecond an event. What digests say is not looked at. */
    public static Optional<String> first(EventIndex kept, EventIndex built, JobContext job) {
        return Optional.ofNullable(new IndexDifference(kept, built).find(job));
    }

    private @Nullable String find(JobContext job) {
        if (kept.size() != built.size()) {
            return "The kept columns hold " + kept.size() + " events, the database " + built.size() + ".";
        }
        for (int row = 0; row < built.size(); row++) {
            if (row % STEP == 0) {
                job.checkCancelled();
                job.advance(Math.min(STEP, built.size() - row));
            }
            if (!isSameEvent(row)) {
                return said("identity or place", row);
            }
        }
        for (Dimension dimension : Dimension.values()) {
            job.checkCancelled();
            int row = dimension == Dimension.INTEGRITY ? -1 : firstIn(dimension);
            if (row >= 0) {
                return said(dimension.label(), row);
            }
            if (dimension != Dimension.INTEGRITY && !isCountedAlike(dimension)) {
                return "The kept columns say otherwise than the database how many events have each " + dimension.label()
                        + ".";
            }
        }
        return facts();
    }

    private boolean isCountedAlike(Dimension dimension) {
        int[] one = kept.column(dimension).counts();
        int[] other = built.column(dimension).counts();
        int longer = Math.max(one.length, other.length);
        return Arrays.equals(Arrays.copyOf(one, longer), Arrays.copyOf(other, longer));
    }

    private String said(String what, int row) {
        return "The kept columns say something else than the database of event " + built.eventId(row) + ": " + what
                + ".";
    }

    private boolean isSameEvent(int row) {
        String id = built.eventId(row);
        return kept.eventId(row).equals(id)
                && kept.findRow(id) == row
                && kept.timeMillis(row) == built.timeMillis(row)
                && kept.access(row) == built.access(row)
                && kept.outcome(row) == built.outcome(row)
                && kept.source(row) == built.source(row)
                && kept.hasDerivedId(row) == built.hasDerivedId(row)
                && kept.storeRow(row) == built.storeRow(row)
                && kept.evidenceId(row) == built.evidenceId(row)
                && kept.position(row).equals(built.position(row))
                && kept.errorMessage(row).equals(built.errorMessage(row))
                && kept.issuedKeyId(row).equals(built.issuedKeyId(row))
                && kept.sharedEventId(row).equals(built.sharedEventId(row))
                && kept.principalCode(row) == built.principalCode(row);
    }

    /** The first row of which a dimension says something else, or -1. */
    private int firstIn(Dimension dimension) {
        Column one = kept.column(dimension);
        Column other = built.column(dimension);
        BitSet same = new BitSet();
        for (int code = 0;
                code < Math.min(one.dictionary().size(), other.dictionary().size());
                code++) {
            same.set(
                    code, one.dictionary().value(code).equals(other.dictionary().value(code)));
        }
        for (int row = 0; row < built.size(); row++) {
            int code = other.code(row);
            if (one.code(row) != code || !same.get(code)) {
                return row;
            }
            if (other.isMultiple() && !isSameSet(one.codes(row), other.codes(row), same)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean isSameSet(int[] one, int[] other, BitSet same) {
        for (int code : other) {
            if (!same.get(code)) {
                return false;
            }
        }
        return Arrays.equals(one, other);
    }

    private @Nullable String facts() {
        if (kept.principals() != built.principals()) {
            return "The kept columns know other principals than the database.";
        }
        for (int code = 0; code < built.principals(); code++) {
            boolean same = kept.principalOf(code).equals(built.principalOf(code))
                    && kept.link(code).equals(built.link(code));
            if (!same) {
                return "The kept columns say something else than the database of the principal “"
                        + built.principalOf(code).label() + "”.";
            }
        }
        if (!kept.parts().sharedCalls().isSame(built.parts().sharedCalls())) {
            return "The kept columns know other calls of two accounts than the database.";
        }
        for (int code = 0; code < built.column(Dimension.ADDRESS).dictionary().size(); code++) {
            if (!kept.address(code).equals(built.address(code))) {
                return "The kept columns say something else than the bundled data of the address “"
                        + built.address(code).address() + "”.";
            }
        }
        for (int code = 0; code < built.column(Dimension.AGENT).dictionary().size(); code++) {
            if (!kept.agent(code).equals(built.agent(code))) {
                return "The kept columns say something else of the user agent “"
                        + built.column(Dimension.AGENT).dictionary().value(code) + "”.";
            }
        }
        return null;
    }
}
