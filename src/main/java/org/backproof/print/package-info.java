/// Everything that shows a term or a derivation: one layout stage, then one printer per target.
package org.backproof.print;
