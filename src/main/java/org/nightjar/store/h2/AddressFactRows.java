package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightjar.model.AddressFacts;

/** What was known about each address when the case was last enriched. */
final class AddressFactRows {

    private static final int BATCH = 1000;

    private AddressFactRows() {}

    static void replace(Connection connection, List<AddressFacts> facts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM address_fact");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO address_fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Set<String> known = new HashSet<>();
            int waiting = 0;
            for (AddressFacts one : facts) {
                if (!known.add(one.address())) {
                    continue;
                }
                insert.setString(1, one.address());
                insert.setString(2, one.kind().name());
                insert.setString(3, one.countryCode());
                insert.setString(4, one.city());
                setDegrees(insert, 5, one.latitude());
                setDegrees(insert, 6, one.longitude());
                insert.setInt(7, one.accuracyRadiusKm());
                insert.setLong(8, one.asn());
                insert.setString(9, one.asOrganization());
                insert.setString(10, one.networkClass().id());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void setDegrees(PreparedStatement insert, int at, double degrees) throws SQLException {
        if (Double.isNaN(degrees)) {
            insert.setNull(at, Types.DOUBLE);
        } else {
            insert.setDouble(at, degrees);
        }
    }
}
