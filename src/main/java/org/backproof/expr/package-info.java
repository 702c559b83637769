/// Terms and propositions: immutable, interned, in index notation. A tensor is a scalar with indices.
package org.backproof.expr;
