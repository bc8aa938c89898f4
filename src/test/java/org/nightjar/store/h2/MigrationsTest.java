package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;

/** A program that is killed while it makes or upgrades a case leaves one that the next can open. */
class MigrationsTest {

    @TempDir
    Path folder;

    @Test
    void caseOfWhichOnlyPartWasMadeIsFinishedByTheNextProgram() throws Exception {
        List<String> statements = new ArrayList<>();
        Migrations.all().forEach(file -> statements.addAll(Migrations.statements(file)));
        for (int done = 0; done <= statements.size(); done++) {
            Path at = Files.createDirectories(folder.resolve("case-" + done));
            try (Connection connection = Database.open(at, true).connection();
                    Statement statement = connection.createStatement()) {
                for (String one : statements.subList(0, done)) {
                    statement.execute(one);
                }
            }
            try (H2CaseStore store = H2CaseStore.openOrFinish(at, "acme", "1")) {
                assertEquals(Migrations.newest(), store.info().schemaVersion());
                assertEquals("acme", store.info().name());
                assertEquals(List.of(), store.check(JobContext.unwatched()));
            }
        }
    }

    @Test
    void emptyFolderBecomesACase() throws Exception {
        Path at = Files.createDirectories(folder.resolve("empty"));
        try (H2CaseStore store = H2CaseStore.openOrFinish(at, "acme", "1")) {
            assertEquals("acme", store.info().name());
        }
    }

    @Test
    void eachStatementMayBeDoneAgain() {
        for (String file : Migrations.all()) {
            for (String one : Migrations.statements(file)) {
                assertTrue(
                        one.startsWith("CREATE TABLE IF NOT EXISTS ")
                                || one.startsWith("CREATE INDEX IF NOT EXISTS ")
                                || one.startsWith("DROP INDEX IF EXISTS "),
                        one);
            }
        }
    }
}
