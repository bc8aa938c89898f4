package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;

/** The main job, from evidence to report, while every attempt to connect or to resolve a name is caught. */
class OfflineTest {

    @TempDir
    Path folder;

    /** Lets everything pass but the network, and remembers what was tried. */
    @SuppressWarnings("removal")
    private static final class NoNetwork extends SecurityManager {
        private final List<String> attempts = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void checkPermission(Permission permission) {}

        @Override
        public void checkPermission(Permission permission, Object context) {}

        @Override
        public void checkConnect(String host, int port) {
            attempts.add(host + ":" + port);
            throw new SecurityException("no network: " + host);
        }

        @Override
        public void checkConnect(String host, int port, Object context) {
            checkConnect(host, port);
        }

        @Override
        public void checkListen(int port) {
            checkConnect("listen", port);
        }

        @Override
        public void checkAccept(String host, int port) {
            checkConnect(host, port);
        }
    }

    @Test
    @SuppressWarnings("removal")
    void theMainJobNeedsNoNetwork() throws Exception {
        SecurityManager before = System.getSecurityManager();
        NoNetwork guard = new NoNetwork();
        System.setSecurityManager(guard);
        try {
            assertThrows(SecurityException.class, OfflineTest::connect, "the guard itself must work");
            assertEquals(1, guard.attempts.size());
            try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("offline"))) {
                opened.importEvidence(
                        List.of(Path.of("sample-cases/snapshot-exfiltration/evidence.zip")),
                        ImportOptions.DEFAULT,
                        JobContext.unwatched());
                opened.detect(DetectionOptions.DEFAULT, JobContext.unwatched());
                for (ExportFormat format : ExportFormat.values()) {
                    opened.export(format, folder.resolve("out." + format.extension()), "", JobContext.unwatched());
                }
                opened.verify(JobContext.unwatched());
            }
            assertEquals(1, guard.attempts.size(), guard.attempts.toString());
        } finally {
            System.setSecurityManager(before);
        }
    }

    private static void connect() throws IOException {
        try (java.net.Socket socket = new java.net.Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress("127.0.0.1", 9));
        }
    }
}
