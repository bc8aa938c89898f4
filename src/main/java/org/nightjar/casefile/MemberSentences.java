package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;

/** Says how the members of archives fit, sentence by sentence; long lists are cut, and say so. */
final class MemberSentences {

    /** So many members are named of all items together. */
    private static final int NAMED = 100;

    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> notChecked = new ArrayList<>();
    private long wrong;

    MemberSentences(List<ItemReading> readings) {
        long same = 0;
        long brokeOff = 0;
        int unknown = 0;
        for (ItemReading reading : readings) {
            MemberCheck.Result members = reading.members().orElse(null);
            if (members != null && members.known()) {
                same += members.same();
                brokeOff += members.brokeOff();
                known(reading, members);
            } else if (members != null && members.members() > 0) {
                unknown++;
            }
        }
        if (same > 0) {
            passed.add(same
                    + (same == 1 ? " member of an archive holds" : " members of archives hold")
                    + " the bytes that the import read.");
        }
        if (wrong > NAMED) {
            failed.add("The same holds for " + (wrong - NAMED) + " further members of archives.");
        }
        if (brokeOff > 0) {
            notChecked.add(brokeOff + (brokeOff == 1 ? " member of an archive was" : " members of archives were")
                    + " not compared, because they break off.");
        }
        if (unknown > 0) {
            notChecked.add("The members of " + unknown + (unknown == 1 ? " archive were" : " archives were")
                    + " not compared by themselves: the case was imported before Nightjar kept their hashes.");
        }
    }

    /** Members that the archive lacks or has besides are told of one that was changed: limits may have been others. */
    private void known(ItemReading reading, MemberCheck.Result members) {
        String archive =
                "evidence item " + reading.item().id() + " (" + reading.item().path() + ")";
        for (MemberCheck.Changed one : members.changed()) {
            wrong("“" + one.now().entry() + "” in " + archive + " holds other bytes than at the import: SHA-256 "
                    + one.now().sha256() + ", then " + one.before().sha256() + ".");
        }
        if (reading.isSame()) {
            return;
        }
        members.missing().forEach(name -> wrong("“" + name + "” is no longer in " + archive + "."));
        members.added().forEach(name -> wrong("“" + name + "” was not in " + archive + " at the import."));
        boolean fits = members.changed().isEmpty()
                && members.missing().isEmpty()
                && members.added().isEmpty()
                && members.brokeOff() == 0;
        if (fits) {
            passed.add("All members of " + archive
                    + " are there and hold the bytes that the import read: it was packed anew.");
        }
    }

    private void wrong(String sentence) {
        if (wrong++ < NAMED) {
            failed.add(sentence);
        }
    }
}
