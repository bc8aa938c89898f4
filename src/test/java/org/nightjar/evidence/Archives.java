package org.nightjar.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives, good ones and such as only an attacker makes. */
public final class Archives {

    private Archives() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return out.toByteArray();
    }

    /** A stored member as streaming writers make it: sizes only behind the data and in the directory. */
    public record Stored(String name, byte[] content, int flags) {}

    /** A zip of stored members whose names may be equal. */
    public static byte[] storedZip(List<Stored> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Stored member : members) {
            boolean sizesFollow = (member.flags & 8) != 0;
            CRC32 crc = new CRC32();
            crc.update(member.content);
            int headerAt = out.size();
            byte[] name = bytes(member.name);
            int size = member.content.length;
            int early = sizesFollow ? 0 : size;
            int earlyCrc = sizesFollow ? 0 : (int) crc.getValue();
            out.writeBytes(local(member.flags, earlyCrc, early, name.length));
            out.writeBytes(name);
            out.writeBytes(member.content);
            if (sizesFollow) {
                out.writeBytes(little(16)
                        .putInt(0x08074b50)
                        .putInt((int) crc.getValue())
                        .putInt(size)
                        .putInt(size)
                        .array());
            }
            directory.writeBytes(central(member.flags, (int) crc.getValue(), size, name.length, headerAt));
            directory.writeBytes(name);
        }
        byte[] end = little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) members.size())
                .putShort((short) members.size())
                .putInt(directory.size())
                .putInt(out.size())
                .array();
        return join(out.toByteArray(), directory.toByteArray(), end);
    }

    private static byte[] local(int flags, int crc, int size, int nameBytes) {
        return little(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) 0)
                .putInt(0)
                .putInt(crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) nameBytes)
                .array();
    }

    private static byte[] central(int flags, int crc, int size, int nameBytes, int headerAt) {
        return little(46)
                .putInt(0x02014b50)
                .putInt(20 << 16 | 20)
                .putShort((short) flags)
                .putShort((short) 0)
                .putInt(0)
                .putInt(crc)
                .putInt(size)
                .putInt(size)
                .putShort((short) nameBytes)
                .putShort((short) 0)
                .putInt(0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(headerAt)
                .array();
    }

    /** A tar member with its padding; the type is '0' for a file. */
    public static byte[] tarMember(String name, char type, byte[] content) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, String.format(Locale.ROOT, "%011o", content.length));
        put(block, 136, "00000000000");
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 257, "ustar");
        put(block, 263, "00");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format(Locale.ROOT, "%06o", sum));
        block[154] = 0;
        return join(block, Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
