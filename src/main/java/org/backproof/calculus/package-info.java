/// Differentiation: derivatives as theorems, with the conditions under which they hold; kinks, and limits at points where a formula has none.
package org.backproof.calculus;
