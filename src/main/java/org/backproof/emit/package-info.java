/// Code for losses and their gradients: from proved derivatives to a program in index notation, one named value a line, and from
/// there to source text, one printer a target.
package org.backproof.emit;
