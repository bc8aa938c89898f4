package org.nightjar.detect.evaluation.baseline;

import java.util.BitSet;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Family;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * "Odd hour or new country", as many a script has it: a day on which a user acts from a country that they never came
 * from, or at an hour of the day (UTC, one on either side allowed) that is next to none of their active hours so far.
 */
final class OddHourOrCountryDetector extends BaselineDetector {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int LEAST_DAYS = 3;
    private static final int LEAST_HOURS = 20;

    /** A new country: so rare, in decades, as a trip of a person in a hundred days. */
    private static final double COUNTRY = 2;

    OddHourOrCountryDetector() {
        super(
                "odd-hour-or-country",
                "Odd hour or new country",
                Family.TIME,
                "Does a user act at an odd hour or from a new country?",
                4);
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (int user : context.profiles().actors()) {
            context.job().checkCancelled();
            judge(context, user, sink);
        }
    }

    private void judge(DetectionContext context, int user, SignalSink sink) {
        EventIndex index = context.index();
        Column countries = index.column(Dimension.COUNTRY);
        RowSet rows = index.rowsOfUser(user);
        double[] hours = new double[24];
        double active = 0;
        BitSet known = new BitSet();
        for (int from = 0; from < rows.size(); ) {
            int day = context.profiles().day(rows.row(from));
            boolean learnt = context.profiles().daysKnown(user, day) >= LEAST_DAYS;
            IntArray abroad = new IntArray();
            IntArray odd = new IntArray();
            double oddest = 0;
            BitSet today = new BitSet();
            BitSet hoursToday = new BitSet();
            int to = from;
            while (to < rows.size() && context.profiles().day(rows.row(to)) == day) {
                int row = rows.row(to);
                int country = countries.code(row);
                int hour = (int) Math.floorMod(Math.floorDiv(index.timeMillis(row), HOUR_MILLIS), 24L);
                today.set(country);
                hoursToday.set(hour);
                if (learnt && country != 0 && !known.get(country)) {
                    abroad.add(row);
                }
                double near = hours[hour] + hours[(hour + 1) % 24] + hours[(hour + 23) % 24];
                double surprise = -Math.log10((near + 0.5) / (active + 1));
                if (learnt && active >= LEAST_HOURS && surprise >= 1) {
                    odd.add(row);
                    oddest = Math.max(oddest, surprise);
                }
                to++;
            }
            report(context, user, "country", Aspect.ORIGIN, abroad, COUNTRY, sink);
            report(context, user, "hour", Aspect.HOUR, odd, oddest, sink);
            known.or(today);
            for (int hour = hoursToday.nextSetBit(0); hour >= 0; hour = hoursToday.nextSetBit(hour + 1)) {
                hours[hour]++;
                active++;
            }
            from = to;
        }
    }

    private void report(
            DetectionContext context,
            int user,
            String key,
            Aspect aspect,
            IntArray rows,
            double surprise,
            SignalSink sink) {
        if (!rows.isEmpty() && context.profiles().judges(rows.get(0))) {
            sink.report(new Signal(
                    user,
                    key,
                    info().title(),
                    aspect,
                    rows.toArray(),
                    surprise,
                    0,
                    "",
                    () -> Story.of("Odd " + key + ".")
                            .typical("Another " + key + ".")
                            .actual(rows.size() + " events.")
                            .baseline("All earlier days of the user.")
                            .peers("None.")));
        }
    }
}
