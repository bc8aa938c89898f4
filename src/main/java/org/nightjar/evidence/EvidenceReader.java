package org.nightjar.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Reads one file of evidence down to the innermost streams of its containers (gzip, zip, tar, in any nesting), told
 * by content and never by name, and hashes it. The file is only ever read; nothing is written anywhere. Stateless:
 * several files may be read from several threads.
 */
public final class EvidenceReader {

    private EvidenceReader() {}

    /**
     * Hands every innermost stream and every reject to the handler. Progress: exactly the file's bytes are advanced,
     * however it ends short of an exception.
     *
     * @return what the file is, hashed as it was read (a zip: right after)
     * @throws NightjarException EVIDENCE_UNREADABLE if the disk fails, or what the handler threw
     * @throws org.nightjar.job.JobCancelledException between two blocks, once the job is cancelled
     */
    public static EvidenceDigest read(Path file, EntryHandler handler, EvidenceLimits limits, JobContext job)
            throws NightjarException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ContainerWalk walk = new ContainerWalk(handler, new Unfolding(limits, channel.size()));
            byte[] head = new byte[Container.HEAD_BYTES];
            int held = Math.max(0, new FileBytes(channel, job).readFully(0, head, 0, head.length));
            if (isZip(head, held, channel, job)) {
                Counted counted = new Counted(job);
                walk.zip("", new FileBytes(channel, job), 1, counted, handler.readers());
                EvidenceDigest digest = new SourceStream(channel, job, false).finish();
                counted.end(digest.bytes());
                return digest;
            }
            SourceStream source = new SourceStream(channel, job, true);
            walk.open("", source, 0);
            return source.finish();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /**
     * Only hashes, without progress, so that what was imported before need not be read again.
     *
     * @throws NightjarException EVIDENCE_UNREADABLE if the disk fails
     */
    public static EvidenceDigest hash(Path file, JobContext job) throws NightjarException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new SourceStream(channel, job, false).finish();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /**
     * Hashes a file as {@link #hash} does, and holds it if it is small, so that it need not be read and hashed again.
     *
     * @throws NightjarException EVIDENCE_UNREADABLE if the disk fails
     */
    public static HashedFile open(Path file, JobContext job) throws NightjarException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SourceStream source = new SourceStream(channel, job, false);
            byte[] start = source.readNBytes((int) Math.min(channel.size(), GzipData.MOST_BYTES));
            EvidenceDigest digest = source.finish();
            boolean whole = digest.bytes() == start.length
                    && !isZip(start, Math.min(start.length, Container.HEAD_BYTES), channel, job);
            return new HashedFile(file, digest, whole ? start : null);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** By its first bytes; also a zip that unpacks itself, a program with the zip behind it, or one behind other bytes. */
    private static boolean isZip(byte[] head, int held, FileChannel channel, JobContext job) throws IOException {
        return Container.detect(head, held) == Container.ZIP
                || Container.mayPrecedeZip(head, held) && ZipDirectory.find(new FileBytes(channel, job)) != null;
    }

    static NightjarException unreadable(Path file, IOException failed) {
        return new NightjarException(
                ErrorKind.EVIDENCE_UNREADABLE,
                "\"" + file + "\" could not be read: " + DiskFault.words(failed) + ".",
                failed);
    }

    /**
     * Remembers the progress that a zip's members made: overlapping members must not count twice, nor a piece that another
     * thread still reads when it is not wanted any more. Thread-safe.
     */
    private static final class Counted implements JobContext {
        private final JobContext job;
        private long bytes;
        private boolean ended;

        Counted(JobContext job) {
            this.job = job;
        }

        @Override
        public synchronized void advance(long amount) {
            if (!ended) {
                bytes += amount;
                job.advance(amount);
            }
        }

        /** Makes the progress that of the whole file. */
        synchronized void end(long total) {
            ended = true;
            job.advance(total - bytes);
        }

        @Override
        public void stage(String name, org.nightjar.job.JobUnit unit, long total) {
            job.stage(name, unit, total);
        }

        @Override
        public void warn(String message) {
            job.warn(message);
        }

        @Override
        public void checkCancelled() {
            job.checkCancelled();
        }
    }
}
