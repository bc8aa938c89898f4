package org.nightjar.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/**
 * A file of evidence of which the hash is known before it is unfolded. A file of up to 4 MiB, zips aside, is held in
 * memory: what is unfolded are the very bytes that were hashed. Confined to one thread.
 */
public final class HashedFile {

    private final Path file;
    private final EvidenceDigest digest;
    private final byte @Nullable [] bytes;

    HashedFile(Path file, EvidenceDigest digest, byte @Nullable [] bytes) {
        this.file = file;
        this.digest = digest;
        this.bytes = bytes;
    }

    /** What the file is. */
    public EvidenceDigest digest() {
        return digest;
    }

    /**
     * As {@link EvidenceReader#read}; a file that is not held is read and hashed once more, and may have changed.
     *
     * @throws NightjarException EVIDENCE_UNREADABLE if the disk fails, or what the handler threw
     */
    public EvidenceDigest read(EntryHandler handler, EvidenceLimits limits, JobContext job) throws NightjarException {
        if (bytes == null) {
            return EvidenceReader.read(file, handler, limits, job);
        }
        try {
            ContainerWalk walk = new ContainerWalk(handler, new Unfolding(limits, bytes.length));
            HeldStream content = new HeldStream(bytes, job);
            walk.held(bytes, content);
            content.skipAll();
            return digest;
        } catch (IOException failed) {
            throw EvidenceReader.unreadable(file, failed);
        }
    }

    /** The bytes in order: counted as progress, cancellable. */
    private static final class HeldStream extends ByteArrayInputStream {
        private final JobContext job;

        HeldStream(byte[] bytes, JobContext job) {
            super(bytes);
            this.job = job;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            job.checkCancelled();
            int read = super.read(buffer, offset, length);
            job.advance(Math.max(0, read));
            return read;
        }

        /** What nobody reads is progress too. */
        void skipAll() {
            job.advance(available());
            skip(available());
        }
    }
}
