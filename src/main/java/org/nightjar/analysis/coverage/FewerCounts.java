package org.nightjar.analysis.coverage;

/**
 * How probable so few events are, where counts come in bursts: a negative binomial distribution with the mean of the
 * times before. How much they scatter is drawn towards half of the mean as long as few times were seen, and the mean
 * itself is known the less the fewer they are.
 */
final class FewerCounts {

    /** Squared coefficient of variation beyond chance that is assumed, and how many times before it is worth. */
    private static final double ASSUMED = 0.25;

    private static final double ASSUMED_WEIGHT = 4;
    private static final double LEAST_SCATTER = 0.02;
    private static final double LEAST_PROBABILITY = 1e-9;

    private final double mean;
    private final double size;

    FewerCounts(double mean, double variance, int times) {
        this.mean = mean;
        double own = mean <= 0 ? ASSUMED : Math.max(0, variance - mean) / (mean * mean);
        double scatter = ((times - 1) * own + ASSUMED_WEIGHT * ASSUMED) / (times - 1 + ASSUMED_WEIGHT);
        size = 1 / (Math.max(LEAST_SCATTER, scatter) * (1 + 1.0 / times));
    }

    /** Probability of that many or fewer. */
    double orFewer(int count) {
        double success = size / (size + mean);
        double term = Math.exp(size * Math.log(success));
        double sum = 0;
        for (int at = 0; at <= count; at++) {
            sum += term;
            term *= (size + at) / (at + 1) * (1 - success);
        }
        return Math.min(1, Math.max(LEAST_PROBABILITY, sum));
    }
}
