package org.nightjar.ui.graph;

import java.util.Locale;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.ui.ShortName;

/** What is written beside a node. */
final class NodeName {

    private static final int MOST_CHARACTERS = 26;
    private static final String PROVIDER = ".amazonaws.com";

    private NodeName() {}

    static String of(EntityNode node) {
        if (node.isFolded()) {
            return String.format(
                    Locale.ROOT, "+%,d more %s", node.folded(), node.type().plural());
        }
        String value = node.value();
        return switch (node.type()) {
            case SERVICE -> value.endsWith(PROVIDER) ? value.substring(0, value.length() - PROVIDER.length()) : value;
            case RESOURCE, ROLE, TARGET -> ShortName.middle(ShortName.ofArn(value), MOST_CHARACTERS);
            case OPERATOR, ADDRESS, AGENT, ACCESS_KEY, USER -> ShortName.middle(value, MOST_CHARACTERS);
        };
    }

    /** Ids and addresses are read letter by letter. */
    static boolean isCode(NodeType type) {
        return switch (type) {
            case ADDRESS, ACCESS_KEY, RESOURCE, TARGET, ROLE -> true;
            case OPERATOR, AGENT, USER, SERVICE -> false;
        };
    }
}
