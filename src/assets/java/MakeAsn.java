import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the two tables of address ranges and operators (start, end, AS number, name; numbers, sorted) into {@code
 * asn.bin.gz}; the format is told in {@code src/site/markdown/formats/assets.md}. An IPv6 range is kept by its upper
 * 64 bits.
 *
 * <p>Arguments: IPv4 table, IPv6 table, date of the data (yyyy-mm-dd), output file.
 */
public final class MakeAsn {
    private final Map<Long, String> names = new TreeMap<>();

    record Range(long start, long end, long asn) {}

    public static void main(String[] args) throws IOException {
        new MakeAsn().pack(Path.of(args[0]), Path.of(args[1]), LocalDate.parse(args[2]), Path.of(args[3]));
    }

    private void pack(Path v4, Path v6, LocalDate date, Path file) throws IOException {
        List<Range> ranges4 = read(v4, 0);
        List<Range> ranges6 = read(v6, 64);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'N', 'J', 'A', 'S', 'N', 0, 0, 1});
        varint(out, date.toEpochDay());
        Map<Long, Integer> indexes = new TreeMap<>();
        varint(out, names.size());
        long before = 0;
        for (long asn : names.keySet()) {
            indexes.put(asn, indexes.size());
            varint(out, asn - before);
            before = asn;
        }
        for (String name : names.values()) {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            varint(out, utf8.length);
            out.writeBytes(utf8);
        }
        put(out, ranges4, indexes);
        put(out, ranges6, indexes);
        try (OutputStream zipped = new BestGzip(Files.newOutputStream(file))) {
            out.writeTo(zipped);
        }
        System.err.printf("%d operators, %d IPv4 ranges, %d IPv6 ranges%n", names.size(), ranges4.size(), ranges6.size());
    }

    /** Three columns: gap to the range before, length less one, operator. */
    private static void put(ByteArrayOutputStream out, List<Range> ranges, Map<Long, Integer> indexes) {
        varint(out, ranges.size());
        long next = 0;
        for (Range range : ranges) {
            varint(out, range.start - next);
            next = range.end + 1;
        }
        ranges.forEach(range -> varint(out, range.end - range.start));
        ranges.forEach(range -> varint(out, indexes.get(range.asn)));
    }

    /** Seven bits a byte, lowest first, the high bit says that more follow. */
    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private List<Range> read(Path file, int dropBits) throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", 4);
            long start = new BigInteger(cells[0]).shiftRight(dropBits).longValueExact();
            long end = new BigInteger(cells[1]).shiftRight(dropBits).longValueExact();
            long asn = Long.parseLong(cells[2]);
            String name = cells[3].startsWith("\"") ? cells[3].substring(1, cells[3].length() - 1).replace("\"\"", "\"") : cells[3];
            names.put(asn, name);
            Range last = ranges.isEmpty() ? new Range(-1, -1, 0) : ranges.get(ranges.size() - 1);
            if (last.asn == asn && start <= last.end + 1) {
                ranges.set(ranges.size() - 1, new Range(last.start, Math.max(end, last.end), asn));
            } else if (start > last.end) {
                ranges.add(new Range(start, end, asn));
            }
        }
        return ranges;
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
