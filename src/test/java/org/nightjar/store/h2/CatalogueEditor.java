package org.nightjar.store.h2;

import java.nio.file.Path;
import java.util.Iterator;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueVarchar;

/** Swaps one schema statement in a database file for another, as someone with a hex editor would. */
final class CatalogueEditor {

    private CatalogueEditor() {}

    static void replace(Path file, String was, String now) {
        try (MVStore store = new MVStore.Builder().fileName(file.toString()).open()) {
            TransactionStore transactions = new TransactionStore(store);
            transactions.init();
            Transaction transaction = transactions.begin();
            TransactionMap<Long, Row> catalogue = transaction.openMap("table.0");
            int replaced = 0;
            for (Iterator<Long> keys = catalogue.keyIterator(null); keys.hasNext(); ) {
                Long key = keys.next();
                Row row = catalogue.get(key);
                if (row != null && row.getValue(3).getString().equals(was)) {
                    Value[] values = row.getValueList().clone();
                    values[3] = ValueVarchar.get(now);
                    catalogue.put(key, Row.get(values, 0, row.getKey()));
                    replaced++;
                }
            }
            transaction.commit();
            if (replaced != 1) {
                throw new IllegalStateException("found " + replaced + " times: " + was);
            }
        }
    }
}
