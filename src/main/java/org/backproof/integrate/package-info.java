/// Antiderivatives and solutions of equations: proposals by a table of forms, linearity and substitution. Who shows one proves it.
package org.backproof.integrate;
