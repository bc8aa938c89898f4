package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The script of an attack or a decoy, read from a table: who plays it, when, with which sessions, step by step. The
 * format is described in {@code src/site/markdown/formats/scenario.md}. Immutable.
 *
 * @param name file name without ending
 * @param attack whether it is an attack
 * @param title one line for people
 * @param techniques ATT&amp;CK techniques
 * @param player {@code person} or {@code role}
 * @param part the function of the person, or the name of the role
 * @param day where in the period it starts, 0 to 1
 * @param everyDays repeated after so many days; 0 for once
 * @param zone {@code own} or a zone id: in which the steps' times are meant
 * @param roles sessions by the names that the steps use
 * @param steps in the table's order
 */
record Scenario(
        String name,
        boolean attack,
        String title,
        List<String> techniques,
        String player,
        String part,
        double day,
        int everyDays,
        String zone,
        Map<String, Entrance> roles,
        List<Step> steps) {

    /** How a session comes about: its kind and what that kind needs. */
    record Entrance(String kind, List<String> details) {
        String detail(int at) {
            return details.get(at);
        }
    }

    /**
     * One line of a script.
     *
     * @param dayOffset days after the start
     * @param minuteOfDay local time
     * @param session name of the session
     * @param action name of the action
     * @param count how often
     * @param spreadMinutes over how long
     * @param error error code or ""
     * @param fixed parameters, values still to be resolved
     * @param answer whether it is ordinary life's answer to the story and bears no label
     */
    record Step(
            int dayOffset,
            int minuteOfDay,
            String session,
            String action,
            int count,
            double spreadMinutes,
            String error,
            Map<String, String> fixed,
            boolean answer) {}

    /** Whether the player is seen at home, so that home must be known from their ordinary days. */
    boolean showsHome() {
        return roles.values().stream().anyMatch(entrance -> entrance.details().contains("home"));
    }

    static Scenario read(String name) {
        Map<String, List<String>> head = new LinkedHashMap<>();
        Map<String, Entrance> sessions = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (List<String> line : ResourceTable.lines("scenarios/" + name + ".tsv")) {
            switch (line.get(0)) {
                case "session" ->
                    sessions.put(line.get(1), new Entrance(line.get(2), List.copyOf(line.subList(3, line.size()))));
                case "step", "answer" -> steps.add(step(line));
                default -> head.put(line.get(0), List.copyOf(line.subList(1, line.size())));
            }
        }
        List<String> who = head.getOrDefault("who", List.of("person", "developer"));
        return new Scenario(
                name,
                value(head, "kind").equals("attack"),
                value(head, "title"),
                head.containsKey("techniques")
                        ? List.of(value(head, "techniques").split(",", -1))
                        : List.of(),
                who.get(0),
                who.get(1),
                Double.parseDouble(value(head, "day")),
                head.containsKey("every") ? Integer.parseInt(value(head, "every")) : 0,
                value(head, "zone"),
                Map.copyOf(sessions),
                List.copyOf(steps));
    }

    private static String value(Map<String, List<String>> head, String key) {
        return head.getOrDefault(key, List.of("")).get(0);
    }

    /** {@code step 0+21:14 session action count minutes error name=value…}, a dash for nothing. */
    private static Step step(List<String> line) {
        String when = line.get(1);
        int plus = when.indexOf('+');
        int colon = when.indexOf(':');
        Map<String, String> fixed = new LinkedHashMap<>();
        for (String pair : line.subList(7, line.size())) {
            int equals = pair.indexOf('=');
            fixed.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Step(
                Integer.parseInt(when.substring(0, plus)),
                Integer.parseInt(when.substring(plus + 1, colon)) * 60 + Integer.parseInt(when.substring(colon + 1)),
                line.get(2),
                line.get(3),
                Integer.parseInt(line.get(4)),
                Double.parseDouble(line.get(5)),
                line.get(6).equals("-") ? "" : line.get(6),
                Map.copyOf(fixed),
                line.get(0).equals("answer"));
    }
}
