package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * One API action and the shape of its record.
 *
 * @param name such as {@code ec2:DescribeInstances}
 * @param service the first label of the event source
 * @param action the API action
 * @param write whether it changes something
 * @param data whether it is a data event
 * @param global whether it is logged in us-east-1 wherever it was called from
 * @param request JSON of the request parameters
 * @param response JSON of the answer
 * @param resources what the record lists as resources
 */
record ActionSpec(
        String name,
        String service,
        String action,
        boolean write,
        boolean data,
        boolean global,
        Template request,
        Template response,
        List<Touched> resources) {

    /** A resource in a record: its type and ARN. */
    record Touched(String type, Template arn) {}

    static ActionSpec parse(List<String> row) {
        String name = row.get(0);
        int colon = name.indexOf(':');
        List<Touched> resources = new ArrayList<>();
        if (!row.get(6).equals("-")) {
            for (String pair : row.get(6).split(";", -1)) {
                int bar = pair.indexOf('|');
                resources.add(new Touched(pair.substring(0, bar), new Template(pair.substring(bar + 1))));
            }
        }
        return new ActionSpec(
                name,
                name.substring(0, colon),
                name.substring(colon + 1),
                row.get(1).equals("W"),
                row.get(2).equals("D"),
                row.get(3).equals("g"),
                new Template(row.get(4)),
                new Template(row.get(5)),
                List.copyOf(resources));
    }

    String eventSource() {
        return service + ".amazonaws.com";
    }
}
