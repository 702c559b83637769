package org.backproof.language;

/// A line of somebody's notes about a network: a formula, or what is none.
public sealed interface NoteLine extends Syntax permits Formula, Unread {
}
