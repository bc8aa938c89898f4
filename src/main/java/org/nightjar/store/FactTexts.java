package org.nightjar.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.NetworkClass;

/** Facts about addresses and user agents as numbers and texts of a column file, in the order of their codes, and back. */
final class FactTexts {

    static final int TEXTS_AN_ADDRESS = 9;
    static final int NUMBERS_AN_ADDRESS = 4;
    static final int TEXTS_AN_AGENT = 4;

    private FactTexts() {}

    static void writeAddresses(List<AddressFacts> facts, SectionWriter out) throws IOException {
        int size = facts.size();
        byte[] kinds = new byte[size];
        byte[] classes = new byte[size];
        long[][] numbers = new long[NUMBERS_AN_ADDRESS][size];
        Texts texts = new Texts();
        for (int code = 0; code < size; code++) {
            AddressFacts one = facts.get(code);
            AddressNotes notes = one.notes();
            kinds[code] = (byte) one.kind().ordinal();
            classes[code] = (byte) one.networkClass().ordinal();
            numbers[0][code] = Double.doubleToLongBits(one.latitude());
            numbers[1][code] = Double.doubleToLongBits(one.longitude());
            numbers[2][code] = one.accuracyRadiusKm();
            numbers[3][code] = one.asn();
            texts.add(one.countryCode());
            texts.add(one.city());
            texts.add(one.asOrganization());
            texts.add(notes.provider());
            texts.add(notes.connection());
            texts.add(notes.domain());
            texts.add(notes.placeSource());
            texts.add(notes.operatorSource());
            texts.add(notes.classSource());
        }
        Codes.of(kinds).writeTo(out);
        Codes.of(classes).writeTo(out);
        for (long[] column : numbers) {
            Longs.of(column).writeTo(out);
        }
        PackedValues.write(texts, out);
    }

    /** @param numbers latitude and longitude as bits, radius and AS number of each */
    static List<AddressFacts> addresses(Values logged, Codes kinds, Codes classes, Longs[] numbers, Values texts) {
        Map<String, String> same = new HashMap<>();
        List<AddressFacts> all = new ArrayList<>(logged.size());
        for (int code = 0; code < logged.size(); code++) {
            String[] text = texts(texts, code, TEXTS_AN_ADDRESS, same);
            all.add(new AddressFacts(
                    logged.value(code),
                    AddressKind.values()[kinds.get(code)],
                    text[0],
                    text[1],
                    Double.longBitsToDouble(numbers[0].get(code)),
                    Double.longBitsToDouble(numbers[1].get(code)),
                    (int) numbers[2].get(code),
                    numbers[3].get(code),
                    text[2],
                    NetworkClass.values()[classes.get(code)],
                    new AddressNotes(text[3], text[4], text[5], text[6], text[7], text[8])));
        }
        return all;
    }

    static void writeAgents(List<AgentFacts> facts, SectionWriter out) throws IOException {
        byte[] interactive = new byte[facts.size()];
        Texts texts = new Texts();
        for (int code = 0; code < interactive.length; code++) {
            AgentFacts one = facts.get(code);
            interactive[code] = (byte) (one.interactive() ? 1 : 0);
            texts.add(one.family());
            texts.add(one.version());
            texts.add(one.sdk());
            texts.add(one.system());
        }
        Codes.of(interactive).writeTo(out);
        PackedValues.write(texts, out);
    }

    static List<AgentFacts> agents(Codes interactive, Values texts) {
        Map<String, String> same = new HashMap<>();
        List<AgentFacts> all = new ArrayList<>(interactive.size());
        for (int code = 0; code < interactive.size(); code++) {
            String[] text = texts(texts, code, TEXTS_AN_AGENT, same);
            all.add(new AgentFacts(text[0], interactive.get(code) != 0, text[1], text[2], text[3]));
        }
        return all;
    }

    /** What repeats is one object. */
    private static String[] texts(Values texts, int number, int each, Map<String, String> same) {
        String[] some = new String[each];
        for (int i = 0; i < each; i++) {
            String text = texts.value(number * each + i);
            String known = same.putIfAbsent(text, text);
            some[i] = known == null ? text : known;
        }
        return some;
    }
}
