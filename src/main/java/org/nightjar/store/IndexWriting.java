package org.nightjar.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nightjar.model.Dimension;

/** Writes an index as the sections of a column file, in the order in which {@link IndexReading} takes them. */
final class IndexWriting {

    /** Columns whose codes are the rows' own. */
    static final List<Dimension> DIRECT = List.of(
            Dimension.ACTION,
            Dimension.SERVICE,
            Dimension.ERROR_CODE,
            Dimension.ACCOUNT,
            Dimension.REGION,
            Dimension.DETAIL,
            Dimension.ADDRESS,
            Dimension.AGENT);

    /** Columns with several values a row. */
    static final List<Dimension> MULTIPLE = List.of(Dimension.RESOURCE, Dimension.TARGET);

    static final List<Dimension> BY_ADDRESS =
            List.of(Dimension.COUNTRY, Dimension.CITY, Dimension.ASN, Dimension.NETWORK_CLASS);

    static final List<Dimension> BY_AGENT =
            List.of(Dimension.AGENT_FAMILY, Dimension.AGENT_SDK, Dimension.AGENT_SYSTEM, Dimension.AGENT_MODE);

    static final List<Dimension> BY_PRINCIPAL = List.of(
            Dimension.USER,
            Dimension.USER_KIND,
            Dimension.PRINCIPAL,
            Dimension.SESSION,
            Dimension.ROLE,
            Dimension.ACCESS_KEY);

    private final IndexParts parts;
    private final SectionWriter out;

    private IndexWriting(IndexParts parts, SectionWriter out) {
        this.parts = parts;
        this.out = out;
    }

    static void write(EventIndex index, List<String> databases, SectionWriter out) throws IOException {
        new IndexWriting(index.parts(), out).write(databases);
    }

    private void write(List<String> databases) throws IOException {
        parts.times().writeTo(out);
        parts.flags().writeTo(out);
        parts.storeRows().writeTo(out);
        parts.ids().writeTo(out);
        parts.recordIndexes().writeTo(out);
        parts.byteOffsets().writeTo(out);
        parts.files().writeTo(out);
        direct(parts.errorMessages());
        direct(parts.issuedKeys());
        direct(parts.sharedEvents());
        for (Dimension dimension : DIRECT) {
            PackedValues.write(column(dimension).dictionary(), out);
            counted(column(dimension));
        }
        for (Dimension dimension : MULTIPLE) {
            multiple(column(dimension));
        }
        derived(BY_ADDRESS);
        derived(BY_AGENT);
        parts.users().writeUses(out);
        counted(column(Dimension.PRINCIPAL));
        derived(BY_PRINCIPAL);
        parts.users().writeUsers(out);
        parts.sharedCalls().writeTo(out);
        FactTexts.writeAddresses(parts.addresses(), out);
        FactTexts.writeAgents(parts.agents(), out);
        Texts lines = new Texts();
        databases.forEach(lines::add);
        PackedValues.write(lines, out);
    }

    private Column column(Dimension dimension) {
        Map<Dimension, Column> columns = parts.columns();
        return java.util.Objects.requireNonNull(columns.get(dimension));
    }

    private void direct(Column column) throws IOException {
        PackedValues.write(column.dictionary(), out);
        column.base().writeTo(out);
    }

    private void derived(List<Dimension> dimensions) throws IOException {
        for (Dimension dimension : dimensions) {
            PackedValues.write(column(dimension).dictionary(), out);
            Codes.of(column(dimension).map()).writeTo(out);
        }
    }

    private void multiple(Column column) throws IOException {
        PackedValues.write(column.dictionary(), out);
        int[][] sets = column.sets();
        int[] ends = new int[sets.length];
        int end = 0;
        for (int code = 0; code < sets.length; code++) {
            end = Math.addExact(end, sets[code].length);
            ends[code] = end;
        }
        int[] all = new int[end];
        for (int code = 0; code < sets.length; code++) {
            System.arraycopy(sets[code], 0, all, ends[code] - sets[code].length, sets[code].length);
        }
        Codes.of(ends).writeTo(out);
        Codes.of(all).writeTo(out);
        counted(column);
    }

    /** The codes that scans read, and how many rows have each: what is seen first of a case is made of that. */
    private void counted(Column column) throws IOException {
        column.base().writeTo(out);
        Codes.of(column.baseCounts()).writeTo(out);
    }
}
