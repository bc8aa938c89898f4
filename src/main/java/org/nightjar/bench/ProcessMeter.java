package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nightjar.job.JobContext;

/** Watches one process: its time, its processor time and its memory, the last two where the system tells. */
final class ProcessMeter {

    private static final int EVERY_MILLIS = 40;
    private static final String PEAK = "VmHWM:";

    private final Process process;
    private double cpuSeconds = Double.NaN;
    private long peakBytes;
    private double seconds;

    private ProcessMeter(Process process) {
        this.process = process;
    }

    /** Starts it and waits for its end. */
    static ProcessMeter run(ProcessBuilder builder, JobContext job) throws IOException {
        long started = System.nanoTime();
        ProcessMeter meter = new ProcessMeter(builder.start());
        try {
            meter.watch(job);
        } finally {
            meter.process.destroyForcibly();
        }
        meter.seconds = (System.nanoTime() - started) / 1e9;
        return meter;
    }

    private void watch(JobContext job) {
        try {
            while (!process.waitFor(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                job.checkCancelled();
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Optional<Duration> cpu = process.info().totalCpuDuration();
        cpu.ifPresent(used -> cpuSeconds = used.toNanos() / 1e9);
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith(PEAK)) {
                    String number = line.replaceAll("\\D", "");
                    peakBytes = Math.max(peakBytes, Long.parseLong(number) << 10);
                }
            }
        } catch (IOException elsewhereOrEnded) {
            // only Linux tells, and only while it runs
        }
    }

    int exitStatus() {
        return process.exitValue();
    }

    double seconds() {
        return seconds;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }

    long peakBytes() {
        return peakBytes;
    }
}
