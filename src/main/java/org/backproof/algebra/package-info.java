/// Normal forms of terms, each reached by a theorem, and the search for proofs of conditions: signs, ranges, definedness.
package org.backproof.algebra;
