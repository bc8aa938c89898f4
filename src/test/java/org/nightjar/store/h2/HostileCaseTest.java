package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** A case from outside runs nothing that is in it. */
class HostileCaseTest {

    @TempDir
    Path folder;

    private Path caseFolder = Path.of("");

    @BeforeEach
    void aCase() throws NightjarException {
        caseFolder = folder.resolve("x.nightjar");
        H2CaseStore.create(caseFolder, "Example", "1.0").close();
    }

    private void plant(String sql) throws SQLException {
        try (Connection raw = DriverManager.getConnection("jdbc:h2:file:" + caseFolder.resolve("case"));
                Statement statement = raw.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertRefused() {
        NightjarException refused = assertThrows(NightjarException.class, () -> H2CaseStore.open(caseFolder));
        assertEquals(ErrorKind.CASE_UNTRUSTED, refused.kind());
        assertTrue(refused.userMessage().contains("was not opened"), refused.userMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW v AS SELECT 1",
                "CREATE TABLE t (x INTEGER DEFAULT 1 + 1)",
                "CREATE TABLE t (x INTEGER, y INTEGER GENERATED ALWAYS AS (x + 1))",
                "CREATE TABLE t (x INTEGER CHECK (x > 1))",
                "CREATE TABLE t (x JAVA_OBJECT)",
                "CREATE DOMAIN d AS VARCHAR DEFAULT 'x'",
                "CREATE CONSTANT c VALUE 1",
                "CREATE ROLE r",
                "CREATE USER u PASSWORD 'x'",
                "CREATE SCHEMA other",
                "CREATE SYNONYM s FOR evidence_item",
                "SET IGNORECASE TRUE",
                "ALTER TABLE setting ALTER COLUMN content SET DEFAULT 'x'"
            })
    void whatACaseNeverHoldsIsRefused(String sql) throws SQLException {
        plant(sql);
        assertRefused();
    }

    @Test
    void aliasIsRefusedWithoutExecuting() throws SQLException {
        Path marker = folder.resolve("marker");
        plantAsAnotherProgram("CREATE ALIAS planted AS 'void x() throws Exception { java.nio.file.Files.createFile("
                + "java.nio.file.Path.of(\"" + marker + "\")); }'");
        assertRefused();
        assertFalse(Files.exists(marker));
    }

    @Test
    void linkedTableIsRefusedWithoutConnecting() throws SQLException {
        Path other = folder.resolve("other");
        plantAsAnotherProgram("CREATE FORCE LINKED TABLE planted('', 'jdbc:h2:file:" + other + "', '', '', 'T')");
        assertRefused();
        assertFalse(Files.exists(folder.resolve("other.mv.db")), "the linked database was opened");
    }

    /** Aliases need what this program forbids to H2, so they are written into the file under another name. */
    private void plantAsAnotherProgram(String statement) throws SQLException {
        plant("CREATE TABLE planted (x INTEGER)");
        String was = "CREATE CACHED TABLE \"PUBLIC\".\"PLANTED\"(\n    \"X\" INTEGER\n)";
        CatalogueEditor.replace(Database.file(caseFolder), was, statement);
    }

    @Test
    void aFileThatIsNoDatabaseIsDamaged() throws IOException {
        Files.write(
                Database.file(caseFolder), "not a database at all".repeat(1000).getBytes(StandardCharsets.UTF_8));
        NightjarException damaged = assertThrows(NightjarException.class, () -> H2CaseStore.open(caseFolder));
        assertEquals(ErrorKind.CASE_DAMAGED, damaged.kind());
    }

    @Test
    void aCaseOfANewerProgramIsNotTouched() throws SQLException {
        plant("INSERT INTO migration VALUES (999, 'V999', '')");
        NightjarException newer = assertThrows(NightjarException.class, () -> H2CaseStore.open(caseFolder));
        assertEquals(ErrorKind.CASE_TOO_NEW, newer.kind());
    }

    @Test
    void aCaseThatIsOpenElsewhereIsNotOpenedTwice() throws Exception {
        try (MVStore other = MVStore.open(Database.file(caseFolder).toString())) {
            assertFalse(other.isClosed());
            NightjarException used = assertThrows(NightjarException.class, () -> H2CaseStore.open(caseFolder));
            assertEquals(ErrorKind.CASE_IN_USE, used.kind());
        }
    }

    @Test
    void aFolderNameCannotCarryOptionsForTheDatabase() {
        Path odd = folder.resolve("x;INIT=RUNSCRIPT FROM 'y'.nightjar");
        NightjarException refused = assertThrows(NightjarException.class, () -> H2CaseStore.create(odd, "x", "1"));
        assertEquals(ErrorKind.USAGE, refused.kind());
    }
}
