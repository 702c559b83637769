/// The standard library, read from `*.bp` by the parser and the elaborator of the language.
///
/// [org.backproof.library.Library] has its scope and one [org.backproof.library.Descriptor] a function; the claims in them are
/// [org.backproof.library.Lemma]s, proved elsewhere.
package org.backproof.library;
