package org.nightjar.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * A MaxMind DB file that was checked before it was opened, of any type that tells of places, operators, anonymity,
 * connections or domains. Thread-safe.
 */
final class GeoDatabase implements Closeable {
    /** 2200-01-01: no database is built later, and a date after it is a sign of damage. */
    private static final BigInteger LATEST_EPOCH = BigInteger.valueOf(7_258_118_400L);

    /** Parts of the names of types, MaxMind's and DB-IP's, that hold something of use here. */
    private static final Pattern USEFUL = Pattern.compile(
            "city|country|location|asn|isp|enterprise|anonym|ip-risk|connection-type|domain|proxy|vpn|hosting");

    private final Reader reader;
    private final int ipVersion;
    private final DatabaseInfo info;

    private GeoDatabase(Reader reader, String path) throws IOException {
        this.reader = reader;
        Metadata metadata = reader.getMetadata();
        this.ipVersion = metadata.ipVersion();
        BigInteger epoch = metadata.buildEpoch();
        if (epoch.signum() < 0 || epoch.compareTo(LATEST_EPOCH) > 0) {
            throw new IOException("its build date is impossible");
        }
        LocalDate built = LocalDate.ofInstant(Instant.ofEpochSecond(epoch.longValue()), ZoneOffset.UTC);
        this.info = new DatabaseInfo(metadata.databaseType(), built, path, attribution(metadata.databaseType()));
    }

    /**
     * Opens a user's file.
     *
     * @throws NightjarException DATABASE_INVALID if it is missing, damaged, not a MaxMind DB or of no use here
     */
    static GeoDatabase open(Path file) throws NightjarException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file");
            }
            inspect(file);
            Reader reader = new Reader(file.toFile(), new CHMCache());
            try {
                return new GeoDatabase(reader, file.toString());
            } catch (IOException e) {
                reader.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(file, e);
        }
    }

    /** Whether a file is to be opened here: it has the marker of a MaxMind DB, or cannot be looked at at all. */
    static boolean mayBe(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long start = Math.max(0, size - MmdbCheck.LONGEST_TAIL);
            return MmdbCheck.hasMarker(channel.map(FileChannel.MapMode.READ_ONLY, start, size - start));
        } catch (IOException e) {
            return true;
        }
    }

    /** One sentence about a file that is not used. */
    static NightjarException refusal(Path file, Exception e) {
        String sentence = "The database " + file.getFileName() + " was not used because " + why(e) + ".";
        return new NightjarException(ErrorKind.DATABASE_INVALID, sentence, e);
    }

    /** Our own findings are told as they are; a library's words would mean little to the reader. */
    private static String why(Exception e) {
        String message = e.getMessage();
        if (e.getClass() == IOException.class && message != null) {
            return message;
        }
        return e instanceof FileSystemException ? "it cannot be read" : "its content is damaged";
    }

    /** Reads a bundled database into memory. Closes the stream. */
    static GeoDatabase bundled(InputStream bytes) throws IOException {
        try (bytes) {
            return new GeoDatabase(new Reader(bytes, new CHMCache()), "bundled");
        }
    }

    private static void inspect(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("it is larger than 2 GiB");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int marker = MmdbCheck.checkMetadata(bytes);
            try (Reader reader = new Reader(file.toFile())) {
                Metadata metadata = reader.getMetadata();
                String type = metadata.databaseType().toLowerCase(Locale.ROOT);
                if (!USEFUL.matcher(type).find()) {
                    throw new IOException("its type, " + metadata.databaseType()
                            + ", tells nothing about countries, cities, operators, anonymity, connections or domains");
                }
                MmdbCheck.checkTree(bytes, marker, metadata.nodeCount(), metadata.recordSize());
            } catch (RuntimeException e) {
                throw new IOException("its metadata are damaged", e);
            }
        }
    }

    /** The credit that a maker asks for, by the name of the type. */
    private static String attribution(String type) {
        if (type.startsWith("DBIP")) {
            return "IP Geolocation by DB-IP (db-ip.com), CC BY 4.0";
        }
        return type.startsWith("GeoLite2")
                ? "This product includes GeoLite2 data created by MaxMind (maxmind.com)"
                : "";
    }

    DatabaseInfo info() {
        return info;
    }

    /** The record of an address of 4 or 16 bytes, or null if this database does not hold it. */
    @Nullable
    GeoRecord find(byte[] address) {
        // An IPv4 tree asked for an IPv6 address answers with that of its first 32 bits.
        if (ipVersion == 4 && address.length != 4) {
            return null;
        }
        try {
            Map<?, ?> record = reader.get(InetAddress.getByAddress(address), Map.class);
            return record == null ? null : new GeoRecord(record, info.label());
        } catch (IOException e) {
            throw new UncheckedIOException("the database " + info.path() + " changed while it was in use", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
