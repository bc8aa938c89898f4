package org.nightjar.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.nightjar.job.JobContext;

/** The bytes of a file on disk. */
final class FileBytes implements ByteSource {

    private final FileChannel channel;
    private final long size;
    private final JobContext job;

    FileBytes(FileChannel channel, JobContext job) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.job = job;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] buffer, int offset, int length) throws IOException {
        job.checkCancelled();
        if (at < 0) {
            return -1;
        }
        try {
            return channel.read(ByteBuffer.wrap(buffer, offset, length), at);
        } catch (IOException failed) {
            throw new DiskReadException(failed);
        }
    }
}
