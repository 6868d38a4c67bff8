package dev.parley.graphql.execution;

/** Why a document can't be kept and executed later. */
public enum DocumentFault {
    /** It is not GraphQL. */
    SYNTAX,
    /** It does not fit the schema. */
    SCHEMA,
    /** It declares a variable that it does not use. */
    UNUSED_VARIABLE,
    /** It has another operation than the wanted one, or several. */
    OPERATION,
    /** It declares a variable that will not be given, or of another type. */
    VARIABLE,
    /** It costs too much. */
    COST
}
