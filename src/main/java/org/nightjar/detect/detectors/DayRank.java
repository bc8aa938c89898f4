package org.nightjar.detect.detectors;

import java.util.List;
import org.nightjar.detect.profile.Profiles;

/**
 * How rare a day is among all days that are compared with each other.
 *
 * @param days how many there are
 * @param asRare how many of them are as rare as this one or rarer, itself included
 * @param surprise decades: minus the logarithm of their share, and never more than the user's own share of such days allows
 */
record DayRank(int days, int asRare, double surprise) {

    /** A day of a user. */
    interface RareDay {

        /** The first event of that day. */
        int row();

        /** In decades; 0 if nothing about it is rare. */
        double rarity();
    }

    /**
     * The rank of a day.
     *
     * @param rarities of all days, ascending
     * @param ownAsRare how many of the user's other days known are as rare
     * @param known how many days these are
     */
    static DayRank of(double[] rarities, double rarity, int ownAsRare, int known) {
        int asRare = rarities.length - below(rarities, rarity);
        double tail = (double) (asRare + 1) / (rarities.length + 1);
        double own = ownAsRare / (double) Math.max(1, known);
        return new DayRank(rarities.length, asRare, -Math.log10(Math.max(tail, own)));
    }

    /** How many values of an ascending list lie below that value; of equal ones there are many. */
    private static int below(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rarity of each day, ascending. */
    static double[] rarities(List<? extends RareDay> days) {
        return days.stream().mapToDouble(RareDay::rarity).sorted().toArray();
    }

    /** How many of a user's other days are as rare: those before, or those of the baseline that the analyst chose. */
    static int ownAsRare(Profiles profiles, RareDay day, List<? extends RareDay> ofUser) {
        boolean chosen = profiles.baseline().isChosen();
        return (int) ofUser.stream()
                .filter(other -> chosen ? profiles.isBaseline(other.row()) : other.row() < day.row())
                .filter(other -> other.row() != day.row() && other.rarity() >= day.rarity())
                .count();
    }

    /** As a sentence that speaks for the finding. */
    String sentence(String whose) {
        return "Of " + Phrases.count(days, "day") + " of all " + whose + ", " + asRare
                + (asRare == 1 ? " was" : " were") + " as rare as this one or rarer, itself included.";
    }
}
