package org.nightjar.evidence;

import java.io.IOException;

/** Gzip that a record carries: bytes that follow it are a break at its end. Confined to one thread. */
final class CarriedGzip extends BulkStream {

    private final GzipStream gzip;

    CarriedGzip(GzipStream gzip) {
        this.gzip = gzip;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = gzip.read(buffer, offset, length);
        if (count < 0 && gzip.hasTrailingBytes()) {
            throw new BrokenEntryException("trailing-bytes", GzipStream.TRAILING);
        }
        return count;
    }
}
