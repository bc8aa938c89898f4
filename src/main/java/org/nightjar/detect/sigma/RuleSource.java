package org.nightjar.detect.sigma;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log that a rule is for: its {@code logsource}; parts are "" where the rule does not say. */
record RuleSource(String product, String service, String category) {

    static RuleSource of(Map<String, Object> map) {
        return new RuleSource(part(map, "product"), part(map, "service"), part(map, "category"));
    }

    private static String part(Map<String, Object> map, String name) {
        return RuleYaml.text(map.get(name)).toLowerCase(Locale.ROOT);
    }

    /** Whether it is AWS CloudTrail, the log that Nightjar reads so far. */
    boolean isCloudTrail() {
        return product.equals("aws") && category.isEmpty() && (service.isEmpty() || service.equals("cloudtrail"));
    }

    /** Whether every part that the other says is the same here. */
    boolean isWithin(RuleSource wider) {
        return (wider.product.isEmpty() || wider.product.equals(product))
                && (wider.service.isEmpty() || wider.service.equals(service))
                && (wider.category.isEmpty() || wider.category.equals(category));
    }

    /** Such as {@code azure/signinlogs}. */
    String words() {
        return Stream.of(product, category, service)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
