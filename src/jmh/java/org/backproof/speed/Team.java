package org.backproof.speed;

/// Makes contenders of one kind.
interface Team {
    /// As the heading of a column.
    String name();

    Contender contender(Work work) throws Exception;
}
