package org.nightjar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Principal;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;

/** Nightjar's own parser on all cores, and one thread that puts its events into SQLite, one row each. */
final class SqlitePeer {

    private static final int BATCH = 1_000;
    private static final String COLUMNS =
            "id, time, service, action, access, outcome, error_code, error_message, address,"
                    + " agent, account, region, type, arn, principal_id, principal_account, user_name, session_name, issuer,"
                    + " invoked_by, source_identity, access_key, resources, targets, detail, issued_key, position, content_hash";

    private final ConcurrentLinkedQueue<Path> files;
    private final BlockingQueue<List<AuditEvent>> parsed = new ArrayBlockingQueue<>(16);
    private final EntryParser parser = EntryParser.ofAllSources(EvidenceLimits.DEFAULT);

    SqlitePeer(List<Path> files) {
        this.files = new ConcurrentLinkedQueue<>(files);
    }

    long run(Path result) throws SQLException, InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::read, "parse-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + result);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA page_size = 8192");
            statement.execute("CREATE TABLE event (" + COLUMNS + ")");
            connection.setAutoCommit(false);
            long rows = write(connection, threads);
            connection.commit();
            return rows;
        }
    }

    private long write(Connection connection, int threads) throws SQLException, InterruptedException {
        long rows = 0;
        int reading = threads;
        String places = "?, ".repeat(COLUMNS.split(",", -1).length - 1) + "?";
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event VALUES (" + places + ")")) {
            while (reading > 0) {
                List<AuditEvent> batch = parsed.take();
                reading -= batch.isEmpty() ? 1 : 0;
                for (AuditEvent event : batch) {
                    bind(insert, event);
                    insert.addBatch();
                }
                insert.executeBatch();
                rows += batch.size();
            }
        }
        return rows;
    }

    private static void bind(PreparedStatement insert, AuditEvent event) throws SQLException {
        Principal who = event.principal();
        Object[] values = {
            event.eventId(),
            event.time().toEpochMilli(),
            event.service(),
            event.action(),
            event.access().ordinal(),
            event.outcome().ordinal(),
            event.errorCode(),
            event.errorMessage(),
            event.sourceAddress(),
            event.userAgent(),
            event.account(),
            event.region(),
            who.type(),
            who.arn(),
            who.principalId(),
            who.account(),
            who.userName(),
            who.sessionName(),
            who.issuerArn(),
            who.invokedBy(),
            who.sourceIdentity(),
            event.accessKeyId(),
            String.join("\n", event.resources()),
            String.join("\n", event.targets()),
            event.detail(),
            event.issuedKeyId(),
            event.position().byteOffset(),
            event.contentHash()
        };
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }

    private void read() {
        try {
            for (Path file = files.poll(); file != null; file = files.poll()) {
                Batches batches = new Batches();
                EvidenceReader.read(file, batches, EvidenceLimits.DEFAULT, JobContext.unwatched());
                batches.hand();
            }
            parsed.put(List.of());
        } catch (NightjarException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Collects the events of one file and hands them over. */
    private final class Batches implements EntryHandler, RecordSink {
        private List<AuditEvent> batch = new ArrayList<>(BATCH);

        void hand() {
            if (!batch.isEmpty()) {
                try {
                    parsed.put(batch);
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                batch = new ArrayList<>(BATCH);
            }
        }

        @Override
        public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
                throws IOException {
            parser.parse(entryPath, content, unfolder, this, JobContext.unwatched());
        }

        @Override
        public void event(AuditEvent event, byte[] buffer, int offset, int length) {
            batch.add(event);
            if (batch.size() == BATCH) {
                hand();
            }
        }

        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {
            throw new IllegalStateException(message);
        }

        @Override
        public void skipped(String entryPath, String message) {}
    }
}
