package org.nightjar.detect.profile;

/**
 * Counts that come in bursts: a negative binomial distribution with the mean and variance of what was seen so far,
 * drawn towards those of everybody as long as little was seen. A Poisson or normal model would call every burst
 * impossible. Confined to one thread.
 */
public final class CountModel {

    private static final double LEAST_OVERDISPERSION = 1.5;

    private double observations;
    private double sum;
    private double sumOfSquares;

    public void add(double count) {
        observations++;
        sum += count;
        sumOfSquares += count * count;
    }

    public void addAll(CountModel other, double weight) {
        if (other.observations > 0) {
            observations += weight;
            sum += weight * other.mean();
            sumOfSquares += weight * other.sumOfSquares / other.observations;
        }
    }

    public double observations() {
        return observations;
    }

    public double mean() {
        return observations == 0 ? 0 : sum / observations;
    }

    public double variance() {
        return observations == 0 ? 0 : Math.max(0, sumOfSquares / observations - mean() * mean());
    }

    /** Probability of that many or more. */
    public double tail(int count) {
        double mean = Math.max(1e-3, mean());
        double variance = Math.max(variance(), LEAST_OVERDISPERSION * mean);
        double size = mean * mean / (variance - mean);
        double success = size / (size + mean);
        double term = Math.pow(success, size);
        double below = 0;
        for (int at = 0; at < count; at++) {
            below += term;
            term *= (size + at) / (at + 1) * (1 - success);
            if (term < 1e-18 && at > mean) {
                break;
            }
        }
        return Math.max(1e-12, 1 - below);
    }
}
