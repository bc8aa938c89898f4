package org.nightjar.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.detect.score.Reported;
import org.nightjar.model.Explanation;

/**
 * What a detector reported as bytes, and back: numbers and texts, no objects. Rows and codes of users are those of one
 * index and mean nothing with another. What a signal says is put into words when it is written.
 */
public final class SignalBytes {

    private SignalBytes() {}

    public static byte[] write(DetectedSignals.OfDetector done) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(done.applies().applies());
            CheckedBytes.writeText(out, done.applies().reason());
            out.writeLong(done.nanos());
            out.writeInt(done.signals().size());
            for (Reported one : done.signals()) {
                signal(out, one.signal());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void signal(DataOutputStream out, Signal signal) throws IOException {
        out.writeInt(signal.user());
        CheckedBytes.writeText(out, signal.key());
        CheckedBytes.writeText(out, signal.title());
        out.writeInt(signal.aspect().ordinal());
        CheckedBytes.writeNumbers(out, signal.rows());
        out.writeDouble(signal.surprise());
        out.writeDouble(signal.stakes());
        CheckedBytes.writeText(out, signal.condition());
        Explanation told = signal.story().get().explain("");
        for (String part : List.of(told.summary(), told.typical(), told.actual(), told.baseline(), told.peers())) {
            CheckedBytes.writeText(out, part);
        }
        texts(out, told.evidenceFor());
        texts(out, told.evidenceAgainst());
        texts(out, told.nextSteps());
    }

    /**
     * What a detector reported about an index of so many users and rows; empty if the bytes are not that.
     *
     * @param detector who
     */
    public static Optional<DetectedSignals.OfDetector> read(byte[] bytes, DetectorInfo detector, int users, int rows) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Applicability applies = new Applicability(in.readBoolean(), CheckedBytes.readText(in));
            long nanos = in.readLong();
            int count = in.readInt();
            List<Reported> signals = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                signals.add(Reported.of(detector, signal(in, users, rows)));
            }
            return in.read() >= 0
                    ? Optional.empty()
                    : Optional.of(new DetectedSignals.OfDetector(detector, applies, signals, nanos));
        } catch (IOException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Signal signal(DataInputStream in, int users, int rows) throws IOException {
        int user = CheckedBytes.readNumber(in, users);
        String key = CheckedBytes.readText(in);
        String title = CheckedBytes.readText(in);
        Aspect aspect = Aspect.values()[CheckedBytes.readNumber(in, Aspect.values().length)];
        int[] rowsOfSignal = CheckedBytes.readNumbers(in, rows);
        double surprise = in.readDouble();
        double stakes = in.readDouble();
        String condition = CheckedBytes.readText(in);
        Explanation told = new Explanation(
                CheckedBytes.readText(in),
                CheckedBytes.readText(in),
                CheckedBytes.readText(in),
                CheckedBytes.readText(in),
                CheckedBytes.readText(in),
                texts(in),
                texts(in),
                "",
                texts(in));
        return new Signal(user, key, title, aspect, rowsOfSignal, surprise, stakes, condition, () -> Story.of(told));
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            CheckedBytes.writeText(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = CheckedBytes.readLength(in, Integer.BYTES);
        List<String> texts = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            texts.add(CheckedBytes.readText(in));
        }
        return texts;
    }
}
