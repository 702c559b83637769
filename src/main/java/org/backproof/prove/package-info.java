/// From a claim to its verdict: a theorem where it is proved, a certified point where it is false; and the true statement nearest to a false one.
package org.backproof.prove;
