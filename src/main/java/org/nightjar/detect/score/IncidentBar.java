package org.nightjar.detect.score;

import java.util.List;

/**
 * How much a window must count for to become an incident. Decades say how odd a window is; how many windows as odd
 * ordinary life brings depends on how much of it there is. So the bar is the lowest at which no more than
 * {@value #SHARE_ORDINARY} of the incidents are expected to be ordinary life (an empirical false discovery rate, after
 * Benjamini and Hochberg, and Efron). Their number is expected to fall by {@value #DECAY} decades a decade, and is learnt
 * from the windows just above {@value #FROM} decades, which are ordinary nearly all, together with what simulated months
 * show. In short evidence nearly everything odd is an incident, in a large company's year it must be odder. What reaches
 * {@value #ALWAYS} decades, a medium severity, always is one.
 *
 * @param decades at least
 */
record IncidentBar(double decades) {

    /** Everything is an incident. */
    static final IncidentBar NONE = new IncidentBar(0);

    private static final double FROM = 2.5;
    private static final double ALWAYS = 5.7;
    private static final double SHARE_ORDINARY = 0.15;

    /** From tuning seeds: the number of ordinary windows of at least d decades falls as 10 to the -DECAY d. */
    private static final double DECAY = 0.42;

    /** From tuning seeds: windows of at least {@value #FROM} decades on one active day of one user. */
    private static final double ORDINARY_PER_DAY = 0.02;

    /** User-days of the evidence that count as much as that. */
    private static final double PRIOR_DAYS = 500;

    private static final double BAND = 1;

    /**
     * The bar for these windows.
     *
     * @param userDays active days of all users together
     * @param windows what each window counts for, in any order
     */
    static IncidentBar of(long userDays, List<Double> windows) {
        double[] odd = windows.stream()
                .mapToDouble(Double::doubleValue)
                .filter(one -> one >= FROM)
                .sorted()
                .toArray();
        long inBand =
                java.util.Arrays.stream(odd).filter(one -> one < FROM + BAND).count();
        double ofAll = inBand / (1 - Math.pow(10, -DECAY * BAND));
        double perDay = (ofAll + PRIOR_DAYS * ORDINARY_PER_DAY) / (userDays + PRIOR_DAYS);
        for (int at = 0; at < odd.length; at++) {
            double ordinary = userDays * perDay * Math.pow(10, -DECAY * (odd[at] - FROM));
            if (odd[at] >= ALWAYS || ordinary <= SHARE_ORDINARY * (odd.length - at)) {
                return new IncidentBar(Math.min(ALWAYS, odd[at]));
            }
        }
        return new IncidentBar(ALWAYS);
    }
}
