/// Text to syntax: the grammar of `grammar/`, read into records that know where they stood.
///
/// [org.backproof.language.Parser] is the way in, [org.backproof.language.Statement] and [org.backproof.language.Expression] are what comes out,
/// [org.backproof.language.SourceError] says what is wrong and where. Nothing here knows what a name means.
package org.backproof.language;
