package org.nightjar.detect.sigma;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.detect.CheckedBytes;
import org.nightjar.model.RuleState;

/**
 * What a set of rules matches, as bytes and back: the rules by their place in the set, four bytes a match. Rows are those
 * of one index and mean nothing with another, places those of one set.
 */
final class MatchBytes {

    private MatchBytes() {}

    /** All heads of a set, in the order in which places are counted. */
    private static List<RuleHead> heads(RuleSet set) {
        List<RuleHead> heads = new ArrayList<>();
        set.rules().forEach(rule -> heads.add(rule.head()));
        set.correlations().forEach(rule -> heads.add(rule.head()));
        return heads;
    }

    /** @param matches one for each head, in their order */
    static byte[] write(List<RuleMatches> matches) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(matches.size());
            for (RuleMatches one : matches) {
                out.writeInt(one.state().ordinal());
                CheckedBytes.writeText(out, one.reason());
                out.writeInt(one.conditions().size());
                for (String condition : one.conditions()) {
                    CheckedBytes.writeText(out, condition);
                }
                CheckedBytes.writeNumbers(out, one.rows());
                boolean same = one.ends() == one.rows();
                out.writeBoolean(same);
                if (!same) {
                    CheckedBytes.writeNumbers(out, one.ends());
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The matches of a set of rules among so many events; empty if the bytes are not that. */
    static Optional<List<RuleMatches>> read(byte[] bytes, RuleSet set, int events) {
        List<RuleHead> heads = heads(set);
        List<RuleMatches> matches = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != heads.size()) {
                return Optional.empty();
            }
            for (RuleHead head : heads) {
                RuleState state = RuleState.values()[CheckedBytes.readNumber(in, RuleState.values().length)];
                String reason = CheckedBytes.readText(in);
                List<String> conditions = new ArrayList<>();
                for (int left = CheckedBytes.readLength(in, Integer.BYTES); left > 0; left--) {
                    conditions.add(CheckedBytes.readText(in));
                }
                int[] rows = CheckedBytes.readNumbers(in, events);
                int[] ends = in.readBoolean() ? rows : CheckedBytes.readNumbers(in, events);
                matches.add(new RuleMatches(head, rows, ends, state, reason, conditions));
            }
            return in.read() >= 0 ? Optional.empty() : Optional.of(matches);
        } catch (IOException other) {
            return Optional.empty();
        }
    }
}
