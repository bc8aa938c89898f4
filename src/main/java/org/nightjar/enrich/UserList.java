package org.nightjar.enrich;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.enrich.lists.ListedNetwork;
import org.nightjar.enrich.lists.NetworkList;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;

/**
 * A list of networks that the user handed over, ready to be asked.
 *
 * @param list what it holds
 * @param info what it is and of which day
 */
record UserList(NetworkList list, DatabaseInfo info) {

    /**
     * What a list says of an address.
     *
     * @param network the most exact that holds it
     * @param source name and date of the list
     */
    record Answer(ListedNetwork network, String source) {}

    /**
     * Reads a list of any form.
     *
     * @throws NightjarException DATABASE_INVALID if it is none
     */
    static UserList open(Path file) throws NightjarException {
        try {
            NetworkList list = NetworkList.read(file, UserList::isTorNetwork);
            return new UserList(list, new DatabaseInfo(list.kind(), list.date(), file.toString(), "", list.summary()));
        } catch (IOException e) {
            throw GeoDatabase.refusal(file, e);
        }
    }

    private static boolean isTorNetwork(byte[] address) {
        BundledData bundled = BundledData.get();
        int operator = bundled.operators().find(address);
        NetworkClasses.Entry entry =
                operator < 0 ? null : bundled.classes().find(bundled.operators().number(operator));
        return entry != null && entry.networkClass() == NetworkClass.TOR;
    }

    /** What the lists say of an address: the longest prefix counts, of two alike that of the list given first. */
    static @Nullable Answer find(List<UserList> lists, byte[] address) {
        Answer best = null;
        for (UserList one : lists) {
            ListedNetwork found = one.list.find(address).orElse(null);
            boolean better = found != null
                    && (best == null
                            || found.network().prefixLength()
                                    > best.network().network().prefixLength());
            if (found != null && better) {
                best = new Answer(found, one.info.label());
            }
        }
        return best;
    }
}
