package org.nightjar.ui.graph;

import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.model.People;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** What is written beside a node. */
final class NodeName {

    private static final int MOST_CHARACTERS = 26;
    private static final String PROVIDER = ".amazonaws.com";

    private NodeName() {}

    static String of(EntityNode node, People people) {
        if (node.isFolded()) {
            return Words.of(
                    "graph.more", Figures.count(node.folded()), node.type().plural());
        }
        String alias = people.alias(node.type().dimension(), node.value());
        if (!alias.isEmpty()) {
            return Figures.shortened(alias, MOST_CHARACTERS);
        }
        String value = node.value();
        return switch (node.type()) {
            case SERVICE -> value.endsWith(PROVIDER) ? value.substring(0, value.length() - PROVIDER.length()) : value;
            case RESOURCE, ROLE, TARGET -> Figures.shortened(ofArn(value), MOST_CHARACTERS);
            case OPERATOR, ADDRESS, AGENT, ACCESS_KEY, USER -> Figures.shortened(value, MOST_CHARACTERS);
        };
    }

    /** What is left of an ARN without what all of its kind share: {@code bucket/key}, {@code role/name}. */
    private static String ofArn(String name) {
        if (!name.startsWith("arn:")) {
            return name;
        }
        String[] parts = name.split(":", 6);
        return parts.length < 6 ? name : parts[5];
    }

    /** Ids and addresses are read letter by letter. */
    static boolean isCode(NodeType type) {
        return switch (type) {
            case ADDRESS, ACCESS_KEY, RESOURCE, TARGET, ROLE -> true;
            case OPERATOR, AGENT, USER, SERVICE -> false;
        };
    }
}
