/// What is trusted: theorems, which only this package makes, the inferences that make them, and the axioms of the primitive functions.
package org.backproof.kernel;
