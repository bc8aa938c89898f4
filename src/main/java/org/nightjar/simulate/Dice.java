package org.nightjar.simulate;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Chance that can be thrown again: every stream is named by the seed and by what it is for (a person, a day), so no
 * stream depends on how much another one was used and days can be made in any order. Confined to one thread.
 *
 * <p>{@link SplittableRandom} is used because its algorithm is fixed by its documentation.
 */
final class Dice {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    static Dice of(long seed, Object... purpose) {
        return new Dice(mix(seed, purpose));
    }

    /** The stream that belongs to a number which is already well mixed. */
    static Dice from(long salt) {
        return new Dice(scramble(salt));
    }

    /** A stable 64-bit mix of a seed and the texts of what follows (FNV-1a, then {@link #scramble}). */
    static long mix(long seed, Object... parts) {
        long hash = FNV_OFFSET ^ scramble(seed);
        for (Object part : parts) {
            String text = part.toString();
            for (int at = 0; at < text.length(); at++) {
                hash = (hash ^ text.charAt(at)) * FNV_PRIME;
            }
            hash = (hash ^ 0xff) * FNV_PRIME;
        }
        return scramble(hash);
    }

    /** A bijection that spreads neighbouring numbers (the finaliser of MurmurHash3, public domain). */
    static long scramble(long value) {
        long x = value;
        x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }

    long nextLong() {
        return random.nextLong();
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    double gaussian(double mean, double deviation) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return mean + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble());
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** A Poisson count; for large means the normal approximation is close enough for traffic. */
    int poisson(double mean) {
        if (mean > 60) {
            return (int) Math.max(0, Math.round(gaussian(mean, Math.sqrt(mean))));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Hexadecimal digits, lower case. */
    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** Capital letters and digits as in access keys and unique ids. */
    String base32(int length) {
        return draw(BASE32, length);
    }

    /** Letters of both cases and digits. */
    String letters(int length) {
        return draw(LETTERS, length);
    }

    String digits(int length) {
        StringBuilder text = new StringBuilder(length).append((char) ('1' + random.nextInt(9)));
        while (text.length() < length) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /** A version 4 UUID made of two numbers. */
    static String uuid(long high, long low) {
        long most = (high & 0xffffffffffff0fffL) | 0x4000L;
        long least = (low & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new java.util.UUID(most, least).toString().toLowerCase(Locale.ROOT);
    }

    private String draw(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
