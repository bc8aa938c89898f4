package org.nightjar.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.nightjar.job.JobContext;

/** The bytes of the file in order: hashed, counted as progress, cancellable. Confined to one thread. */
final class SourceStream extends BulkStream {

    private final FileChannel channel;
    private final MessageDigest sha256 = Sha256.start();
    private final JobContext job;
    private final boolean progress;
    private long bytes;

    /** @param progress whether reading counts as progress of the job */
    SourceStream(FileChannel channel, JobContext job, boolean progress) {
        this.channel = channel;
        this.job = job;
        this.progress = progress;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        job.checkCancelled();
        int count;
        try {
            count = channel.read(ByteBuffer.wrap(buffer, offset, length), bytes);
        } catch (IOException failed) {
            throw new DiskReadException(failed);
        }
        if (count > 0) {
            sha256.update(buffer, offset, count);
            bytes += count;
            if (progress) {
                job.advance(count);
            }
        }
        return count;
    }

    /** Reads whatever is left and says what the file was. */
    EvidenceDigest finish() throws IOException {
        // A file that was held whole has nothing left.
        byte[] rest = new byte[bytes == 0 ? 256 * 1024 : 16 * 1024];
        while (read(rest, 0, rest.length) >= 0) {
            // hashing is all there is to do
        }
        return new EvidenceDigest(HexFormat.of().formatHex(sha256.digest()), bytes);
    }
}
