package org.nightjar.detect;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Texts and lists of numbers behind their lengths, of which none is believed that what is left cannot hold. */
public final class CheckedBytes {

    private CheckedBytes() {}

    /** By its characters, for texts of evidence may be no valid text. */
    public static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /** @throws IOException if there is no such text */
    public static String readText(DataInputStream in) throws IOException {
        char[] text = new char[readLength(in, Character.BYTES)];
        for (int at = 0; at < text.length; at++) {
            text[at] = in.readChar();
        }
        return new String(text);
    }

    /** Numbers from 0 on, such as rows. */
    public static void writeNumbers(DataOutputStream out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int one : numbers) {
            out.writeInt(one);
        }
    }

    /**
     * @param below above the largest
     * @throws IOException if there are no such numbers
     */
    public static int[] readNumbers(DataInputStream in, int below) throws IOException {
        int[] numbers = new int[readLength(in, Integer.BYTES)];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = readNumber(in, below);
        }
        return numbers;
    }

    /** A number from 0 on, below another. */
    public static int readNumber(DataInputStream in, int below) throws IOException {
        int number = in.readInt();
        if (number < 0 || number >= below) {
            throw new IOException("no such number");
        }
        return number;
    }

    /**
     * How many will come.
     *
     * @param bytesEach that each of them takes at least
     * @throws IOException if that is more than is left
     */
    public static int readLength(DataInputStream in, int bytesEach) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * bytesEach > in.available()) {
            throw new IOException("a length beyond the end");
        }
        return length;
    }
}
