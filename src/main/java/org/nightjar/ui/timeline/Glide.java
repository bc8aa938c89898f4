package org.nightjar.ui.timeline;

/**
 * How a thing that was let go in motion comes to rest: its speed halves every {@value #HALF_LIFE_MILLIS} ms.
 *
 * @param pixelsPerMilli speed at the start
 */
record Glide(double pixelsPerMilli) {

    /** Slower than this is rest. */
    static final double REST = 0.03;

    private static final double HALF_LIFE_MILLIS = 110;

    /** From two places of the hand. Nothing glides that rested before it was let go. */
    static Glide from(double pixels, double millis, double restedMillis) {
        boolean rested = restedMillis > 60 || millis <= 0;
        double speed = rested ? 0 : pixels / Math.max(8, millis);
        return new Glide(Math.max(-6, Math.min(6, speed)));
    }

    boolean moves() {
        return Math.abs(pixelsPerMilli) > REST;
    }

    /** How far it has come after a time. */
    double pixelsAfter(double millis) {
        double rate = Math.log(2) / HALF_LIFE_MILLIS;
        return pixelsPerMilli / rate * (1 - Math.exp(-rate * millis));
    }

    boolean restsAfter(double millis) {
        return Math.abs(pixelsPerMilli) * Math.pow(0.5, millis / HALF_LIFE_MILLIS) <= REST;
    }
}
