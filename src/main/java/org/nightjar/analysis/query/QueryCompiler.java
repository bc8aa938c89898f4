package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.MatchAllDocsQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.OrQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.parser.EscapeQuerySyntax;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Turns the syntax tree of Lucene's standard parser into predicates. */
final class QueryCompiler {

    /** Where the parser puts a word that names no field. */
    private static final String ANY_FIELD = "*";

    private QueryCompiler() {}

    static Compiled compile(String text) throws NightjarException {
        try {
            return compile(new StandardSyntaxParser().parse(text, ANY_FIELD));
        } catch (QueryNodeParseException wrong) {
            throw invalid(text, wrong);
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new NightjarException(ErrorKind.QUERY_INVALID, "The query cannot be read: " + text, wrong);
        }
    }

    private static NightjarException invalid(String text, QueryNodeParseException wrong) {
        int column = SyntaxErrorColumn.find(wrong);
        String where = column > 0 ? " at column " + column : "";
        return new NightjarException(
                ErrorKind.QUERY_INVALID,
                "The query cannot be read" + where
                        + "; put values with blanks, colons, slashes or brackets in double quotes: " + text,
                wrong);
    }

    private static Compiled compile(QueryNode node) throws NightjarException {
        if (node instanceof GroupQueryNode group) {
            return compile(group.getChild());
        }
        if (node instanceof MatchAllDocsQueryNode) {
            return index -> row -> true;
        }
        if (node instanceof ModifierQueryNode modifier) {
            Compiled inner = compile(modifier.getChild());
            return modifier.getModifier() == ModifierQueryNode.Modifier.MOD_NOT ? not(inner) : inner;
        }
        if (node instanceof OrQueryNode) {
            return any(children(node));
        }
        if (node instanceof AndQueryNode || node instanceof BooleanQueryNode) {
            return all(children(node));
        }
        if (node instanceof TermRangeQueryNode range) {
            return range(range);
        }
        if (node instanceof FieldQueryNode term && isPlain(node)) {
            return term(term);
        }
        throw new NightjarException(
                ErrorKind.QUERY_INVALID,
                "The query uses “" + node.toQueryString(PLAIN) + "”, a form that Nightjar does not support.");
    }

    /** Fuzzy and similar nodes are field nodes too; they mean something else. */
    private static boolean isPlain(QueryNode node) {
        return node.getClass() == FieldQueryNode.class || node.getClass() == QuotedFieldQueryNode.class;
    }

    private static final EscapeQuerySyntax PLAIN = (text, locale, type) -> text;

    private static List<Compiled> children(QueryNode node) throws NightjarException {
        List<Compiled> compiled = new ArrayList<>();
        for (QueryNode child : node.getChildren()) {
            compiled.add(compile(child));
        }
        return compiled;
    }

    private static Compiled term(FieldQueryNode node) throws NightjarException {
        String field = node.getFieldAsString().toLowerCase(Locale.ROOT);
        boolean quoted = node instanceof QuotedFieldQueryNode;
        ValuePattern pattern = new ValuePattern(node.getText(), quoted);
        return field.equals(ANY_FIELD) ? FieldPredicates.anywhere(pattern) : FieldPredicates.field(field, pattern);
    }

    private static Compiled range(TermRangeQueryNode node) throws NightjarException {
        String field = String.valueOf(node.getField()).toLowerCase(Locale.ROOT);
        if (!field.equals("time")) {
            throw new NightjarException(
                    ErrorKind.QUERY_INVALID, "Only time can be asked for by range, not “" + field + "”.");
        }
        return TimeBounds.range(
                node.getLowerBound().getTextAsString(),
                node.isLowerInclusive(),
                node.getUpperBound().getTextAsString(),
                node.isUpperInclusive());
    }

    private static Compiled not(Compiled inner) {
        return index -> new Predicates.Not(inner.on(index));
    }

    private static Compiled all(List<Compiled> parts) {
        return index -> new Predicates.All(on(parts, index));
    }

    private static Compiled any(List<Compiled> parts) {
        return index -> new Predicates.Any(on(parts, index));
    }

    private static RowPredicate[] on(List<Compiled> parts, org.nightjar.store.EventIndex index) {
        return parts.stream().map(part -> part.on(index)).toArray(RowPredicate[]::new);
    }
}
