/// Syntax to terms: names, shapes, functions and statements get their meaning.
///
/// [org.backproof.elaborate.Elaborator] is the way in, [org.backproof.elaborate.Task] is what comes out, [org.backproof.elaborate.Scope] is
/// what is known between statements. What has no meaning is a `SourceError` with its place.
package org.backproof.elaborate;
